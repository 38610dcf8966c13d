import Testing

@testable import GraphQLSchemaTools

@Suite struct TypenamePrefixRuleTests {
    @Test func fieldsDoNotRepeatTheirType() throws {
        let sdl =
            "type User { userName: Int user_id: Int username: Int user: Int name: Int } input User2 { user2Id: Int }"
        #expect(
            try findings(of: TypenamePrefixRule.self, in: sdl) == [
                "1:13 The field name \"userName\" repeats the name of its type \"User\".",
                "1:27 The field name \"user_id\" repeats the name of its type \"User\".",
            ])
    }
}
