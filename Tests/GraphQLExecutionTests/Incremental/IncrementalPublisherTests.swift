import GraphQLLanguage
import Testing

@testable import GraphQLExecution

/// The publisher as a conversation: what it is told, what may then be executed, and what the next payload says.
@Suite struct IncrementalPublisherTests {
    private typealias Group = IncrementalPublisher.NewGroup

    private static let hero: RawPath = [~1]

    /// Uses 0 and 1 stand beside each other at the root, 2 inside of 0 at the root, 3 on an object below on its own.
    private static let usages = [
        DeferUsage(label: "A", parent: nil, pathLength: 0), DeferUsage(label: "B", parent: nil, pathLength: 0),
        DeferUsage(label: "C", parent: 0, pathLength: 0), DeferUsage(label: "D", parent: nil, pathLength: 1),
    ]

    private var publisher = IncrementalPublisher(usages: usages)

    /// `pending label, data id+length of subPath, items id, completed id or failed id`, in this order.
    private mutating func payload() -> [String] {
        let payload = publisher.takePayload()
        var lines = payload.pending.map { "pending \($0.id) \($0.label ?? "-")" }
        for entry in payload.entries {
            switch entry {
            case .data(let data, _, let id, let path, let length, _):
                lines.append("data \(id)+\(path.count - length) \(String(decoding: data, as: UTF8.self))")
            case .items(let items, _, let id, _, let first, _): lines.append("items \(id) \(first)..<\(first + items.count)")
            }
        }
        for part in payload.completed { lines.append((part.errors == nil ? "completed " : "failed ") + "\(part.id)") }
        return lines + (payload.hasNext ? [] : ["end"])
    }

    private mutating func complete(_ group: Int, _ more: [Group] = [], lists: [IncrementalPublisher.NewStream] = [])
        -> IncrementalPublisher.Work
    {
        publisher.complete(group: group, data: Array("\(group)".utf8), errors: [], more, lists)
    }

    private static let failure = [GraphQLError("broken")]

    @Test mutating func aFragmentIsAnnouncedExecutedAndCompleted() {
        #expect(publisher.begin([Group(usages: [0], path: [])], []).groups == [0])
        #expect(payload() == ["pending 0 A"])
        #expect(!publisher.hasPayload)
        #expect(complete(0).isEmpty)
        #expect(payload() == ["data 0+0 0", "completed 0", "end"])
        #expect(publisher.isComplete)
    }

    @Test mutating func aFragmentWaitsForAllOfItsGroups() {
        #expect(
            publisher.begin([Group(usages: [0], path: []), Group(usages: [0], path: Self.hero)], []).groups == [0, 1])
        _ = payload()
        _ = complete(1)
        #expect(!publisher.hasPayload)
        _ = complete(0)
        #expect(payload() == ["data 0+0 0", "data 0+1 1", "completed 0", "end"])
    }

    @Test mutating func aSharedGroupIsDeliveredOnceByTheFirstFragmentThatIsComplete() {
        _ = publisher.begin(
            [Group(usages: [0, 1], path: []), Group(usages: [0], path: []), Group(usages: [1], path: [])], [])
        #expect(payload() == ["pending 0 A", "pending 1 B"])
        _ = complete(0)
        _ = complete(2)
        #expect(payload() == ["data 1+0 0", "data 1+0 2", "completed 1"])
        _ = complete(1)
        #expect(payload() == ["data 0+0 1", "completed 0", "end"])
    }

    @Test mutating func aFragmentInsideOfAnotherWaitsForIt() {
        #expect(publisher.begin([Group(usages: [0], path: []), Group(usages: [2], path: [])], []).groups == [0])
        #expect(payload() == ["pending 0 A"])
        #expect(complete(0).groups == [1])
        #expect(payload() == ["pending 1 C", "data 0+0 0", "completed 0"])
        _ = complete(1)
        #expect(payload() == ["data 1+0 1", "completed 1", "end"])
    }

    @Test mutating func aFragmentWithoutFieldsOfItsOwnIsNeverAnnounced() {
        #expect(publisher.begin([Group(usages: [2], path: [])], []).groups == [0])
        #expect(payload() == ["pending 0 C"])
    }

    @Test mutating func fieldsOfAFragmentMetLaterHoldItUp() {
        _ = publisher.begin([Group(usages: [0, 1], path: [])], [])
        _ = payload()
        #expect(complete(0, [Group(usages: [0], path: Self.hero)]).groups == [1])
        #expect(payload() == ["data 1+0 0", "completed 1"])
        _ = complete(1)
        #expect(payload() == ["data 0+1 1", "completed 0", "end"])
    }

    @Test mutating func aFailedGroupFailsItsFragmentsAndWhatStandsInside() {
        _ = publisher.begin(
            [Group(usages: [0, 1], path: []), Group(usages: [2], path: []), Group(usages: [1], path: [])], [])
        _ = payload()
        #expect(publisher.fail(group: 0, errors: Self.failure).isEmpty)
        #expect(payload() == ["failed 0", "failed 1", "end"])
        // What still runs ends for nobody.
        _ = complete(2)
        #expect(!publisher.hasPayload)
    }

    @Test mutating func aFragmentThatFailedBeforeItWasAnnouncedSaysSo() {
        _ = publisher.begin([Group(usages: [0], path: []), Group(usages: [1, 2], path: [])], [])
        _ = payload()
        _ = publisher.fail(group: 1, errors: Self.failure)
        #expect(payload() == ["failed 1"])
        _ = complete(0)
        #expect(payload() == ["pending 2 C", "data 0+0 0", "completed 0", "failed 2", "end"])
    }

    @Test mutating func aListIsStreamedToItsEnd() {
        #expect(publisher.begin([], [IncrementalPublisher.NewStream(label: "L", path: Self.hero)]).streams == [0])
        #expect(payload() == ["pending 0 L"])
        _ = publisher.deliver(stream: 0, items: [Array("1".utf8), Array("2".utf8)], first: 3, errors: [])
        #expect(payload() == ["items 0 3..<5"])
        publisher.end(stream: 0, next: 5, errors: nil)
        publisher.end(stream: 0, next: 5, errors: nil)
        #expect(payload() == ["completed 0", "end"])
    }

    @Test mutating func aListInsideOfAFragmentIsAnnouncedWhenItIsDelivered() {
        _ = publisher.begin([Group(usages: [0], path: []), Group(usages: [0], path: Self.hero)], [])
        _ = payload()
        #expect(complete(0, lists: [IncrementalPublisher.NewStream(label: "L", path: [~5])]).isEmpty)
        #expect(!publisher.hasPayload)
        #expect(complete(1).streams == [0])
        #expect(payload() == ["pending 1 L", "data 0+0 0", "data 0+1 1", "completed 0"])
        publisher.end(stream: 0, next: 0, errors: Self.failure)
        #expect(payload() == ["failed 1", "end"])
    }

    @Test mutating func aFragmentBelowADeferredListWaitsUntilTheListIsThere() {
        _ = publisher.begin([Group(usages: [0], path: []), Group(usages: [0], path: [~7])], [])
        _ = payload()
        #expect(complete(0, [Group(usages: [3], path: Self.hero)]).isEmpty)
        #expect(!publisher.hasPayload)
        #expect(complete(1).groups == [2])
        #expect(payload() == ["pending 1 D", "data 0+0 0", "data 0+1 1", "completed 0"])
    }
}
