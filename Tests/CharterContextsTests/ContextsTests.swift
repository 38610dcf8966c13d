import CharterContexts
import CharterStorage
import GraphQLJSON
import Testing

/// Documents over real databases.
@Suite(.timeLimit(.minutes(5)))
struct ContextsTests {
    @Test(arguments: ContextDatabase.allCases)
    func whatIsCreatedIsReadAgain(kind: ContextDatabase) async throws {
        try await kind.run { database in
            let contexts = Contexts(database)
            let draft = ContextDraft(
                type: "decision", content: "naïve 😀 'quoted' \"text\"", metadata: ["b": 1, "a": [true, "\0"]],
                owner: "u-1")
            let created = try await contexts.create(draft)
            #expect(created.version == 1)
            #expect(created.owner == "u-1")
            #expect(created.createdAt == created.updatedAt)
            let read = try await contexts.context(created.id)
            #expect(read.content == draft.content)
            #expect(read.metadata == draft.metadata)
            #expect(read.metadata?.members.map(\.key) == ["b", "a"])
            #expect(read.type == "decision")
            #expect(read.id == created.id)
        }
    }

    @Test(arguments: ContextDatabase.allCases)
    func unknownIdsAreNotFound(kind: ContextDatabase) async throws {
        try await kind.run { database in
            let contexts = Contexts(database)
            for id in ["nothing", "", "nu\0ll"] {
                let expected = ContextError.notFound(id: id)
                await #expect(throws: expected) { try await contexts.context(id) }
                await #expect(throws: expected) { try await contexts.update(id, ContextChange(type: "x")) }
                await #expect(throws: expected) { try await contexts.delete(id) }
                await #expect(throws: expected) {
                    try await contexts.relate(id, RelationshipDraft(target: id, type: "x"))
                }
                await #expect(throws: expected) { try await contexts.putVector(id, model: "m", [1]) }
                await #expect(throws: expected) { try await contexts.related(to: id) }
            }
        }
    }

    @Test(arguments: ContextDatabase.allCases)
    func aChangeLeavesWhatItDoesNotName(kind: ContextDatabase) async throws {
        try await kind.run { database in
            let contexts = Contexts(database)
            let first = try await contexts.create(
                ContextDraft(type: "note", content: "old", metadata: ["a": 1], owner: "u-1"))
            let second = try await contexts.update(first.id, ContextChange(content: "new"))
            #expect(second.content == "new")
            #expect(second.metadata == ["a": 1])
            #expect(second.type == "note")
            #expect(second.version == 2)
            let third = try await contexts.update(first.id, ContextChange(type: "decision", metadata: .some(nil)))
            #expect(third.metadata == nil)
            #expect(third.content == "new")
            #expect(third.version == 3)
            #expect(try await contexts.context(first.id) == third)
            #expect(try await contexts.update(first.id, ContextChange(metadata: ["b": 2])).metadata == ["b": 2])
        }
    }

    @Test(arguments: ContextDatabase.allCases)
    func whoeverMeansAnotherVersionIsRefused(kind: ContextDatabase) async throws {
        try await kind.run { database in
            let contexts = Contexts(database)
            let context = try await contexts.add("text")
            _ = try await contexts.update(context.id, ContextChange(content: "changed"), expectedVersion: 1)
            let conflict = ContextError.versionConflict(id: context.id, expected: 1, actual: 2)
            await #expect(throws: conflict) {
                try await contexts.update(context.id, ContextChange(content: "lost"), expectedVersion: 1)
            }
            await #expect(throws: conflict) { try await contexts.delete(context.id, expectedVersion: 1) }
            #expect(try await contexts.context(context.id).content == "changed")
            #expect(try await contexts.delete(context.id, expectedVersion: 2).content == "changed")
            await #expect(throws: ContextError.notFound(id: context.id)) { try await contexts.context(context.id) }
        }
    }

    @Test(arguments: ContextDatabase.allCases)
    func writersAtTheSameTimeLoseNoChange(kind: ContextDatabase) async throws {
        try await kind.run { database in
            let contexts = Contexts(database)
            let context = try await contexts.add("text")
            await withTaskGroup { group in
                for number in 0..<8 {
                    group.addTask {
                        do {
                            _ = try await contexts.update(context.id, ContextChange(content: "text \(number)"))
                        } catch {
                            Issue.record(error)
                        }
                    }
                }
            }
            #expect(try await contexts.context(context.id).version == 9)
        }
    }

    @Test(arguments: ContextDatabase.allCases)
    func pagesLeaveNothingOutAndRepeatNothing(kind: ContextDatabase) async throws {
        try await kind.run { database in
            let contexts = Contexts(database)
            for number in 0..<7 { try await contexts.add("\(number)", type: number % 2 == 0 ? "even" : "odd") }
            var read: [String] = []
            var cursor: ContextCursor?
            repeat {
                let page = try await contexts.list(limit: 3, after: cursor)
                read += page.items.map(\.content)
                cursor = page.next.flatMap { ContextCursor($0.description) }
            } while cursor != nil
            #expect(read == ["6", "5", "4", "3", "2", "1", "0"])
            #expect(try await contexts.list(type: "odd", limit: 10).items.map(\.content) == ["5", "3", "1"])
            #expect(try await contexts.list(type: "odd", limit: 3).next == nil)
            #expect(try await contexts.list(type: "no\0", limit: 3).items.isEmpty)
        }
    }

    @Test(arguments: [
        ContextDraft(type: "", content: "x", owner: "u"), ContextDraft(type: "t", content: " \n", owner: "u"),
        ContextDraft(type: "t", content: "a\0b", owner: "u"), ContextDraft(type: "t\0", content: "x", owner: "u"),
        ContextDraft(type: "t", content: String(repeating: "x", count: ContextLimits.contentBytes + 1), owner: "u"),
        ContextDraft(
            type: "t", content: "x", metadata: ["a": .string(String(repeating: "x", count: 70_000))], owner: "u"),
        ContextDraft(
            type: "t", content: "x", relationships: [.init(target: "a", type: "b", strength: 1.5)], owner: "u"),
        ContextDraft(
            type: "t", content: "x", relationships: [.init(target: "a", type: "b", strength: .nan)], owner: "u"),
    ])
    func whatCannotBeKeptIsRefused(draft: ContextDraft) async throws {
        try await ContextDatabase.sqlite.run { database in
            await #expect {
                try await Contexts(database).create(draft)
            } throws: { error in
                guard case ContextError.invalid = error else { return false }
                return true
            }
        }
    }

    @Test func cursorsAreNumbersAndNothingElse() {
        #expect(ContextCursor("17")?.description == "17")
        for text in ["", "0", "-1", "+1", "01", "1.0", "x", "99999999999999999999"] {
            #expect(ContextCursor(text) == nil)
        }
    }
}
