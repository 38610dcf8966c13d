import GraphQLLanguage
import Testing

@Suite struct ParserExecutableTests {
    @Test func readsOperations() throws {
        let document = try Document.parse("{a} query {a} query Q {a} mutation M {a} subscription {a}")
        #expect(document.operations.map(\.operationType) == [.query, .query, .query, .mutation, .subscription])
        #expect(document.operations.map { $0.name.map(document.text) } == [nil, nil, "Q", "M", nil])
        #expect(document.operations.map(\.isShorthand) == [true, false, false, false, false])
    }

    @Test func readsVariables() throws {
        let document = try Document.parse("query Q($a: Int = 1 @x @y, $b: [T!]!) @d {c}")
        let variables = document.variableDefinitions
        #expect(variables.map { document.text($0.name) } == ["a", "b"])
        #expect(variables.map { document.print($0.type) } == ["Int", "[T!]!"])
        #expect(variables.map { $0.defaultValue.map(document.print) } == ["1", nil])
        #expect(variables.map(\.directives.count) == [2, 0])
        #expect(document.operations[0].directives.map { document.text(document.directives[$0].name) } == ["d"])
    }

    @Test func readsDescriptions() throws {
        let document = try Document.parse(
            #""op" query Q("v" $a: Int """w""" $b: Int $c: Int) {a} """frag""" fragment F on T {a}"#)
        #expect(document.description(document.operations[0].description) == "op")
        #expect(document.variableDefinitions.map { document.description($0.description) } == ["v", "w", nil])
        #expect(document.description(document.fragments[0].description) == "frag")
    }

    @Test func readsFields() throws {
        let document = try Document.parse("{ x: a(b: 1, c: $d) @e { f } g }")
        let names = document.fields.map { document.text($0.name) }
        #expect(names == ["a", "f", "g"])
        #expect(document.fields.map { document.text($0.responseName) } == ["x", "f", "g"])
        #expect(document.fields[0].arguments.map { document.text(document.arguments[$0].name) } == ["b", "c"])
        #expect(document.fields.map { $0.selectionSet == nil } == [false, true, true])
    }

    @Test func keepsTheSelectionsOfASetTogether() throws {
        let document = try Document.parse("{ a { b { c } d } ...F ... { e { f } } g }")
        func names(_ set: Int) -> [String] {
            document.selectionSets[set].selections.map { index in
                switch document.selections[index] {
                case .field(let field): document.text(document.fields[field].name)
                case .fragmentSpread(let spread): "..." + document.text(document.fragmentSpreads[spread].name)
                case .inlineFragment: "..."
                }
            }
        }
        #expect(names(document.operations[0].selectionSet) == ["a", "...F", "...", "g"])
        #expect(names(document.fields[0].selectionSet ?? 0) == ["b", "d"])
        #expect(names(document.inlineFragments[0].selectionSet) == ["e"])
    }

    @Test func readsFragments() throws {
        let document = try Document.parse(
            "{ ...onThe ... on T @a { b } ... @c { d } ... { e } } fragment F on T @g { h } fragment fragment on on { i }"
        )
        #expect(document.fragmentSpreads.map { document.text($0.name) } == ["onThe"])
        #expect(document.inlineFragments.map { $0.typeCondition.map(document.text) } == ["T", nil, nil])
        #expect(document.inlineFragments.map(\.directives.count) == [1, 1, 0])
        #expect(document.fragments.map { document.text($0.name) } == ["F", "fragment"])
        #expect(document.fragments.map { document.text($0.typeCondition) } == ["T", "on"])
    }

    @Test func takesKeywordsForNames() throws {
        for word in ["on", "fragment", "query", "mutation", "subscription", "true", "false", "null", "type", "extend"] {
            let text = "query \(word)($\(word): \(word)) { \(word): \(word)(\(word): $\(word)) @\(word) }"
            #expect(try Document.parse(text).printed().contains("\(word): \(word)(\(word): $\(word)) @\(word)"))
        }
    }

    @Test func locatesNodesByTheirText() throws {
        let text = #"  "d" query Q("e" $a: [Int!]! = 1 @x) @y(b: {c: [2]}) { f: g(h: 3) { ...F @z ... on T { i } } }  "#
        let document = try Document.parse(text)
        func source(_ range: SourceRange) -> String { document.source.text(range) }
        #expect(source(document.operations[0].range) == text.drop { $0 == " " }.dropLast(2))
        #expect(source(document.variableDefinitions[0].range) == #""e" $a: [Int!]! = 1 @x"#)
        #expect(source(document.variableDefinitions[0].type.range) == "[Int!]!")
        #expect(source(document.variableDefinitions[0].name.range) == "a")
        #expect(document.directives.map { source($0.range) } == ["@x", "@y(b: {c: [2]})", "@z"])
        #expect(document.arguments.map { source($0.range) } == ["b: {c: [2]}", "h: 3"])
        #expect(document.objectFields.map { source($0.range) } == ["c: [2]"])
        #expect(source(document.fields[0].range) == "f: g(h: 3) { ...F @z ... on T { i } }")
        #expect(source(document.fragmentSpreads[0].range) == "...F @z")
        #expect(source(document.inlineFragments[0].range) == "... on T { i }")
        #expect(document.selectionSets.map { source($0.range) }.first == "{ i }")
    }

    @Test(arguments: [
        SyntaxErrorExpectation("{", "Expected Name, found <EOF>.", 1, 2),
        SyntaxErrorExpectation("{ }", "Expected Name, found \"}\".", 1, 3),
        SyntaxErrorExpectation("{ a { } }", "Expected Name, found \"}\".", 1, 7),
        SyntaxErrorExpectation(
            "{ ...MissingOn }\nfragment MissingOn Type", "Expected \"on\", found Name \"Type\".", 2, 20),
        SyntaxErrorExpectation("query", "Expected \"{\", found <EOF>.", 1, 6),
        SyntaxErrorExpectation("query Q }", "Expected \"{\", found \"}\".", 1, 9),
        SyntaxErrorExpectation("query Q R {a}", "Expected \"{\", found Name \"R\".", 1, 9),
        SyntaxErrorExpectation("query () {a}", "Expected \"$\", found \")\".", 1, 8),
        SyntaxErrorExpectation("query ($a) {a}", "Expected \":\", found \")\".", 1, 10),
        SyntaxErrorExpectation("query (a: T) {a}", "Expected \"$\", found Name \"a\".", 1, 8),
        SyntaxErrorExpectation("query (\"d\" a: T) {a}", "Expected \"$\", found Name \"a\".", 1, 12),
        SyntaxErrorExpectation("query ($a: ) {a}", "Expected Name, found \")\".", 1, 12),
        SyntaxErrorExpectation("{ a: }", "Expected Name, found \"}\".", 1, 6),
        SyntaxErrorExpectation("{ a: b: c }", "Expected Name, found \":\".", 1, 7),
        SyntaxErrorExpectation("{ a() }", "Expected Name, found \")\".", 1, 5),
        SyntaxErrorExpectation("{ a(b) }", "Expected \":\", found \")\".", 1, 6),
        SyntaxErrorExpectation("{ a(b:) }", "Unexpected \")\".", 1, 7),
        SyntaxErrorExpectation("{ a(b: 1 }", "Expected Name, found \"}\".", 1, 10),
        SyntaxErrorExpectation("{ a @ }", "Expected Name, found \"}\".", 1, 7),
        SyntaxErrorExpectation("{ a @b() }", "Expected Name, found \")\".", 1, 8),
        SyntaxErrorExpectation("{ ... }", "Expected \"{\", found \"}\".", 1, 7),
        SyntaxErrorExpectation("{ ...on }", "Expected Name, found \"}\".", 1, 9),
        SyntaxErrorExpectation("{ ... on {a} }", "Expected Name, found \"{\".", 1, 10),
        SyntaxErrorExpectation("{ ... on T }", "Expected \"{\", found \"}\".", 1, 12),
        SyntaxErrorExpectation("{ ...F { a } }", "Expected Name, found \"{\".", 1, 8),
        SyntaxErrorExpectation("fragment on on T {a}", "Unexpected Name \"on\".", 1, 10),
        SyntaxErrorExpectation("fragment F on {a}", "Expected Name, found \"{\".", 1, 15),
        SyntaxErrorExpectation("fragment F($a: T) on T {a}", "Expected \"on\", found \"(\".", 1, 11),
        SyntaxErrorExpectation("fragment F on T", "Expected \"{\", found <EOF>.", 1, 16),
        SyntaxErrorExpectation("{ \"d\" a }", "Expected Name, found String \"d\".", 1, 3),
    ])
    func refusesMalformedOperations(_ expectation: SyntaxErrorExpectation) { expectation.check() }
}
