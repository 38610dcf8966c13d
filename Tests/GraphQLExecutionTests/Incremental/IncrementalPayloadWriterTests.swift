import GraphQLLanguage
import GraphQLSchema
import Testing

@testable import GraphQLExecution

@Suite struct IncrementalPayloadWriterTests {
    private func writer(_ delivery: IncrementalDelivery) throws -> IncrementalPayloadWriter {
        let document = try Document.parse(Source("{ a { b } }"))
        let plan = try Planner.plan(
            document, operation: 0, schema: Schema.build(sdl: "type Query { a: A } type A { b: Int }"), conditions: [:],
            limits: PlanLimits(), isStored: { _, _ in true })
        return IncrementalPayloadWriter(plan: plan, delivery: delivery)
    }

    private static let error = GraphQLError("broken")

    private static var payload: IncrementalPayload {
        IncrementalPayload(
            pending: [.init(id: 2, path: [~0, 4], label: "L")],
            entries: [
                .data(
                    Array("{}".utf8), errors: [error], id: 0, path: [~0, 1, ~1], fragmentPathLength: 1, label: "F"),
                .items([Array("1".utf8), Array("2".utf8)], errors: [], id: 1, path: [~0], first: 7, label: nil),
            ],
            completed: [
                .init(id: 0, path: [~0], label: "F"), .init(id: 1, path: [~0], label: nil, item: 9, errors: [error]),
            ], hasNext: true)
    }

    @Test func theCurrentFormat() throws {
        #expect(
            try writer(.current).subsequent(Self.payload).body.text == #"""
                {"pending":[{"id":"2","path":["a",4],"label":"L"}],\#
                "incremental":[{"data":{},"id":"0","subPath":[1,"b"],"errors":[{"message":"broken"}]},\#
                {"items":[1,2],"id":"1"}],\#
                "completed":[{"id":"0"},{"id":"1","errors":[{"message":"broken"}]}],"hasNext":true}
                """#)
    }

    @Test func theOlderFormat() throws {
        #expect(
            try writer(.draft20220824).subsequent(Self.payload).body.text == #"""
                {"incremental":[{"data":{},"path":["a",1,"b"],"label":"F","errors":[{"message":"broken"}]},\#
                {"items":[1,2],"path":["a",7]},\#
                {"items":null,"path":["a",9],"errors":[{"message":"broken"}]}],"hasNext":true}
                """#)
    }

    @Test(arguments: [IncrementalDelivery.current, .draft20220824])
    func theEndAlone(_ delivery: IncrementalDelivery) throws {
        #expect(try writer(delivery).subsequent(IncrementalPayload()).body.text == #"{"hasNext":false}"#)
    }
}
