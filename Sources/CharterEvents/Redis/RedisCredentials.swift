/// Who to be for Redis: a user of its access control list, or the default user with only a password. The password never
/// shows itself in text, logs or dumps.
public struct RedisCredentials: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    /// Nil is the default user.
    public let username: String?
    private let password: String

    public init(username: String? = nil, password: String) {
        self.username = username
        self.password = password
    }

    /// The words behind `HELLO 3`.
    var greeting: [String] { ["AUTH", username ?? "default", password] }

    /// The command for servers that do not know HELLO; before version 6 they know no user names either.
    var command: [String] { ["AUTH"] + (username.map { [$0] } ?? []) + [password] }

    /// The text without the password: servers repeat the words of commands that they do not know.
    func redact(_ text: String) -> String {
        password.isEmpty ? text : text.replacing(password, with: "(hidden)")
    }

    public var description: String { "RedisCredentials(username: \(username ?? "default"), password hidden)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
