import GraphQLSchema

/// What a route reads from the body of a request.
public final class RouteBody: Sendable {
    /// The argument whose value the whole body is; nil where the body's members are arguments.
    public let argument: RouteValue?
    /// The members of the body's object. Empty where the body is the value of an argument that is no input object.
    public let members: [RouteValue]
    /// Whether a request without a body is refused. An empty body is an object without members.
    public let isRequired: Bool

    init(argument: RouteValue?, members: [RouteValue], isRequired: Bool) {
        self.argument = argument
        self.members = members
        self.isRequired = isRequired
    }

    /// Whether the body is an object with `members`.
    public var isObject: Bool { argument == nil || !members.isEmpty }
}

/// Why a route does not fit its schema.
public struct RouteInputError: Error, Hashable, CustomStringConvertible {
    public let description: String

    public init(description: String) { self.description = description }
}
