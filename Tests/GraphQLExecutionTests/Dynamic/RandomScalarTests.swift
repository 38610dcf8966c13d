import GraphQLJSON
import GraphQLSchema
import Testing

@testable import GraphQLExecution

@Suite struct RandomScalarTests {
    private let schema: Schema

    init() throws {
        schema = try Schema.build(
            sdl:
                "type Query { i: Int f: Float s: String b: Boolean d: ID t: DateTime u: UUID } scalar DateTime scalar UUID"
        )
    }

    private func values(_ type: String, named name: String = "x") throws -> [JSONValue] {
        let type = try #require(schema.type(type))
        return (0..<50).map { RandomScalar.value(of: type, named: name, SeedMix($0)) }
    }

    @Test func valuesAreOfTheirType() throws {
        for value in try values("Int") {
            guard case .int(0..<1_000) = value else { throw JSONError("\(value)", at: 0) }
        }
        for value in try values("Float") {
            guard case .double(0..<1_000) = value else { throw JSONError("\(value)", at: 0) }
        }
        #expect(Set(try values("Boolean")) == [true, false])
        #expect(try values("ID").allSatisfy { Int($0.stringValue ?? "") != nil })
        #expect(try values("String").allSatisfy { $0.stringValue?.split(separator: " ").count == 3 })
    }

    @Test(arguments: [
        ("String", "userEmail", "[a-z]+@example\\.com"), ("String", "homepageUrl", "https://example\\.com/[a-z]+"),
        ("String", "createdAt", "20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"),
        ("String", "birthday", "20\\d\\d-\\d\\d-\\d\\d"),
        ("String", "fullName", "[A-Z][a-z]+ [A-Z][a-z]+"),
        ("DateTime", "x", "20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"),
        ("String", "format", "[a-z]+ [a-z]+ [a-z]+"),
        ("UUID", "x", "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"),
    ])
    func namesHintAtForms(type: String, name: String, pattern: String) throws {
        let form = try Regex(pattern)
        for value in try values(type, named: name) {
            #expect(try form.wholeMatch(in: value.stringValue ?? "") != nil, "\(value)")
        }
    }

    @Test func theSeedAloneDecides() throws {
        #expect(try values("String") == values("String"))
        #expect(Set(try values("String")).count > 25)
    }
}
