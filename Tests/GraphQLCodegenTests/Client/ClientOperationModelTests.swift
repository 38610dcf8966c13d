import GraphQLCodegen
import GraphQLLanguage
import Testing

/// Which subscriptions can be resumed, and by what.
@Suite struct ClientOperationModelTests {
    private func generated(_ operation: String, _ rest: String = "") throws -> String {
        let schema = """
            type Query { a: Int }
            type Subscription {
              event(after: String): Event!
              maybe(after: Int): Event
              any(after: ID): Any!
              number(after: String): Int!
            }
            type Event { position: String! sequence: Int! at: Place time: Date }
            type Other { position: String! }
            type Place { position: String! }
            union Any = Event | Other
            scalar Date @swift(client: "Swift.String")
            """
        let result = GeneratorPipeline.run(
            [Source(schema, name: "S.graphql")], operations: [Source(operation + rest, name: "A.graphql")], for: .client
        )
        #expect(result.diagnostics == [])
        return try #require(result.files.first { $0.name == "A.operations.swift" }).text
    }

    private func isResumable(_ operation: String) throws -> Bool {
        try generated(operation).contains("GraphQLOperations.ResumableOperation {")
    }

    @Test func aSubscriptionGoesOnBehindThePositionOfAnEvent() throws {
        let text = try generated("subscription S($after: String) { event(after: $after) { sequence position } }")
        #expect(text.contains("public struct SSubscription: GraphQLOperations.ResumableOperation {"))
        #expect(text.contains("        data.event.position\n"))
        #expect(text.contains("        self.after = .value(position)\n"))
    }

    @Test func thePositionMayComeFromAFragment() throws {
        let fragments = " fragment F on Event { ...G } fragment G on Event { p: position sequence }"
        let text = try generated("subscription S($after: String!) { event(after: $after) { ...F } }", fragments)
        #expect(text.contains("Swift.String(data.event.fFragment.gFragment.sequence)\n"))
        #expect(text.contains("        self.after = position\n"))
    }

    @Test func numbersAndNullsAreTakenAsTheyAre() throws {
        let text = try generated("subscription S($after: Int) { maybe(after: $after) { sequence } }")
        #expect(text.contains("(data.maybe?.sequence).map { Swift.String($0) }\n"))
        #expect(text.contains("if let number = Swift.Int(position) { self.after = .value(number) }\n"))
    }

    @Test func whatAllTypesOfAUnionHaveIsAPosition() throws {
        #expect(
            try isResumable(
                """
                subscription S($after: ID) { any(after: $after) {
                  ... on Event { position } ... on Other { position } } }
                """) == false)
    }

    @Test func otherSubscriptionsCannotBeResumed() throws {
        #expect(try !isResumable("subscription S { event { position } }"))
        #expect(try !isResumable("subscription S($after: String) { event(after: $after) { p: position } }"))
        #expect(try !isResumable("subscription S($after: String) { event(after: $after) { at { position } } }"))
        #expect(try !isResumable("subscription S($after: String) { number(after: $after) }"))
        #expect(
            try !isResumable(
                "query Q($after: Int = 1) { a @include(if: true) b: a @skip(if: false) }".replacing(
                    "($after: Int = 1)", with: "")))
    }

    @Test func aScalarMayBeBoundForClients() throws {
        #expect(try generated("subscription S { event { time } }").contains("public let time: Swift.String?"))
    }
}
