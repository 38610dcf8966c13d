import GraphQLJSON
import GraphQLSchema

/// One value that a route takes from its clients: an argument, or a field of an input argument. A reference, since every
/// request looks at some.
public final class RouteValue: Sendable {
    /// What clients call it: `user_id`; in a query the names along the way with dots, `filter.min_level`.
    public let name: String
    /// The same in the schema's own spelling, which is accepted too: `userId`, `filter.minLevel`.
    public let schemaName: String
    /// The argument and, behind it, the input fields that lead to the value. Empty for the switch of a route that can
    /// stream, which is no argument.
    public let argument: [String]
    public let type: TypeReference
    /// Whether the request is refused without it. In a body: without it in its object.
    public let isRequired: Bool
    /// The default, coerced; `.null` is a default of null, nil no default.
    public let defaultValue: JSONValue?
    public let description: String?
    public let deprecationReason: String?
    /// What is applied to the argument or field, `@constraint` for instance.
    public let directives: [AppliedDirective]

    init(
        name: String, schemaName: String, argument: [String], type: TypeReference, isRequired: Bool,
        defaultValue: JSONValue?, description: String?, deprecationReason: String?, directives: [AppliedDirective]
    ) {
        self.name = name
        self.schemaName = schemaName
        self.argument = argument
        self.type = type
        self.isRequired = isRequired
        self.defaultValue = defaultValue
        self.description = description
        self.deprecationReason = deprecationReason
        self.directives = directives
    }

    /// Whether this is the switch of a route that can stream.
    public var isStreamSwitch: Bool { argument.isEmpty }

    public func directive(_ name: String) -> AppliedDirective? { directives.first { $0.name == name } }

    /// Whether clients may call the value `name`.
    public func isCalled(_ name: String) -> Bool { self.name == name || schemaName == name }
}

extension RouteValue {
    /// The same value for clients who call it otherwise.
    func renamed(_ name: String, schemaName: String? = nil, isRequired: Bool? = nil) -> RouteValue {
        RouteValue(
            name: name, schemaName: schemaName ?? self.schemaName, argument: argument, type: type,
            isRequired: isRequired ?? self.isRequired, defaultValue: defaultValue, description: description,
            deprecationReason: deprecationReason, directives: directives)
    }

    /// A field of this input object.
    func field(_ field: InputValueDefinition) -> RouteValue {
        RouteValue(
            name: RESTName.snakeCase(field.name), schemaName: field.name, argument: argument + [field.name],
            type: field.type, isRequired: field.isRequired, defaultValue: field.defaultValue,
            description: field.description, deprecationReason: field.deprecationReason, directives: field.directives)
    }
}
