import GraphQLLanguage
import Testing

@Suite struct PrinterExecutableTests {
    private func expectPrinted(
        _ text: String, _ expected: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws {
        #expect(try Document.parse(text).printed() == expected, sourceLocation: sourceLocation)
    }

    @Test func usesTheShorthandWherePossible() throws {
        try expectPrinted("query { a }", "{\n  a\n}")
        try expectPrinted("{ a }", "{\n  a\n}")
        try expectPrinted("query Q { a }", "query Q {\n  a\n}")
        try expectPrinted("query @d { a }", "query @d {\n  a\n}")
        try expectPrinted("query ($v: T) { a }", "query ($v: T) {\n  a\n}")
        try expectPrinted("mutation { a }", "mutation {\n  a\n}")
        try expectPrinted("\"d\" query { a }", "\"d\"\nquery {\n  a\n}")
    }

    @Test func printsHeadersOnOneLine() throws {
        try expectPrinted(
            "subscription S($a:[T!]!=[1,2]@x(y:1)@z,$b:T)@d(e:$a)@f{g}",
            "subscription S($a: [T!]! = [1, 2] @x(y: 1) @z, $b: T) @d(e: $a) @f {\n  g\n}")
        try expectPrinted("fragment F on T@d{a}", "fragment F on T @d {\n  a\n}")
    }

    @Test func leavesDescriptionsOutOnRequest() throws {
        let text = "\"d\" query Q(\"v\" $v: T) { ...F } \"f\" fragment F on T { a }"
        #expect(
            try Document.parse(text).printed(withDescriptions: false)
                == "query Q($v: T) {\n  ...F\n}\n\nfragment F on T {\n  a\n}")
        #expect(try Document.parse("\"d\" query { a }").printed(withDescriptions: false) == "{\n  a\n}")
    }

    @Test func printsOneSelectionALine() throws {
        try expectPrinted(
            "{a,b:c(d:1 e:$f)@g{h{i}} ...F@j ...on T{k}...@l{m}...{n}}",
            """
            {
              a
              b: c(d: 1, e: $f) @g {
                h {
                  i
                }
              }
              ...F @j
              ... on T {
                k
              }
              ... @l {
                m
              }
              ... {
                n
              }
            }
            """)
    }

    @Test func breaksArgumentsOfFieldsPastEightyColumns() throws {
        let value = String(repeating: "x", count: 68)
        // `a: b(c: "…")` is 80 long, wherever it stands.
        try expectPrinted("{o{a:b(c:\"\(value)x\")}}", "{\n  o {\n    a: b(c: \"\(value)x\")\n  }\n}")
        try expectPrinted(
            "{o{a:b(c:\"\(value)xx\" d:[1 2])@e(f:1)}}",
            "{\n  o {\n    a: b(\n      c: \"\(value)xx\"\n      d: [1, 2]\n    ) @e(f: 1)\n  }\n}")
        // As the reference implementation counts: an emoji is two long.
        let wide = String(repeating: "😀", count: 34)
        try expectPrinted("{a:b(c:\"\(wide)x\")}", "{\n  a: b(c: \"\(wide)x\")\n}")
        try expectPrinted("{a:b(c:\"\(wide)xx\")}", "{\n  a: b(\n    c: \"\(wide)xx\"\n  )\n}")
    }

    @Test func breaksNoArgumentsOfDirectives() throws {
        let value = String(repeating: "x", count: 100)
        try expectPrinted("{a @b(c: \"\(value)\", d: 1)}", "{\n  a @b(c: \"\(value)\", d: 1)\n}")
    }

    @Test func indentsTheLinesOfBlockStrings() throws {
        try expectPrinted(
            "{a{b(c:\"\"\"x\n y\"\"\" d:1)}}",
            "{\n  a {\n    b(c: \"\"\"\n    x\n    y\n    \"\"\", d: 1)\n  }\n}")
    }

    @Test func printsDescriptions() throws {
        try expectPrinted(
            "\"q\" query Q(\"a\" $a: T = 1 @x $b: T) {a} \"\"\"f\"\"\" fragment F on T {a}",
            """
            "q"
            query Q(
              "a"
              $a: T = 1 @x
              $b: T
            ) {
              a
            }

            \"""f\"""
            fragment F on T {
              a
            }
            """)
    }
}
