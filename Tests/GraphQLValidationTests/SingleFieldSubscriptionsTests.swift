import Testing

@testable import GraphQLValidation

@Suite struct SingleFieldSubscriptionsTests {
    @Test func oneFieldPassesAlsoRepeatedAndInFragments() throws {
        try expectValid(
            "subscription { dog { name } ...F dog { nickname } } fragment F on Subscription { dog { name } }",
            SingleFieldSubscriptions.self)
        try expectValid("subscription { dog { name } ... on Query { cat { name } } }", SingleFieldSubscriptions.self)
    }

    @Test func moreFieldsDoNot() throws {
        try expectErrors(
            "subscription S { dog { name } ...F } fragment F on Subscription { names other: names ...F }",
            SingleFieldSubscriptions.self,
            [Expected("Subscription \"S\" must select only one top level field.", "1:67", "1:73")])
    }

    @Test func introspectionDoesNot() throws {
        try expectErrors(
            "subscription { __typename }", SingleFieldSubscriptions.self,
            [Expected("Anonymous Subscription must not select an introspection top level field.", "1:16")])
    }

    @Test func conditionsDoNotButMayStandBelow() throws {
        try expectErrors(
            "subscription { dog @skip(if: true) { name } ... @include(if: true) { names } }",
            SingleFieldSubscriptions.self,
            [
                Expected(
                    "Anonymous Subscription must not use `@skip` or `@include` directives in the top level selection.",
                    "1:20", "1:49")
            ])
        try expectValid("subscription { dog { name @skip(if: true) } }", SingleFieldSubscriptions.self)
    }
}
