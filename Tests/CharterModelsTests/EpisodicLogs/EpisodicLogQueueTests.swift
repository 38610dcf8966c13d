import Foundation
import Testing

@testable import CharterModels

struct EpisodicLogQueueTests {
    private func entry(_ id: String) -> EpisodicLogEntry { EpisodicLogEntry(.example(), id: id) }

    private func taken(_ queue: inout EpisodicLogQueue, _ limit: Int = 100) -> [String] {
        queue.takeBatch(limit: limit).map(\.id)
    }

    private func accept(_ entry: EpisodicLogEntry, _ queue: inout EpisodicLogQueue) -> Bool {
        let isAdmitted = queue.admit()
        return queue.add(entry) && isAdmitted
    }

    @Test func everyCallHasAPlaceBeforeItBegins() {
        var queue = EpisodicLogQueue(capacity: 2)
        #expect(queue.admit() == true)
        #expect(queue.admit() == true)
        #expect(queue.admit() == false)
        #expect(queue.add(entry("1")) == true)
        #expect(queue.admit() == false)
        #expect(taken(&queue) == ["1"])
        #expect(queue.admit() == false)
        queue.wrote(1)
        #expect(queue.admit() == true)
        #expect(queue.written == 1)
        #expect(queue.dropped == 0)
    }

    @Test func entriesAreWrittenInOrderAndInBatches() {
        var queue = EpisodicLogQueue(capacity: 10)
        for id in ["1", "2", "3"] {
            #expect(queue.admit() == true)
            #expect(queue.add(entry(id)) == true)
        }
        #expect(taken(&queue, 2) == ["1", "2"])
        #expect(queue.count == 3)
        queue.wrote(2)
        #expect(taken(&queue, 2) == ["3"])
        #expect(taken(&queue, 2) == [])
    }

    @Test func whatTheDatabaseDidNotTakeIsFirstAgain() {
        var queue = EpisodicLogQueue(capacity: 10)
        for id in ["1", "2"] { #expect(accept(entry(id), &queue) == true) }
        let batch = queue.takeBatch(limit: 1)
        queue.failed(batch)
        #expect(queue.count == 2)
        #expect(taken(&queue) == ["1", "2"])
    }

    @Test func whileTheDatabaseFailsNobodyWaitsAndWhatHasNoPlaceIsCounted() {
        var queue = EpisodicLogQueue(capacity: 1)
        #expect(accept(entry("1"), &queue) == true)
        #expect(!queue.hasPlace)
        queue.failed(queue.takeBatch(limit: 1))
        #expect(queue.admit() == true)
        #expect(queue.add(entry("2")) == false)
        #expect(queue.dropped == 1)
        #expect(taken(&queue) == ["1"])
        queue.wrote(1)
        #expect(queue.admit() == true)
        #expect(queue.admit() == false)
    }

    @Test func aCallWithoutAPlaceMayStillFindOne() {
        var queue = EpisodicLogQueue(capacity: 1)
        #expect(queue.admit() == true)
        queue.admitAnyway()
        #expect(queue.add(entry("1")) == true)
        #expect(queue.add(entry("2")) == false)
        #expect(taken(&queue) == ["1"])
        queue.wrote(1)
        #expect(queue.hasPlace)
    }

    @Test func aRefusedEntryIsCounted() {
        var queue = EpisodicLogQueue(capacity: 1)
        #expect(accept(entry("1"), &queue) == true)
        #expect(taken(&queue) == ["1"])
        queue.refused()
        #expect(queue.dropped == 1)
        #expect(queue.count == 0)
        #expect(queue.hasPlace)
    }
}
