import Testing

@testable import GraphQLSchemaTools

@Suite struct CommentDescriptionsRuleTests {
    @Test func aCommentDirectlyAboveAnElementShouldBeItsDescription() throws {
        let sdl = """
            # What this file is about.

            # A query.
            type Query {
              # A field.
              a: Int
              "Described." # and a remark
              b(
                # An argument.
                x: Int): Int
              # Another remark.
              "Described."
              c: Int

              # A heading.

              d: Int e: Int # behind
              f: Int
            }
            # An extension.
            extend type Query { g: Int }
            """
        #expect(
            try findings(of: CommentDescriptionsRule.self, in: sdl) == [
                "4:6 The comment above Query is not seen by clients. Write it as a description, in quotes, or set it off "
                    + "by an empty line.",
                "6:3 The comment above Query.a is not seen by clients. Write it as a description, in quotes, or set it "
                    + "off by an empty line.",
                "10:5 The comment above Query.b(x:) is not seen by clients. Write it as a description, in quotes, or set "
                    + "it off by an empty line.",
            ])
    }

    @Test func onlyTheFirstElementOfALineIsMeant() throws {
        #expect(try places(of: CommentDescriptionsRule.self, in: "# c\nenum E { A B }") == ["2:6"])
    }

    @Test func commentsForToolsAreNoDescriptions() throws {
        #expect(try places(of: CommentDescriptionsRule.self, in: "# lint-disable-next-line type-names\nscalar s") == [])
    }
}
