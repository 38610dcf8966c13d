import Testing

@Suite struct UnboundArgumentsCheckTests {
    private let inputs = """
        input In { name: String!, parts: [Part!]! }
        input Part { n: Int }
        input Flat { name: String!, part: Part!, more: [Part!] }
        """

    @Test func theQueryCarriesTexts() {
        #expect(diagnoseField(#"(a: Int!, b: [ID!]!, c: Flat!): Int @rest(path: "/x")"#, and: inputs) == [])
    }

    @Test func whatItDoesNotCarryNeedsABody() {
        let cannot = "the query carries scalars, enums and lists of them, and its type is "
        #expect(
            diagnoseField(#"(in: In!, all: [Part!]!, some: [Part!]): Int @rest(path: "/x")"#, and: inputs) == [
                #"gives clients no way to send "all": \#(cannot)"[Part!]!". Take it from the body: body: "all"."#,
                #"gives clients no way to send "in.parts": \#(cannot)"[Part!]!". Take it from the body: body: "in"."#,
            ])
        #expect(diagnoseField(#"(in: In!): Int @rest(method: POST, path: "/x", body: "in")"#, and: inputs) == [])
        #expect(diagnoseField(#"(in: In!): Int @rest(method: POST, path: "/x", body: "*")"#, and: inputs) == [])
    }
}
