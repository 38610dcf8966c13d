import CharterREST
import GraphQLJSON
import GraphQLRoutes
import GraphQLSchema
import GraphQLTransport
import Testing

@testable import CharterApp

/// Bodies in XML, for every route that takes one.
@Suite struct RouteBodiesTests {
    private static let markup = RESTRoutes.markup(TransportLimits())

    private static let inputs: [(name: String, input: RouteInput)] = GeneratedSchema.routes.compactMap { route in
        guard let schema = try? GeneratedSchema.makeSchema(), let input = try? RouteInput(route, schema: schema),
            input.body != nil
        else { return nil }
        return ("\(route.method.rawValue) \(route.path)", input)
    }

    private func read(_ document: String, _ input: RouteInput) throws -> JSONValue {
        try Self.markup.read(Array(document.utf8), nil, try #require(BodyShape(input)))
    }

    @Test func thereAreRoutesWithBodies() { #expect(Self.inputs.count >= 12) }

    /// Every member that there is, lists with one item, and what markup could be mistaken for.
    @Test(arguments: inputs.map(\.name))
    func everyBodyComesBackAsItWas(_ name: String) throws {
        let input = try #require(Self.inputs.first { $0.name == name }?.input)
        let value = try #require(Self.body(input))
        let document = String(decoding: try Self.markup.write(value), as: UTF8.self)
        #expect(try read(document, input) == value)
        // A client that knows no marks writes the same without them, and spaces as it likes.
        let plain = document.replacing(#/ (type="(number|boolean|string)"|list="item")/#, with: "").replacing(
            "><", with: ">\n  <")
        #expect(try read(plain, input) == value, "\(plain)")
    }

    @Test func nullAndNothingAreWhatTheyAreInDocumentsOfAnswers() throws {
        let input = try #require(Self.inputs.first { $0.name == "POST /api/v1/ai/chat" }?.input)
        let null = #"<r xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><temperature xsi:nil="true"/></r>"#
        #expect(try read(null, input) == ["temperature": .null])
        #expect(try read(#"<r><temperature type="null"/></r>"#, input) == ["temperature": .null])
        #expect(try read(#"<r><messages list="empty"/></r>"#, input) == ["messages": []])
        #expect(try read("<r/>", input) == [:])
        // What is no number stays what it is, for the binder to say so.
        #expect(try read("<r><temperature/></r>", input) == ["temperature": ""])
        #expect(try read("<r><temperature>hot</temperature></r>", input) == ["temperature": "hot"])
    }

    // MARK: Bodies

    private static func body(_ input: RouteInput) -> JSONValue? {
        guard let body = input.body else { return nil }
        guard body.isObject else { return body.argument.map { value($0, $0.type, input, depth: 0) } }
        return .object(JSONObject(body.members.map { ($0.name, value($0, $0.type, input, depth: 0)) }))
    }

    private static func value(_ target: RouteValue, _ type: TypeReference, _ input: RouteInput, depth: Int) -> JSONValue
    {
        if type.isList { return [value(target, type.itemType, input, depth: depth)] }
        let named = input.schema.namedType(of: type)
        switch named.kind {
        case .enum: return named.enumValues.first.map { .string($0.name) } ?? .null
        case .inputObject:
            guard depth < 3 else { return [:] }
            return .object(
                JSONObject(
                    input.members(of: target).map { ($0.name, value($0, $0.type, input, depth: depth + 1)) }))
        default:
            switch named.builtInScalar {
            case .int: return 7
            case .float: return 1.5
            case .boolean: return true
            case .string, .id: return "1 < 2 & \"x\"\n true"
            case nil: return "2026-01-31T12:00:00Z"
            }
        }
    }
}
