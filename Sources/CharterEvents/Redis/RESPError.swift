/// Why bytes are not the Redis serialization protocol, or more of it than is accepted. What follows them cannot be
/// trusted, so the connection has to be given up.
enum RESPError: Error, Sendable, Hashable {
    case unknownType(UInt8)
    /// A line is not what its type asks for.
    case malformed(type: UInt8)
    case tooLong(bytes: Int)
    case tooManyElements(Int)
    case tooDeep(Int)
}
