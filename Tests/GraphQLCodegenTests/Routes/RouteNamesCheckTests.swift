import Testing

@Suite struct RouteNamesCheckTests {
    private let input = "input In { userId: ID, name: String }"

    private func diagnose(_ arguments: String, _ names: String, _ more: String = "") -> [String] {
        diagnoseField(
            #"(\#(arguments)): Int @rest(method: POST, path: "/x/{p}", names: [\#(names)]\#(more))"#, and: input)
    }

    @Test func namesAreForArgumentsAndTheirFields() {
        #expect(diagnose("p: Int, in: In, b: Int", #""who: in.userId", "c:b""#) == [])
    }

    @Test func entriesHaveTwoParts() {
        #expect(
            diagnose("p: Int", #""who""#) == [
                #"has "who" among its names. Write the name that clients use, a colon and the argument, such as "#
                    + #""workflow_id: input.workflow"."#
            ])
    }

    @Test func theyNameWhatIsThere() {
        #expect(
            diagnose("p: Int, in: In", #""who: in.id", "me: p""#) == [
                #"calls "in.id" "who", but that is no argument. There are "p", "in"."#,
                #"calls "p" "me", but takes it from the path, where it has no name. Remove the entry."#,
            ])
    }

    @Test func noTwoAreTheSame() {
        #expect(
            diagnose("p: Int, userId: Int, b: Int", #""user_id: b""#) == [
                #"calls both "userId" and "b" "user_id". Give one of them another name in names."#
            ])
        #expect(
            diagnose("p: Int, userId: Int, user_id: Int", "") == [
                #"calls both "userId" and "user_id" "user_id". Give one of them another name in names."#
            ])
        #expect(
            diagnose("p: Int, in: In, name: Int", "", #", body: "in""#) == [
                #"calls both "name" and "in.name" "name". Give one of them another name in names."#
            ])
        #expect(diagnose("p: Int, b: Int", #""c: b", "d: b""#) == [#"has two names for "b". Remove one of them."#])
    }
}
