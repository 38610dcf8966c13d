/// What a catalog knows of its files: a value, so that what follows from a changed file can be told without files.
struct CatalogContents: Sendable {
    /// A file as it was read last.
    struct Entry: Sendable {
        let file: DefinitionFile
        /// What is wrong with it now.
        var diagnostics: [DefinitionDiagnostic]
        /// Its last good version.
        var definition: WorkflowDefinition?
        var text: String?
        var nameLocation = DefinitionLocation.start
    }

    private(set) var entries: [String: Entry] = [:]
    /// The definitions that runs can be started of, by name.
    private(set) var current: [String: Entry] = [:]
    /// What is wrong with the files, those included that keep their last good version.
    private(set) var diagnostics: [DefinitionDiagnostic] = []

    /// Whether a file has to be read: it is new or its stamp has changed.
    func needsReading(_ file: DefinitionFile) -> Bool { entries[file.path]?.file != file }

    /// Takes in what a file says now.
    mutating func read(_ text: String, of file: DefinitionFile) {
        var entry = entries[file.path]
        if let known = entry, known.text == text, known.diagnostics.isEmpty {
            entries[file.path] = Entry(
                file: file, diagnostics: [], definition: known.definition, text: text, nameLocation: known.nameLocation)
            return
        }
        do throws(DefinitionErrors) {
            let parsed = try DefinitionParser.parseLocated(text, path: file.path)
            entry = Entry(
                file: file, diagnostics: [], definition: parsed.definition, text: text, nameLocation: parsed.name)
        } catch {
            entry = keepingLastGood(file, error.diagnostics)
        }
        entries[file.path] = entry
    }

    /// Takes in that a file could not be read.
    mutating func failed(_ reason: String, reading file: DefinitionFile) {
        entries[file.path] = keepingLastGood(
            file, [DefinitionDiagnostic(path: file.path, line: 1, column: 1, message: "this file: \(reason)")])
    }

    private func keepingLastGood(_ file: DefinitionFile, _ diagnostics: [DefinitionDiagnostic]) -> Entry {
        let known = entries[file.path]
        return Entry(
            file: file, diagnostics: diagnostics, definition: known?.definition, text: known?.text,
            nameLocation: known?.nameLocation ?? .start)
    }

    /// Ends a round in which all files were seen: forgets those that are gone, and finds names that two files have.
    /// Gives the definitions that are new or have changed, with their texts.
    mutating func finish(seen paths: Set<String>) -> [(definition: WorkflowDefinition, text: String)] {
        entries = entries.filter { paths.contains($0.key) }
        let before = current
        current = [:]
        diagnostics = []
        var changed: [(definition: WorkflowDefinition, text: String)] = []
        for (path, entry) in entries.sorted(by: { $0.key < $1.key }) {
            diagnostics += entry.diagnostics
            guard let definition = entry.definition, let text = entry.text else { continue }
            if let first = current[definition.name] {
                diagnostics.append(
                    DefinitionDiagnostic(
                        path: path, line: entry.nameLocation.line, column: entry.nameLocation.column,
                        message:
                            "\(first.file.path) defines \"\(definition.name)\" already; give one of them another name"))
                continue
            }
            current[definition.name] = entry
            if before[definition.name]?.definition?.version != definition.version { changed.append((definition, text)) }
        }
        return changed
    }
}
