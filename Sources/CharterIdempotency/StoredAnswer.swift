/// An answer as it is kept for those who send the request again.
public struct StoredAnswer: Sendable, Hashable {
    /// A field line of HTTP.
    public struct Field: Sendable, Hashable {
        public let name: String
        public let value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The status of HTTP.
    public var status: Int
    /// `Content-Type` and whatever else belongs to the answer itself, such as `Location` and `ETag`; not what belongs
    /// to the connection or the moment, such as `Date`.
    public var fields: [Field]
    /// Nil when it was too large to be kept: the work was done, but its answer cannot be given again.
    public var body: [UInt8]?

    public init(status: Int, fields: [Field], body: [UInt8]?) {
        self.status = status
        self.fields = fields
        self.body = body
    }

    /// The value of the first field of this name, in whatever case.
    public subscript(field name: String) -> String? {
        fields.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}

extension StoredAnswer {
    /// The fields as HTTP writes them, one a line. A field that could not be a line of its own is left out.
    var head: [UInt8] {
        var head: [UInt8] = []
        for field in fields where field.isOneLine { head += Array("\(field.name): \(field.value)\r\n".utf8) }
        return head
    }

    /// Reads what `head` wrote.
    static func fields(_ head: [UInt8]) -> [Field] {
        head.split(separator: UInt8(ascii: "\n")).compactMap { line in
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
            let value = line[line.index(after: colon)...].dropFirst().dropLast()
            return Field(String(decoding: line[..<colon], as: UTF8.self), String(decoding: value, as: UTF8.self))
        }
    }
}

extension StoredAnswer.Field {
    fileprivate var isOneLine: Bool {
        !name.isEmpty && !name.utf8.contains(UInt8(ascii: ":"))
            && !(name.utf8.contains { $0 < 0x20 } || value.utf8.contains { $0 < 0x20 && $0 != 0x09 })
    }
}
