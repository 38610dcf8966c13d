import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

/// Result coercion of JSON values (the "Result Coercion" paragraphs of spec section 3), with errors in the wording of
/// the reference implementation.
enum DynamicValue {
    static func nullError(_ coordinate: String) -> GraphQLError {
        GraphQLError("Cannot return null for non-nullable field \(coordinate).")
    }

    static func listError(_ coordinate: String) -> GraphQLError {
        GraphQLError("Expected Iterable, but did not find one for field \"\(coordinate)\".")
    }

    /// Refuses what cannot be an object of a composite type.
    static func checkObject(_ value: JSONValue, _ type: TypeReference, _ schema: Schema, _ coordinate: String) throws {
        let named = schema.namedType(of: type)
        guard named.isAbstract else {
            guard case .object = value else {
                throw GraphQLError("Expected value of type \"\(named.name)\" but got: \(value.inspected).")
            }
            return
        }
        guard let name = value["__typename"]?.stringValue else {
            throw GraphQLError(
                "Abstract type \"\(named.name)\" must resolve to an Object type at runtime for field \"\(coordinate)\": "
                    + "the object has no \"__typename\".")
        }
        guard let concrete = schema.type(name) else {
            throw GraphQLError(
                "Abstract type \"\(named.name)\" was resolved to a type \"\(name)\" that does not exist inside the schema."
            )
        }
        guard concrete.kind == .object else {
            throw GraphQLError("Abstract type \"\(named.name)\" was resolved to a non-object type \"\(name)\".")
        }
        guard schema.isSubtype(concrete.id, of: named.id) else {
            throw GraphQLError("Runtime Object type \"\(name)\" is not a possible type for \"\(named.name)\".")
        }
    }

    /// The place of an object's concrete type among the possible types.
    static func possibleType(of value: JSONValue, among possible: [TypeID], _ schema: Schema) -> Int? {
        guard let name = value["__typename"]?.stringValue, let type = schema.type(name) else { return nil }
        return possible.firstIndex(of: type.id)
    }

    /// A scalar or enum value as the response shows it.
    static func serializeLeaf(_ value: JSONValue, _ type: NamedType) throws -> JSONValue {
        if type.kind == .enum {
            if let name = value.stringValue, type.enumValue(name) != nil { return value }
            throw GraphQLError("Enum \"\(type.name)\" cannot represent value: \(value.inspected)")
        }
        switch type.builtInScalar {
        case .int: return try int(value)
        case .float: return try float(value)
        case .string: return try string(value)
        case .boolean: return try boolean(value)
        case .id: return try id(value)
        case nil: return value
        }
    }

    private static func number(_ value: JSONValue) -> Double? {
        switch value {
        case .bool(let flag): flag ? 1 : 0
        case .int(let number): Double(number)
        case .double(let number): number
        case .string(let text) where !text.isEmpty: Double(text)
        default: nil
        }
    }

    private static func int(_ value: JSONValue) throws -> JSONValue {
        guard let number = number(value), number == number.rounded() else {
            throw GraphQLError("Int cannot represent non-integer value: \(value.inspected)")
        }
        guard let exact = Int32(exactly: number) else {
            throw GraphQLError("Int cannot represent non 32-bit signed integer value: \(value.inspected)")
        }
        return .int(Int64(exact))
    }

    private static func float(_ value: JSONValue) throws -> JSONValue {
        guard let number = number(value), number.isFinite else {
            throw GraphQLError("Float cannot represent non numeric value: \(value.inspected)")
        }
        return .double(number)
    }

    private static func string(_ value: JSONValue) throws -> JSONValue {
        switch value {
        case .string: return value
        case .bool, .int, .double: return .string(value.serializedText)
        default: throw GraphQLError("String cannot represent value: \(value.inspected)")
        }
    }

    private static func boolean(_ value: JSONValue) throws -> JSONValue {
        switch value {
        case .bool: return value
        case .int(let number): return .bool(number != 0)
        case .double(let number): return .bool(number != 0)
        default: throw GraphQLError("Boolean cannot represent a non boolean value: \(value.inspected)")
        }
    }

    private static func id(_ value: JSONValue) throws -> JSONValue {
        switch value {
        case .string: return value
        case .int(let number): return .string(String(number))
        case .double(let number) where number == number.rounded():
            // Whole numbers in digits, as the reference implementation writes them, as far as it does.
            guard abs(number) < 1e21, let whole = Int128(exactly: number) else { return .string(value.serializedText) }
            return .string(String(whole))
        default: throw GraphQLError("ID cannot represent value: \(value.inspected)")
        }
    }
}
