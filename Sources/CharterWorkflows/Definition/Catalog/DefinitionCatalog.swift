import CharterResilience
import Foundation
import Logging
import Synchronization

/// The workflows that can be executed: those of a folder, reloaded when its files change, without a restart.
///
/// A file with mistakes keeps its last good version, and its mistakes are told. Every version is kept in a store, so that
/// runs go on with the version that they began with, also elsewhere and after a restart.
public final class DefinitionCatalog: Sendable {
    private struct State {
        var contents = CatalogContents()
        /// Versions that are not current, as runs asked for them.
        var versions: [String: WorkflowDefinition] = [:]
        var unreadable: DefinitionDiagnostic?
    }

    private let folder: DefinitionFolder
    private let store: any DefinitionStore
    let clock: WallClock
    private let interval: Duration
    private let logger: Logger
    private let state = Mutex(State())

    private static let maxVersions = 200

    /// - Parameter interval: How often the folder is looked at.
    public init(
        directory: String, store: any DefinitionStore, clock: WallClock = .system, interval: Duration = .seconds(2),
        logger: Logger
    ) {
        folder = DefinitionFolder(path: directory)
        self.store = store
        self.clock = clock
        self.interval = interval
        self.logger = logger
    }

    /// The current definitions, by name.
    public var definitions: [WorkflowDefinition] {
        state.withLock { $0.contents.current.values.compactMap(\.definition) }.sorted { $0.name < $1.name }
    }

    /// The mistakes in the files as they are now.
    public var diagnostics: [DefinitionDiagnostic] {
        state.withLock { state in (state.unreadable.map { [$0] } ?? []) + state.contents.diagnostics }
    }

    /// The current definition of a name.
    public func definition(named name: String) -> WorkflowDefinition? {
        state.withLock { $0.contents.current[name]?.definition }
    }

    /// A definition in the version that a run began with; nil when nobody ever kept it. Throws what the store throws.
    public func definition(named name: String, version: String) async throws -> WorkflowDefinition? {
        if let current = definition(named: name), current.version == version { return current }
        let key = "\(name) \(version)"
        if let known = state.withLock({ $0.versions[key] }) { return known }
        guard let text = try await store.load(name: name, version: version) else { return nil }
        let definition = try DefinitionParser.parse(text, path: "\(name)@\(version.prefix(12))")
        state.withLock { state in
            if state.versions.count >= Self.maxVersions, let any = state.versions.keys.first {
                state.versions[any] = nil
            }
            state.versions[key] = definition
        }
        return definition
    }

    /// Looks at the folder and takes in what has changed. Definitions that are new or have changed can be executed once
    /// they are in the store. Throws what the store throws; the next call then tries again.
    public func reload() async throws {
        var contents = state.withLock { $0.contents }
        let files: [DefinitionFile]
        do {
            files = try folder.files()
        } catch {
            let reason = (error as? DefinitionFolder.Unreadable)?.reason ?? "\(error)"
            let diagnostic = DefinitionDiagnostic(path: folder.path, line: 1, column: 1, message: reason)
            // What was read before stays: a folder that is away for a moment ends no workflow.
            state.withLock { $0.unreadable = diagnostic }
            return
        }
        for file in files where contents.needsReading(file) {
            do {
                contents.read(try DefinitionFolder.text(of: file.path), of: file)
            } catch {
                contents.failed((error as? DefinitionFolder.Unreadable)?.reason ?? "\(error)", reading: file)
            }
        }
        for (definition, text) in contents.finish(seen: Set(files.map(\.path))) {
            try await store.save(name: definition.name, version: definition.version, text: text)
            logger.info(
                "workflow loaded",
                metadata: ["workflow": "\(definition.name)", "version": "\(definition.version.prefix(12))"])
        }
        let before = diagnostics
        let result = contents
        state.withLock { state in
            state.contents = result
            state.unreadable = nil
        }
        for diagnostic in contents.diagnostics where !before.contains(diagnostic) { logger.error("\(diagnostic)") }
    }

    /// Reloads from time to time until the task is cancelled.
    public func run() async {
        while !Task.isCancelled {
            do {
                try await clock.sleep(interval)
                try await reload()
            } catch is CancellationError {
                return
            } catch {
                logger.error("workflows not reloaded", metadata: ["error": "\(error)"])
            }
        }
    }

    /// All mistakes in the definitions of a folder, for tools; names that two files have are among them.
    public static func check(directory: String) throws -> (
        definitions: [WorkflowDefinition], diagnostics: [DefinitionDiagnostic]
    ) {
        let files = try DefinitionFolder(path: directory).files()
        return check(try files.map { ($0.path, try DefinitionFolder.text(of: $0.path)) })
    }

    /// All mistakes in some texts.
    public static func check(_ files: [(path: String, text: String)]) -> (
        definitions: [WorkflowDefinition], diagnostics: [DefinitionDiagnostic]
    ) {
        var contents = CatalogContents()
        for (path, text) in files {
            contents.read(text, of: DefinitionFile(path: path, modified: .distantPast, bytes: text.utf8.count))
        }
        let good = contents.finish(seen: Set(files.map(\.path)))
        return (good.map(\.definition), contents.diagnostics)
    }
}
