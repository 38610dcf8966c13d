/// The names that a client may call the server by in `Host`.
///
/// A page of another site can point a name of its own at 127.0.0.1 and then talk to a loopback server as its own origin
/// (DNS rebinding). The name is all that gives it away, so a server on loopback answers to its own names only.
public struct HostPolicy: Sendable, Hashable {
    /// Names and addresses in lower case, IPv6 in brackets; without ports.
    private let names: [[UInt8]]
    /// Answers to every name.
    public let allowsAny: Bool

    public static let any = HostPolicy(names: [], allowsAny: true)

    private init(names: [[UInt8]], allowsAny: Bool) {
        self.names = names
        self.allowsAny = allowsAny
    }

    /// The loopback names, and those that something in front of the server uses.
    public static func loopback(and names: [String] = []) -> HostPolicy {
        let all = ["127.0.0.1", "localhost", "[::1]"] + names
        return HostPolicy(names: all.map { Array($0.lowercased().utf8) }, allowsAny: false)
    }

    /// For a server that listens at `host`: anything goes unless that is a loopback address.
    static func listening(at host: String) -> HostPolicy {
        let digits = host.utf8.allSatisfy { $0 == UInt8(ascii: ".") || ($0 >= 0x30 && $0 <= 0x39) }
        let isLoopback = host == "localhost" || host == "::1" || (host.hasPrefix("127.") && digits)
        return isLoopback ? loopback(and: [host]) : any
    }

    /// Whether a value of `Host`, with or without a port, is a name of the server.
    func admits(_ host: UnsafeRawBufferPointer) -> Bool {
        if allowsAny { return true }
        let name = UnsafeRawBufferPointer(rebasing: host[..<Self.nameLength(host)])
        return names.contains { Self.equals(name, $0) }
    }

    /// How many bytes stand before the port.
    private static func nameLength(_ host: UnsafeRawBufferPointer) -> Int {
        var length = host.count
        while length > 0, host[length - 1] &- 0x30 < 10 { length -= 1 }
        return length > 0 && host[length - 1] == UInt8(ascii: ":") ? length - 1 : host.count
    }

    private static func equals(_ name: UnsafeRawBufferPointer, _ lowercase: [UInt8]) -> Bool {
        guard name.count == lowercase.count else { return false }
        for index in 0..<name.count {
            var byte = name[index]
            if byte &- 0x41 < 26 { byte |= 0x20 }
            if byte != lowercase[index] { return false }
        }
        return true
    }
}
