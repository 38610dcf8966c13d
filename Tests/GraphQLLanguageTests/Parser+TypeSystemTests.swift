import GraphQLLanguage
import Testing

@Suite struct ParserTypeSystemTests {
    @Test func readsEveryKindOfType() throws {
        let document = try Document.parse(KitchenSink.typeSystem)
        let kinds = Set(document.typeDefinitions.map(\.kind))
        #expect(kinds == Set(TypeKind.allCases))
        for kind in TypeKind.allCases {
            #expect(document.typeDefinitions.contains { $0.kind == kind && $0.isExtension })
            #expect(document.typeDefinitions.contains { $0.kind == kind && !$0.isExtension })
        }
        #expect(document.schemaDefinitions.map(\.isExtension) == [false, true, true])
        #expect(document.directiveDefinitions.map(\.isRepeatable) == [true, false, false])
        #expect(document.directiveDefinitions[2].locations.count == DirectiveLocation.allCases.count)
    }

    @Test func readsObjects() throws {
        let document = try Document.parse(
            #""t" type T implements A & B @x { "f" f("a" a: Int = 1 @y, b: [T!]!): T! @z g: Int }"#)
        let type = document.typeDefinitions[0]
        #expect(document.text(type.name) == "T")
        #expect(document.description(type.description) == "t")
        #expect(type.interfaces.map { document.text(document.names[$0]) } == ["A", "B"])
        #expect(type.directives.count == 1)
        #expect(type.fields.map { document.text(document.fieldDefinitions[$0].name) } == ["f", "g"])
        let field = document.fieldDefinitions[try #require(type.fields.first)]
        #expect(document.description(field.description) == "f")
        #expect(document.print(field.type) == "T!")
        #expect(field.arguments.map { document.text(document.inputValueDefinitions[$0].name) } == ["a", "b"])
        let argument = document.inputValueDefinitions[try #require(field.arguments.first)]
        #expect(document.description(argument.description) == "a")
        #expect(argument.defaultValue.map(document.print) == "1")
        #expect(argument.directives.count == 1)
    }

    @Test func takesALeadingDelimiter() throws {
        let document = try Document.parse("type T implements & A & B union U = | A | B directive @d on | FIELD | QUERY")
        #expect(document.typeDefinitions[0].interfaces.count == 2)
        #expect(document.typeDefinitions[1].members.count == 2)
        #expect(document.directiveDefinitions[0].locations.count == 2)
    }

    @Test func readsBodiesThatAreLeftOut() throws {
        let document = try Document.parse("type A interface B union C enum D input E scalar F")
        #expect(
            document.typeDefinitions.map { $0.fields.count + $0.members.count + $0.values.count } == [0, 0, 0, 0, 0, 0])
    }

    @Test func locatesDefinitionsFromTheirDescription() throws {
        let text = #"type A "d" type B { "e" f("g" h: Int = 1 @i): C } "j" enum K { "l" M }"#
        let document = try Document.parse(text)
        func source(_ range: SourceRange) -> String { document.source.text(range) }
        #expect(
            document.typeDefinitions.map { source($0.range) } == [
                "type A", #""d" type B { "e" f("g" h: Int = 1 @i): C }"#, #""j" enum K { "l" M }"#,
            ])
        #expect(source(document.fieldDefinitions[0].range) == #""e" f("g" h: Int = 1 @i): C"#)
        #expect(source(document.inputValueDefinitions[0].range) == #""g" h: Int = 1 @i"#)
        #expect(source(document.enumValueDefinitions[0].range) == #""l" M"#)
    }

    @Test(arguments: [
        SyntaxErrorExpectation("type", "Expected Name, found <EOF>.", 1, 5),
        SyntaxErrorExpectation("type T {}", "Expected Name, found \"}\".", 1, 9),
        SyntaxErrorExpectation("type T { a }", "Expected \":\", found \"}\".", 1, 12),
        SyntaxErrorExpectation("type T { a() : B }", "Expected Name, found \")\".", 1, 12),
        SyntaxErrorExpectation("type T { a: }", "Expected Name, found \"}\".", 1, 13),
        SyntaxErrorExpectation("type T { \"d\" }", "Expected Name, found \"}\".", 1, 14),
        SyntaxErrorExpectation("type T implements", "Expected Name, found <EOF>.", 1, 18),
        SyntaxErrorExpectation("type T implements && A", "Expected Name, found \"&\".", 1, 20),
        SyntaxErrorExpectation("type T implements A B", "Unexpected Name \"B\".", 1, 21),
        SyntaxErrorExpectation("type T implements A, B { a: C }", "Unexpected Name \"B\".", 1, 22),
        SyntaxErrorExpectation("interface T {}", "Expected Name, found \"}\".", 1, 14),
        SyntaxErrorExpectation("union U =", "Expected Name, found <EOF>.", 1, 10),
        SyntaxErrorExpectation("union U = |", "Expected Name, found <EOF>.", 1, 12),
        SyntaxErrorExpectation("union U = A | | B", "Expected Name, found \"|\".", 1, 15),
        SyntaxErrorExpectation("union U = || A", "Expected Name, found \"|\".", 1, 12),
        SyntaxErrorExpectation("enum E {}", "Expected Name, found \"}\".", 1, 9),
        SyntaxErrorExpectation(
            "enum E { true }", "Name \"true\" is reserved and cannot be used for an enum value.", 1, 10),
        SyntaxErrorExpectation(
            "enum E { A false }", "Name \"false\" is reserved and cannot be used for an enum value.", 1, 12),
        SyntaxErrorExpectation(
            "enum E { null }", "Name \"null\" is reserved and cannot be used for an enum value.", 1, 10),
        SyntaxErrorExpectation("input I {}", "Expected Name, found \"}\".", 1, 10),
        SyntaxErrorExpectation("input I { a(b: C): D }", "Expected \":\", found \"(\".", 1, 12),
        SyntaxErrorExpectation("input I { a: B = }", "Unexpected \"}\".", 1, 18),
        SyntaxErrorExpectation("scalar", "Expected Name, found <EOF>.", 1, 7),
        SyntaxErrorExpectation("scalar S {", "Expected Name, found <EOF>.", 1, 11),
        SyntaxErrorExpectation("schema", "Expected \"{\", found <EOF>.", 1, 7),
        SyntaxErrorExpectation("schema {}", "Expected Name, found \"}\".", 1, 9),
        SyntaxErrorExpectation("schema { foo: T }", "Unexpected Name \"foo\".", 1, 10),
        SyntaxErrorExpectation("schema { query T }", "Expected \":\", found Name \"T\".", 1, 16),
        SyntaxErrorExpectation("schema { query: [T] }", "Expected Name, found \"[\".", 1, 17),
        SyntaxErrorExpectation("directive d on FIELD", "Expected \"@\", found Name \"d\".", 1, 11),
        SyntaxErrorExpectation("directive @d", "Expected \"on\", found <EOF>.", 1, 13),
        SyntaxErrorExpectation("directive @d on", "Expected Name, found <EOF>.", 1, 16),
        SyntaxErrorExpectation("directive @d on FIELD |", "Expected Name, found <EOF>.", 1, 24),
        SyntaxErrorExpectation("directive @d on NOWHERE", "Unexpected Name \"NOWHERE\".", 1, 17),
        SyntaxErrorExpectation("directive @d on field", "Unexpected Name \"field\".", 1, 17),
        SyntaxErrorExpectation("directive @d() on FIELD", "Expected Name, found \")\".", 1, 14),
        SyntaxErrorExpectation("directive @d repeatable FIELD", "Expected \"on\", found Name \"FIELD\".", 1, 25),
    ])
    func refusesMalformedDefinitions(_ expectation: SyntaxErrorExpectation) { expectation.check() }

    @Test(arguments: [
        SyntaxErrorExpectation("extend", "Unexpected <EOF>.", 1, 7),
        SyntaxErrorExpectation("extend foo", "Unexpected Name \"foo\".", 1, 8),
        SyntaxErrorExpectation("extend query {a}", "Unexpected Name \"query\".", 1, 8),
        SyntaxErrorExpectation("extend directive @d on FIELD", "Unexpected Name \"directive\".", 1, 8),
        SyntaxErrorExpectation("extend \"d\" type T @a", "Unexpected String \"d\".", 1, 8),
        SyntaxErrorExpectation("extend schema", "Unexpected <EOF>.", 1, 14),
        SyntaxErrorExpectation("extend scalar S", "Unexpected <EOF>.", 1, 16),
        SyntaxErrorExpectation("extend type T", "Unexpected <EOF>.", 1, 14),
        SyntaxErrorExpectation("extend type T {}", "Expected Name, found \"}\".", 1, 16),
        SyntaxErrorExpectation("extend interface T type U", "Unexpected Name \"type\".", 1, 20),
        SyntaxErrorExpectation("extend union U", "Unexpected <EOF>.", 1, 15),
        SyntaxErrorExpectation("extend enum E", "Unexpected <EOF>.", 1, 14),
        SyntaxErrorExpectation("extend input I", "Unexpected <EOF>.", 1, 15),
        SyntaxErrorExpectation("extend schema {}", "Expected Name, found \"}\".", 1, 16),
    ])
    func refusesExtensionsThatAddNothing(_ expectation: SyntaxErrorExpectation) { expectation.check() }
}
