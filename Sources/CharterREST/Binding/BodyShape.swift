import GraphQLRoutes
import GraphQLSchema

/// What the body of a route is to be, for forms whose texts do not say what they are: what stands in `<limit>10</limit>`
/// is a number where the schema says so, and one `<tag>` is a list where it wants one.
///
/// Each level is looked up when somebody asks for it, so that input types may contain themselves.
public struct BodyShape: Sendable {
    public enum Kind: Sendable, Hashable {
        /// Whatever comes: a scalar of the schema's own, or something that the route does not know.
        case any
        /// A string, an identifier, or the name of an enum's value.
        case text
        case number
        case boolean
        case list
        case object
    }

    private enum Content: Sendable {
        case members([RouteValue])
        case value(RouteValue, TypeReference)
    }

    private let input: RouteInput
    private let content: Content

    /// Of a whole body; nil for a route that takes none.
    public init?(_ input: RouteInput) {
        guard let body = input.body else { return nil }
        if let argument = body.argument, !body.isObject {
            self.init(input, .value(argument, argument.type))
        } else {
            self.init(input, .members(body.members))
        }
    }

    private init(_ input: RouteInput, _ content: Content) {
        self.input = input
        self.content = content
    }

    public var kind: Kind {
        guard case .value(_, let type) = content else { return .object }
        if type.isList { return .list }
        let named = input.schema.namedType(of: type)
        switch named.kind {
        case .inputObject: return .object
        case .enum: return .text
        default:
            switch named.builtInScalar {
            case .int, .float: return .number
            case .boolean: return .boolean
            case .string, .id: return .text
            case nil: return .any
            }
        }
    }

    /// Of an item of a list; of the thing itself when it is none.
    public var item: BodyShape {
        guard case .value(let value, let type) = content, type.isList else { return self }
        return BodyShape(input, .value(value, type.itemType))
    }

    /// Of the member that clients call `name`; nil when there is none.
    public func member(_ name: String) -> BodyShape? {
        let members =
            switch content {
            case .members(let members): members
            case .value(let value, let type): type.isList ? [] : input.members(of: value)
            }
        return members.first { $0.isCalled(name) }.map { BodyShape(input, .value($0, $0.type)) }
    }
}
