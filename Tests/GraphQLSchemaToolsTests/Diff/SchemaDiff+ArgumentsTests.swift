import Testing

@testable import GraphQLSchemaTools

@Suite struct SchemaDiffArgumentsTests {
    private func expect(_ old: String, _ new: String, _ expected: [String], at: SourceLocation = #_sourceLocation)
        throws
    {
        let more = "input I { x: Int = 1 y: [E!] = [A] } enum E { A B } scalar S "
        try expectChanges(
            of: more + "type T { f(\(old)): Int }", to: more + "type T { f(\(new)): Int }", expected, sourceLocation: at
        )
    }

    @Test func addedAndRemovedArguments() throws {
        try expect(
            "a: Int, b: Int", "b: Int, c: Int, d: Int!, e: Int! = 1",
            [
                "ARG_REMOVED T.f(a:): T.f arg a was removed.",
                "OPTIONAL_ARG_ADDED T.f(c:): An optional arg c on T.f was added.",
                "REQUIRED_ARG_ADDED T.f(d:): A required arg d on T.f was added.",
                "OPTIONAL_ARG_ADDED T.f(e:): An optional arg e on T.f was added.",
            ])
    }

    @Test(arguments: [
        ("Int", "Int!", false), ("Int!", "Int", true), ("Int", "Float", false), ("[Int!]!", "[Int]", true),
        ("[Int]", "[Int!]", false), ("Int", "[Int]", false), ("[[Int!]]!", "[[Int]]", true),
    ])
    func changedTypes(old: String, new: String, isSafe: Bool) throws {
        let type = isSafe ? "ARG_CHANGED_KIND_SAFE" : "ARG_CHANGED_KIND"
        try expect("a: \(old)", "a: \(new)", ["\(type) T.f(a:): T.f arg a has changed type from \(old) to \(new)."])
    }

    @Test func defaultsThatGoComeAndChange() throws {
        try expect("a: Int = 1", "a: Int", ["ARG_DEFAULT_VALUE_CHANGE T.f(a:): T.f arg a defaultValue was removed."])
        try expect("a: Int", "a: Int = 1", ["ARG_DEFAULT_VALUE_ADDED T.f(a:): T.f arg a got the defaultValue 1."])
        try expect(
            "a: I = {}", "a: I = {y: [B, A], x: 2}",
            [
                "ARG_DEFAULT_VALUE_CHANGE T.f(a:): T.f arg a has changed defaultValue from {x: 1, y: [A]} "
                    + "to {x: 2, y: [B, A]}."
            ])
        try expect(
            "a: String = \"x\"", "a: String = null",
            ["ARG_DEFAULT_VALUE_CHANGE T.f(a:): T.f arg a has changed defaultValue from \"x\" to null."])
    }

    @Test(arguments: [
        ("a: Float = 1", "a: Float = 1.0"), ("a: I = {x: 1, y: [A]}", "a: I = {y: A}"),
        ("a: [Int] = 1", "a: [Int] = [1]"),
        ("a: ID = 1", "a: ID = \"1\""), ("a: String = \"\"\"a\"\"\"", "a: String = \"\\u0061\""),
    ])
    func defaultsThatAreWrittenInAnotherWayAreEqual(old: String, new: String) throws {
        try expect(old, new, [])
    }

    @Test func theDefaultOfATypeThatChangedForTheWorseIsNotCompared() throws {
        try expect(
            "a: Int = 1", "a: Int! = 2", ["ARG_CHANGED_KIND T.f(a:): T.f arg a has changed type from Int to Int!."])
    }
}
