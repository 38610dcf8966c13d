import GraphQLLanguage
import Testing

@testable import GraphQLExecution

@Suite struct IncrementalRunTests {
    /// Step 0 is a list at the root, streamed from its second item on; step 1 a field of its items; step 2 one of a
    /// deferred group of theirs; step 3 at the root.
    private let run: IncrementalRun

    init() throws {
        run = IncrementalRun(
            IncrementalPlan(
                usages: [DeferUsage(label: nil, parent: nil, pathLength: 2)],
                groups: [DeferredGroup(selection: SelectionID(0), usages: [0], owner: .stream(0), pathLength: 2)],
                streams: [StreamedField(label: nil, initialCount: .variable("n"), owner: .initial, pathLength: 1)],
                owners: [.stream(0), .stream(0), .group(0), .initial]),
            variables: try .integers(["n": 1]))
    }

    private func report(_ path: RawPath, step: Int32, nullDepth: Int) {
        run.report(FieldError(error: GraphQLError("\(path)"), path: path, step: step), nullDepth: nullDepth)
    }

    private func object(_ path: RawPath) -> DeferredObject {
        DeferredObject(
            group: 0, path: path, batch: DeferredBatch(rows: .root) { _, _ in Column.failed() }, row: 0)
    }

    @Test func itemsBelongToTheirListFromTheInitialCountOn() {
        #expect(run.part(.stream(0), [~0]) == .initial)
        #expect(run.part(.stream(0), [~0, 0, ~1]) == .initial)
        #expect(run.part(.stream(0), [~0, 1, ~1]) == Part(owner: .stream(0), path: [~0]))
        #expect(run.part(.group(0), [~0, 0, ~2]) == Part(owner: .group(0), path: [~0, 0]))
    }

    @Test func errorsAreTakenWithTheirPart() {
        report([~3], step: 3, nullDepth: 1)
        report([~0, 1, ~1], step: 1, nullDepth: 3)
        report([~0, 0, ~2], step: 2, nullDepth: 3)
        #expect(run.take(.initial).errors.map(\.step) == [3])
        #expect(run.take(.initial).errors.isEmpty)
        #expect(run.take(Part(owner: .stream(0), path: [~0])).errors.map(\.step) == [1])
        #expect(run.take(Part(owner: .group(0), path: [~0, 0])).errors.map(\.step) == [2])
    }

    @Test func whatBecameNullIsNotDelivered() {
        run.add([object([~0, 0])])
        #expect(run.take(.initial).objects.count == 1)
        run.add([object([~0, 0])])
        // The item itself became null.
        report([~0, 0, ~1], step: 1, nullDepth: 2)
        #expect(run.take(.initial).objects.isEmpty)
        // All data became null.
        run.add([object([~9, 0])])
        report([~3], step: 3, nullDepth: 0)
        #expect(run.take(.initial).objects.isEmpty)
    }

    @Test func anItemThatMayNotBeNullLeavesTheOthers() {
        let part = Part(owner: .stream(0), path: [~0])
        run.add([object([~0, 1]), object([~0, 2])])
        report([~0, 2, ~1], step: 1, nullDepth: 1)
        #expect(run.take(part).objects.map(\.path) == [[~0, 1]])
    }

    @Test func errorsAreBounded() {
        for _ in 0..<OperationRun.maxErrors + 5 { report([~3], step: 3, nullDepth: 1) }
        #expect(run.take(.initial).errors.count == OperationRun.maxErrors)
    }
}
