import GraphQLLanguage
import Testing

@Suite struct ParserValueTests {
    private func value(_ text: String) throws -> (Document, ValueNode) {
        let document = try Document.parse("{a(b: \(text))}")
        return (document, document.values[document.arguments[0].value])
    }

    @Test(arguments: [
        ("1", ValueNode.Kind.int), ("-0", .int), ("1.0", .float), ("1e3", .float), ("\"\"", .string),
        ("\"\"\"\"\"\"", .blockString), ("true", .boolean), ("false", .boolean), ("null", .null), ("TRUE", .enum),
        ("nul", .enum), ("on", .enum), ("[]", .list), ("{}", .object), ("$v", .variable),
    ])
    func tellsTheKindsApart(text: String, kind: ValueNode.Kind) throws {
        let (document, value) = try value(text)
        #expect(value.kind == kind)
        #expect(document.source.text(value.range) == text)
    }

    @Test func carriesWhatAKindNeeds() throws {
        #expect(try value("true").1.flag)
        #expect(try !value("false").1.flag)
        #expect(try value(#""\n""#).1.flag)
        #expect(try !value(#""n""#).1.flag)
        let (variables, variable) = try value("$name")
        #expect(variables.text(variable.name) == "name")
        let (enums, enumValue) = try value("RED")
        #expect(enums.text(enumValue.name) == "RED")
    }

    @Test func keepsTheItemsOfAListTogether() throws {
        let (document, list) = try value("[[1, [2, 3]], {x: [4]}, 5]")
        #expect(list.children.map(document.print) == ["[1, [2, 3]]", "{x: [4]}", "5"])
        let first = document.values[try #require(list.children.first)]
        #expect(first.children.map(document.print) == ["1", "[2, 3]"])
    }

    @Test func keepsTheFieldsOfAnObjectTogether() throws {
        let (document, object) = try value("{a: {b: {c: 1}, d: 2}, e: [{f: 3}], g: {}}")
        func names(_ range: NodeRange) -> [String] { range.map { document.text(document.objectFields[$0].name) } }
        #expect(names(object.children) == ["a", "e", "g"])
        let first = document.objectFields[try #require(object.children.first)]
        let inner = document.values[first.value]
        #expect(names(inner.children) == ["b", "d"])
    }

    @Test(arguments: ["T", "T!", "[T]", "[T!]", "[T]!", "[T!]!", "[[T]!]", "[[[T!]]!]!"])
    func readsTypeReferences(_ text: String) throws {
        let document = try Document.parse("query ($a: \(text)) {a}")
        let type = document.variableDefinitions[0].type
        #expect(document.print(type) == text)
        #expect(document.text(type.name) == "T")
        #expect(Int(type.listDepth) == text.filter { $0 == "[" }.count)
        #expect(type.isNonNull == text.hasSuffix("!"))
    }

    @Test(arguments: [
        SyntaxErrorExpectation("{a(b: [)}", "Unexpected \")\".", 1, 8),
        SyntaxErrorExpectation("{a(b: [1", "Unexpected <EOF>.", 1, 9),
        SyntaxErrorExpectation("{a(b: [}", "Unexpected \"}\".", 1, 8),
        SyntaxErrorExpectation("{a(b: {)}", "Expected Name, found \")\".", 1, 8),
        SyntaxErrorExpectation("{a(b: {c})}", "Expected \":\", found \"}\".", 1, 9),
        SyntaxErrorExpectation("{a(b: {c:})}", "Unexpected \"}\".", 1, 10),
        SyntaxErrorExpectation("{a(b: {\"c\": 1})}", "Expected Name, found String \"c\".", 1, 8),
        SyntaxErrorExpectation("{a(b: $)}", "Expected Name, found \")\".", 1, 8),
        SyntaxErrorExpectation("{a(b: $1)}", "Expected Name, found Int \"1\".", 1, 8),
        SyntaxErrorExpectation("{a(b: @c)}", "Unexpected \"@\".", 1, 7),
        SyntaxErrorExpectation("{a(b: 1 2)}", "Expected Name, found Int \"2\".", 1, 9),
        SyntaxErrorExpectation("query ($a: T = $b) {a}", "Unexpected variable \"$b\" in constant value.", 1, 16),
        SyntaxErrorExpectation("query ($a: T = [{c: $b}]) {a}", "Unexpected variable \"$b\" in constant value.", 1, 21),
        SyntaxErrorExpectation("query ($a: T @d(b: $c)) {a}", "Unexpected variable \"$c\" in constant value.", 1, 20),
        SyntaxErrorExpectation("type T @d(a: $b)", "Unexpected variable \"$b\" in constant value.", 1, 14),
        SyntaxErrorExpectation("input I {a: T = $b}", "Unexpected variable \"$b\" in constant value.", 1, 17),
        SyntaxErrorExpectation("query ($a: T = $) {a}", "Unexpected \"$\".", 1, 16),
        SyntaxErrorExpectation("query ($a: [T) {a}", "Expected \"]\", found \")\".", 1, 14),
        SyntaxErrorExpectation("query ($a: T!!) {a}", "Expected \"$\", found \"!\".", 1, 14),
        SyntaxErrorExpectation("query ($a: []) {a}", "Expected Name, found \"]\".", 1, 13),
        SyntaxErrorExpectation("query ($a: $b) {a}", "Expected Name, found \"$\".", 1, 12),
    ])
    func refusesMalformedValuesAndTypes(_ expectation: SyntaxErrorExpectation) { expectation.check() }
}
