import Testing

@Suite struct StreamCheckTests {
    private let subscription = "type Subscription { s(a: Int): Int, t(a: Int!, b: Int): Int }"

    private func diagnose(_ arguments: String, _ rest: String) -> [String] {
        diagnoseField(#"(\#(arguments)): Int @rest(method: POST, path: "/x", \#(rest))"#, and: subscription)
    }

    @Test func theStreamTakesTheSame() {
        #expect(diagnose("a: Int", #"body: "*", stream: "s""#) == [])
        #expect(
            diagnose("a: Int", #"body: "*", stream: "t""#) == [
                #"has the stream "t", whose arguments are not the same: they differ in "a: Int", "a: Int!", "b: Int". "#
                    + "Make them the same."
            ])
        #expect(
            diagnose("a: Int", #"body: "*", stream: "u""#)
                == [#"has the stream "u", which is no field of the subscription type. Name one."#])
    }

    @Test func theBodyAsksForIt() {
        #expect(
            diagnose("a: Int", #"stream: "s""#) == [
                #"has a stream, but no body whose member "stream" asks for it. Give it method: POST and body: "*"."#
            ])
        #expect(
            diagnose("a: Int, stream: Int", #"body: "*", stream: "s""#).contains(
                #"has a stream, but the body's member "stream" is "stream" already. Rename that, or remove the stream."#
            ))
    }

    @Test func itAnswers200() {
        #expect(
            diagnose("a: Int", #"body: "*", stream: "s", status: 202"#)
                == ["has a stream, which answers 200, and another status. Remove one of them."])
    }

    @Test func aSelectionIsForAStream() {
        #expect(
            diagnose("a: Int", #"streamSelection: "{ a }""#) == ["has a streamSelection, but no stream. Remove it."])
        #expect(
            diagnose("a: Int", #"body: "*", stream: "s", streamSelection: "{ a }""#)
                == [#"has a streamSelection, but "s" is "Int", which has no fields. Remove it."#])
    }
}
