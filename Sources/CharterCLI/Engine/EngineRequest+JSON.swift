import GraphQLJSON
import GraphQLLanguage

extension EngineRequest {
    /// Reads a request of a batch; throws an error that says which member is missing or of the wrong type.
    init(json line: JSONObject) throws(GraphQLError) {
        let members = RequestMembers(object: line)
        switch try members.text("command") {
        case "validate":
            self = .validate(schema: try members.source("schema"), document: try members.optionalSource("document"))
        case "parse": self = .parse(document: try members.source("document"))
        case "execute": self = .execute(try EngineExecution(members))
        case "introspect": self = .introspect(schema: try members.source("schema"))
        case "print-schema": self = .printSchema(schema: try members.source("schema"))
        case "diff": self = .diff(old: try members.source("old"), new: try members.source("new"))
        case let command: throw GraphQLError("Unknown command \"\(command)\".")
        }
    }
}

extension EngineExecution {
    fileprivate init(_ members: RequestMembers) throws(GraphQLError) {
        self.init(
            schema: try members.source("schema"), document: try members.source("document"),
            values: try Self.values(members), variables: try members.optionalObject("variables"),
            operationName: try members.optionalText("operationName"))
    }

    private static func values(_ members: RequestMembers) throws(GraphQLError) -> Values {
        switch try members.optionalText("wiring") {
        case "conformance": return .conformance
        case "random": return .random(seed: 0)
        case let wiring?: throw GraphQLError("Unknown wiring \"\(wiring)\".")
        case nil: break
        }
        guard let root = members.object["root"] else { throw GraphQLError("\"root\" or \"wiring\" is missing.") }
        return .root(root)
    }
}

/// The members of a request, by name and type; null counts as absent where a member is optional.
private struct RequestMembers {
    let object: JSONObject

    func optionalText(_ name: String) throws(GraphQLError) -> String? {
        switch object[name] {
        case .string(let text): return text
        case nil, .null: return nil
        default: throw GraphQLError("\"\(name)\" must be a string.")
        }
    }

    func text(_ name: String) throws(GraphQLError) -> String {
        guard let text = try optionalText(name) else { throw GraphQLError("\"\(name)\" is missing.") }
        return text
    }

    func optionalSource(_ name: String) throws(GraphQLError) -> Source? { try optionalText(name).map { Source($0) } }

    func source(_ name: String) throws(GraphQLError) -> Source { Source(try text(name)) }

    func optionalObject(_ name: String) throws(GraphQLError) -> JSONObject {
        switch object[name] {
        case .object(let members): return members
        case nil, .null: return JSONObject()
        default: throw GraphQLError("\"\(name)\" must be an object.")
        }
    }
}
