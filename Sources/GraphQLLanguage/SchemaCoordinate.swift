/// The unique name of one element of a schema (spec section "Schema Coordinates"), for tools that point at it:
/// `User`, `User.name`, `Query.user(id:)`, `@deprecated` or `@deprecated(reason:)`.
public enum SchemaCoordinate: Sendable, Hashable {
    case type(String)
    /// A field, an input field or an enum value.
    case member(type: String, name: String)
    case argument(type: String, field: String, name: String)
    case directive(String)
    case directiveArgument(directive: String, name: String)

    /// Reads a coordinate. It contains no whitespace and no comments.
    ///
    /// Throws a syntax error at the character that could not be accepted.
    public init(parsing text: String) throws(GraphQLError) {
        let source = Source(text, name: "GraphQL schema coordinate")
        do throws(SyntaxError) {
            var reader = SchemaCoordinateReader(bytes: source.bytes)
            self = try reader.read()
        } catch {
            throw error.located(in: source)
        }
    }
}

extension SchemaCoordinate: CustomStringConvertible {
    public var description: String {
        switch self {
        case .type(let name): name
        case .member(let type, let name): "\(type).\(name)"
        case .argument(let type, let field, let name): "\(type).\(field)(\(name):)"
        case .directive(let name): "@\(name)"
        case .directiveArgument(let directive, let name): "@\(directive)(\(name):)"
        }
    }
}

/// Its grammar has tokens of its own (a dot is none in a document), so it does not go through `Lexer`.
private struct SchemaCoordinateReader {
    let bytes: [UInt8]
    private var position = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func read() throws(SyntaxError) -> SchemaCoordinate {
        let coordinate = skip("@") ? try readDirective() : try readType()
        guard position == bytes.count else { throw expected("<EOF>") }
        return coordinate
    }

    private mutating func readDirective() throws(SyntaxError) -> SchemaCoordinate {
        let directive = try readName()
        guard let name = try readArgument() else { return .directive(directive) }
        return .directiveArgument(directive: directive, name: name)
    }

    private mutating func readType() throws(SyntaxError) -> SchemaCoordinate {
        let type = try readName()
        guard skip(".") else { return .type(type) }
        let member = try readName()
        guard let name = try readArgument() else { return .member(type: type, name: member) }
        return .argument(type: type, field: member, name: name)
    }

    private mutating func readArgument() throws(SyntaxError) -> String? {
        guard skip("(") else { return nil }
        let name = try readName()
        guard skip(":") else { throw expected("\":\"") }
        guard skip(")") else { throw expected("\")\"") }
        return name
    }

    private mutating func readName() throws(SyntaxError) -> String {
        let end = endOfName()
        guard end > position else { throw expected("Name") }
        defer { position = end }
        return String(decoding: bytes[position..<end], as: UTF8.self)
    }

    private func endOfName() -> Int {
        guard position < bytes.count, CharacterClass.isNameStart(bytes[position]) else { return position }
        return bytes[position...].firstIndex { !CharacterClass.isNameContinue($0) } ?? bytes.count
    }

    private mutating func skip(_ punctuator: UnicodeScalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: punctuator) else { return false }
        position += 1
        return true
    }

    /// Names what was expected when something else of the grammar stands here, else the invalid character.
    private func expected(_ what: String) -> SyntaxError {
        let isPunctuator = position < bytes.count && "().:@".utf8.contains(bytes[position])
        let name = String(decoding: bytes[position..<endOfName()], as: UTF8.self)
        let character = bytes.withUnsafeBufferPointer { CharacterClass.describe($0, at: position) }
        if position == bytes.count || isPunctuator {
            return SyntaxError("Expected \(what), found \(character).", at: position)
        }
        return name.isEmpty
            ? SyntaxError("Invalid character: \(character).", at: position)
            : SyntaxError("Expected \(what), found Name \"\(name)\".", at: position)
    }
}
