import GraphQLSchema

/// How a variable or a field of an input object is kept and written.
enum ClientInputEncoding: Hashable {
    /// Must be given.
    case always
    /// May be left out, so that a default takes its place, but never null.
    case ifPresent
    /// May be left out or null.
    case unlessAbsent

    init(_ type: TypeReference, hasDefault: Bool) {
        self = !type.isNonNull ? .unlessAbsent : hasDefault ? .ifPresent : .always
    }

    func property(
        _ name: String, _ type: TypeReference, _ types: SwiftTypes, description: String?, deprecation: String? = nil,
        isBoxed: Bool = false
    ) -> PropertyModel {
        let value = types.nonNullText(type)
        switch self {
        case .always:
            return PropertyModel(
                name: name, type: value, description: description, deprecation: deprecation, isBoxed: isBoxed)
        case .ifPresent:
            return PropertyModel(
                name: name, type: value + "?", description: description, deprecation: deprecation, isBoxed: isBoxed,
                defaultValue: "nil")
        case .unlessAbsent:
            return PropertyModel(
                name: name, type: "\(ClientName.nullable)<\(value)>", description: description,
                deprecation: deprecation, isBoxed: isBoxed, defaultValue: ".absent")
        }
    }

    /// The statement that writes `value` into `fields`.
    func statement(_ fields: String, _ name: String, _ value: String) -> String {
        let label =
            switch self {
            case .always: ""
            case .ifPresent: "ifPresent: "
            case .unlessAbsent: "unlessAbsent: "
            }
        return "\(fields).set(\(SwiftStringLiteral.quoted(name)), \(label)\(value))"
    }
}
