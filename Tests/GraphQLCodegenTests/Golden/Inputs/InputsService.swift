import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage

/// The Swift type that the schema binds `DateTime` to: seconds, written as text.
public struct Timestamp: GraphQLScalar {
    let seconds: Int

    public init(input: JSONValue) throws {
        guard case .string(let text) = input, text.hasSuffix("s"), let seconds = Int(text.dropLast()) else {
            throw GraphQLError("DateTime needs a text such as \"12s\".", code: .badUserInput)
        }
        self.seconds = seconds
    }

    init(seconds: Int) { self.seconds = seconds }

    public func serialized() throws -> JSONValue {
        guard seconds >= 0 else { throw GraphQLError("Before the beginning.") }
        return .string("\(seconds)s")
    }
}

/// Hand-written resolvers that say what they were given.
struct InputsService: InputsResolvers {
    func echo(
        order: Order, note: String?, tags: [String]?, limit: Int, weights: [Double?]?, context: ResolverContext
    ) async throws -> String {
        var parts = ["id=\(order.id)", "count=\(order.count)", "color=\(order.color.rawValue)"]
        switch order.comment {
        case .absent: parts.append("comment absent")
        case .null: parts.append("comment null")
        case .value(let text): parts.append("comment=\(text)")
        }
        parts.append("priority=\(order.priority.map { "\($0)" } ?? "nil")")
        parts.append("gift=\(order.gift.optional.map { "\($0)" } ?? "nil")")
        parts.append("lines=\(order.lines.map { "\($0.sku):\($0.price)" }.joined(separator: "+"))")
        if case .value(let parent) = order.parent { parts.append("parent=\(parent.id)") }
        if case .value(let filter) = order.filter, case .value(let not) = filter.not {
            parts.append("not=\(not.text.optional ?? "nil")")
        }
        parts.append("note=\(note ?? "nil")")
        parts.append("tags=\((tags ?? []).joined(separator: "+"))")
        parts.append("limit=\(limit)")
        parts.append("weights=\((weights ?? []).map { $0.map { "\($0)" } ?? "nil" }.joined(separator: "+"))")
        return parts.joined(separator: " ")
    }

    func find(by: Lookup, context: ResolverContext) async throws -> String? {
        switch by {
        case .id(let id): "id \(id)"
        case .name(let name): "name \(name)"
        case .nested(let lookup): try await find(by: lookup, context: context).map { "nested \($0)" }
        case .color(let color): "color \(color)"
        }
    }

    func at(time: Timestamp, context: ResolverContext) async throws -> Timestamp? {
        Timestamp(seconds: time.seconds - 10)
    }

    func json(value: JSON?, context: ResolverContext) async throws -> JSON? { value }

    func page(first: Int, context: ResolverContext) async throws -> [Color] { Array(Color.allCases.prefix(first)) }
}

/// The executable schema over these resolvers, for the tests.
public func makeInputs() throws -> any ExecutableSchema { try GeneratedSchema(resolvers: InputsService()) }
