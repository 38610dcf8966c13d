import Testing

@testable import GraphQLSchemaTools

@Suite struct NameStyleTests {
    @Test(arguments: [
        (NameStyle.pascalCase, "User", true), (.pascalCase, "HTTPServer2", true), (.pascalCase, "user", false),
        (.pascalCase, "User_Name", false), (.pascalCase, "_User", false), (.camelCase, "userID", true),
        (.camelCase, "x", true), (.camelCase, "UserID", false), (.camelCase, "user_id", false),
        (.allCaps, "A", true), (.allCaps, "TWO_WORDS_2", true), (.allCaps, "Two", false), (.allCaps, "_A", false),
    ])
    func matches(style: NameStyle, name: String, does: Bool) {
        #expect(style.matches(name) == does)
    }

    @Test(
        arguments: [
            (.pascalCase, "user_profile", "UserProfile"), (.pascalCase, "userID", "UserID"),
            (.pascalCase, "USER_PROFILE", "UserProfile"), (.pascalCase, "_user", "User"), (.pascalCase, "_1", nil),
            (.camelCase, "User_profile", "userProfile"), (.camelCase, "UserID", "userID"), (.camelCase, "ID", "id"),
            (.camelCase, "__", nil), (.allCaps, "twoWords", "TWO_WORDS"), (.allCaps, "two_words", "TWO_WORDS"),
            (.allCaps, "_1", nil),
        ] as [(NameStyle, String, String?)])
    func converts(style: NameStyle, name: String, converted: String?) {
        #expect(style.converted(name) == converted)
    }
}
