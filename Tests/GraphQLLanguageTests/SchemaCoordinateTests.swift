import GraphQLLanguage
import Testing

@Suite struct SchemaCoordinateTests {
    @Test(arguments: [
        ("User", SchemaCoordinate.type("User")),
        ("__Type", .type("__Type")),
        ("User.name", .member(type: "User", name: "name")),
        ("Color.RED", .member(type: "Color", name: "RED")),
        ("Query.user(id:)", .argument(type: "Query", field: "user", name: "id")),
        ("@deprecated", .directive("deprecated")),
        ("@deprecated(reason:)", .directiveArgument(directive: "deprecated", name: "reason")),
    ])
    func readsAndPrints(text: String, coordinate: SchemaCoordinate) throws {
        #expect(try SchemaCoordinate(parsing: text) == coordinate)
        #expect(coordinate.description == text)
    }

    @Test(arguments: [
        ("", "Expected Name, found <EOF>.", 1),
        ("@", "Expected Name, found <EOF>.", 2),
        (".name", "Expected Name, found \".\".", 1),
        ("User.", "Expected Name, found <EOF>.", 6),
        ("User.name.first", "Expected <EOF>, found \".\".", 10),
        ("User(id:)", "Expected <EOF>, found \"(\".", 5),
        ("Query.user(", "Expected Name, found <EOF>.", 12),
        ("Query.user()", "Expected Name, found \")\".", 12),
        ("Query.user(id)", "Expected \":\", found \")\".", 14),
        ("Query.user(id:", "Expected \")\", found <EOF>.", 15),
        ("Query.user(id:x)", "Expected \")\", found Name \"x\".", 15),
        ("Query.user(id:)x", "Expected <EOF>, found Name \"x\".", 16),
        ("@deprecated.reason", "Expected <EOF>, found \".\".", 12),
        ("@@a", "Expected Name, found \"@\".", 2),
        ("User .name", "Invalid character: \" \".", 5),
        (" User", "Invalid character: \" \".", 1),
        ("1", "Invalid character: \"1\".", 1),
        ("User.é", "Invalid character: U+00E9.", 6),
        ("User#c", "Invalid character: \"#\".", 5),
    ])
    func refusesOtherTexts(text: String, message: String, column: Int) {
        let expected = GraphQLError(
            "Syntax Error: " + message, code: .parseFailed, locations: [.init(line: 1, column: column)])
        #expect(throws: expected) { try SchemaCoordinate(parsing: text) }
    }
}
