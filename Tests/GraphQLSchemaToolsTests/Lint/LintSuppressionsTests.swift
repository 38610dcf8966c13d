import GraphQLLanguage
import Testing

@testable import GraphQLSchemaTools

@Suite struct LintSuppressionsTests {
    @Test func aCommentSilencesTheLineBelow() {
        let suppressions = LintSuppressions(
            in: Source("# lint-disable-next-line field-names, type-names -- they are old\na"))
        #expect(suppressions.silence("field-names", at: 2...2))
        #expect(suppressions.silence("type-names", at: 2...5))
        #expect(!suppressions.silence("argument-names", at: 2...2))
        #expect(!suppressions.silence("field-names", at: 1...1))
        #expect(!suppressions.silence("field-names", at: 1...3))
        #expect(suppressions.mistakes.isEmpty)
    }

    @Test func withoutNamesItSilencesAll() {
        #expect(LintSuppressions(in: Source("#lint-disable-next-line")).silence("field-names", at: 2...2))
    }

    @Test func unknownNamesAreMistakes() {
        let suppressions = LintSuppressions(in: Source("\n# lint-disable-next-line nope\n# lint-disable-line nope"))
        #expect(suppressions.mistakes.map(\.line) == [2])
    }

    @Test func itStandsAboveTheDescription() throws {
        let sdl = """
            type Query {
              # lint-disable-next-line field-names
              \"""
              A field.
              \"""
              Bad: Int
              \"""
              Another.
              \"""
              # lint-disable-next-line field-names
              Worse: Int
              Worst: Int
            }
            """
        #expect(try places(of: FieldNamesRule.self, in: sdl) == ["12:3"])
    }
}
