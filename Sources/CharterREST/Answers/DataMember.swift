import GraphQLJSON

/// Finds things in data that is JSON, without making values of what nobody asks for.
enum DataMember {
    /// A member of the outermost object that is a whole number.
    static func integer(_ name: String, in data: UnsafeRawBufferPointer) -> Int64? {
        guard data.first == UInt8(ascii: "{") else { return nil }
        var found: Int64?
        var reader = JSONReader(data.bindMemory(to: UInt8.self), maxDepth: 512)
        do throws(JSONError) {
            try reader.readMembers { (reader, key, _) throws(JSONError) in
                guard key == name else { return try reader.skipValue() }
                if case .int(let number) = try reader.readValue() { found = number }
            }
        } catch {
            return nil
        }
        return found
    }

    static func value(_ data: UnsafeRawBufferPointer) -> JSONValue? {
        try? JSONValue.parse(data.bindMemory(to: UInt8.self), maxDepth: 512)
    }
}
