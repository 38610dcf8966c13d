import CharterResilience
import Foundation
import Logging
import Testing

@testable import CharterWorkflows

struct DefinitionCatalogTests {
    /// A folder that is removed when the test ends.
    private final class Folder {
        let url = FileManager.default.temporaryDirectory.appending(path: "catalog-\(UUID().uuidString)")

        init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

        deinit { try? FileManager.default.removeItem(at: url) }

        /// Writes a file whose time is so many seconds after the epoch, whatever the clock says.
        func write(_ name: String, _ text: String, time: Double) throws {
            let file = url.appending(path: name)
            try text.write(to: file, atomically: true, encoding: .utf8)
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: time)], ofItemAtPath: file.path)
        }

        func remove(_ name: String) throws { try FileManager.default.removeItem(at: url.appending(path: name)) }
    }

    private func text(_ name: String, _ value: Int = 1) -> String {
        "name: \(name)\nsteps: [{name: a, transform: \(value)}]\n"
    }

    private func catalog(_ folder: Folder, _ store: any DefinitionStore = InMemoryDefinitionStore())
        -> DefinitionCatalog
    {
        DefinitionCatalog(directory: folder.url.path, store: store, logger: Logger(label: "test"))
    }

    @Test func theFilesOfTheFolderAreLoaded() async throws {
        let folder = try Folder()
        try folder.write("b.yaml", text("second"), time: 1)
        try folder.write("a.yml", text("first"), time: 1)
        try folder.write("readme.txt", "no definition", time: 1)
        try folder.write(".hidden.yaml", "no definition", time: 1)
        let catalog = catalog(folder)
        try await catalog.reload()
        #expect(catalog.definitions.map(\.name) == ["first", "second"])
        #expect(catalog.diagnostics.isEmpty)
        #expect(catalog.definition(named: "third") == nil)
    }

    @Test func aChangedFileIsSeenAndItsOldVersionKept() async throws {
        let folder = try Folder()
        try folder.write("w.yaml", text("w", 1), time: 1)
        let store = InMemoryDefinitionStore()
        let catalog = catalog(folder, store)
        try await catalog.reload()
        let old = try #require(catalog.definition(named: "w"))
        try folder.write("w.yaml", text("w", 2), time: 2)
        try await catalog.reload()
        let new = try #require(catalog.definition(named: "w"))
        #expect(new.version != old.version)
        #expect(try await catalog.definition(named: "w", version: old.version) == old)
        #expect(try await catalog.definition(named: "w", version: new.version) == new)
        #expect(try await catalog.definition(named: "w", version: "other") == nil)
        // Another replica, or this one after a restart, that never saw the old file.
        let other = self.catalog(folder, store)
        try await other.reload()
        #expect(try await other.definition(named: "w", version: old.version) == old)
    }

    @Test func aBrokenFileKeepsItsLastGoodVersionAndIsReported() async throws {
        let folder = try Folder()
        try folder.write("w.yaml", text("w"), time: 1)
        let catalog = catalog(folder)
        try await catalog.reload()
        let good = try #require(catalog.definition(named: "w"))
        try folder.write("w.yaml", "name: w\nsteps: [{name: a}]\n", time: 2)
        try await catalog.reload()
        #expect(catalog.definition(named: "w") == good)
        #expect(
            catalog.diagnostics.map(\.description) == [
                "\(folder.url.path)/w.yaml:2:9: error: a step needs one of the keys `model`, `http`, `n8n`, `transform`, `delay`, `wait`"
            ])
        try await catalog.reload()
        #expect(catalog.diagnostics.count == 1)
        try folder.write("w.yaml", text("w"), time: 3)
        try await catalog.reload()
        #expect(catalog.diagnostics.isEmpty)
        #expect(catalog.definition(named: "w") == good)
    }

    @Test func aRemovedFileStartsNoMoreRunsButItsVersionStays() async throws {
        let folder = try Folder()
        try folder.write("w.yaml", text("w"), time: 1)
        let catalog = catalog(folder)
        try await catalog.reload()
        let old = try #require(catalog.definition(named: "w"))
        try folder.remove("w.yaml")
        try await catalog.reload()
        #expect(catalog.definitions.isEmpty)
        #expect(try await catalog.definition(named: "w", version: old.version) == old)
    }

    @Test func aNameThatTwoFilesHaveIsReported() async throws {
        let folder = try Folder()
        try folder.write("a.yaml", text("w", 1), time: 1)
        try folder.write("b.yaml", text("w", 2), time: 1)
        let catalog = catalog(folder)
        try await catalog.reload()
        #expect(catalog.definition(named: "w")?.version == DefinitionParser.version(of: text("w", 1)))
        #expect(
            catalog.diagnostics.map(\.description) == [
                "\(folder.url.path)/b.yaml:1:7: error: \(folder.url.path)/a.yaml defines \"w\" already; give one of them another name"
            ])
    }

    @Test func filesThatCannotBeReadAreReported() async throws {
        let folder = try Folder()
        try folder.write("large.yaml", "#" + String(repeating: "x", count: 300_000), time: 1)
        try Data([0x6E, 0xFF, 0xFE]).write(to: folder.url.appending(path: "latin.yaml"))
        let catalog = catalog(folder)
        try await catalog.reload()
        #expect(
            catalog.diagnostics.map(\.message) == [
                "the file has 262145 bytes; a definition has at most 262144", "this file: it is not UTF-8",
            ])
    }

    @Test func aMissingFolderIsReportedAndEndsNoWorkflow() async throws {
        let folder = try Folder()
        try folder.write("w.yaml", text("w"), time: 1)
        let catalog = catalog(folder)
        try await catalog.reload()
        try FileManager.default.removeItem(at: folder.url)
        try await catalog.reload()
        #expect(catalog.diagnostics.map(\.message) == ["there is no such folder"])
        #expect(catalog.definitions.map(\.name) == ["w"])
    }

    @Test func theFolderIsLookedAtFromTimeToTime() async throws {
        let folder = try Folder()
        let time = TestTime()
        let catalog = DefinitionCatalog(
            directory: folder.url.path, store: InMemoryDefinitionStore(), clock: time.clock, interval: .seconds(2),
            logger: Logger(label: "test"))
        let running = Task { await catalog.run() }
        await time.untilSomebodySleeps()
        try folder.write("w.yaml", text("w"), time: 1)
        time.advance(by: 2)
        await time.untilSomebodySleeps()
        #expect(catalog.definitions.map(\.name) == ["w"])
        running.cancel()
        await running.value
    }

    @Test func toolsCheckTextsWithoutAFolder() {
        let result = DefinitionCatalog.check([("a.yaml", text("w")), ("b.yaml", "name: x"), ("c.yaml", text("w", 2))])
        #expect(result.definitions.map(\.name) == ["w"])
        #expect(
            result.diagnostics.map(\.description) == [
                "b.yaml:1:1: error: a workflow needs the key `steps`: the steps. Those that need no other run at the same time",
                "c.yaml:1:7: error: a.yaml defines \"w\" already; give one of them another name",
            ])
    }
}
