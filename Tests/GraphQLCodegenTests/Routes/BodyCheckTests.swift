import Testing

@Suite struct BodyCheckTests {
    @Test(arguments: ["GET", "DELETE"])
    func someMethodsHaveNoBody(_ method: String) {
        #expect(
            diagnoseField(#"(a: Int): Int @rest(method: \#(method), path: "/x", body: "*")"#)
                == ["has a body, which \(method) does not have. Remove it, or write method: POST."])
    }

    @Test func theBodyIsAnArgument() {
        #expect(
            diagnoseField(#"(a: Int): Int @rest(method: POST, path: "/x", body: "b")"#)
                == [#"has the body "b", which is no argument. There is "a"; "*" is for all."#])
    }

    @Test func thePathHasItNotToo() {
        #expect(
            diagnoseField(#"(a: Int): Int @rest(method: POST, path: "/x/{a}", body: "a")"#)
                == [#"takes "a" from the path and from the body. Remove it from one of them."#])
    }
}
