import GraphQLLanguage
import GraphQLSchema

/// The files of the folder `Operations` as one collection: operations of different names, and fragments that all of them
/// share.
struct OperationFiles {
    /// A definition where it was written.
    struct Definition {
        let document: Document
        let name: String
        let nameLocation: SourceLocation
        let range: SourceRange
        /// The fragments that it spreads itself, in the order of their first use.
        let spreads: [String]
    }

    private(set) var operations: [Definition] = []
    private(set) var fragments: [String: Definition] = [:]

    /// Parses the files and reports what is wrong with them as a collection.
    init(_ sources: [Source], _ collector: inout DiagnosticCollector) {
        var names: [String: Definition] = [:]
        for document in SchemaReading.parseTexts(sources, &collector) {
            for definition in document.definitions {
                switch definition {
                case .operation(let index):
                    guard let operation = Self.operation(index, in: document, &collector) else { continue }
                    let other = names.updateValue(operation, forKey: SwiftIdentifier.folded(operation.name))
                    if let other { Self.report(operation, after: other, "operations", &collector) }
                    operations.append(operation)
                case .fragment(let index):
                    let node = document.fragments[index]
                    let fragment = Self.definition(node.name, node.range, in: document)
                    let other = fragments.updateValue(fragment, forKey: fragment.name)
                    if let other { Self.report(fragment, after: other, "fragments", &collector) }
                case .schema(let index):
                    Self.reportMisplaced(document.schemaDefinitions[index].range, in: document, &collector)
                case .type(let index):
                    Self.reportMisplaced(document.typeDefinitions[index].range, in: document, &collector)
                case .directive(let index):
                    Self.reportMisplaced(document.directiveDefinitions[index].range, in: document, &collector)
                }
            }
        }
    }

    /// The fragments that a definition uses, directly or through others, by name. Names that no file defines are left
    /// out: validation reports them where they stand.
    func fragments(usedBy definition: Definition) -> [Definition] {
        var used: Set<String> = []
        var open = definition.spreads
        while let name = open.popLast() {
            guard let fragment = fragments[name], used.insert(name).inserted else { continue }
            open.append(contentsOf: fragment.spreads)
        }
        return used.sorted().compactMap { fragments[$0] }
    }

    // MARK: Definitions

    private static func operation(
        _ index: Int, in document: Document, _ collector: inout DiagnosticCollector
    ) -> Definition? {
        let node = document.operations[index]
        guard let name = node.name else {
            collector.report(
                Diagnostic(
                    "The operation has no name. Give it one, for instance \"\(node.operationType.keyword) Find { … }\".",
                    path: document.source.name, location: document.location(of: node.range)))
            return nil
        }
        return definition(name, node.range, in: document)
    }

    private static func definition(_ name: Name, _ range: SourceRange, in document: Document) -> Definition {
        var spreads: [String] = []
        var seen: Set<String> = []
        for spread in document.fragmentSpreads(in: range) {
            let name = document.text(document.fragmentSpreads[spread].name)
            if seen.insert(name).inserted { spreads.append(name) }
        }
        return Definition(
            document: document, name: document.text(name), nameLocation: document.location(of: name), range: range,
            spreads: spreads)
    }

    // MARK: Mistakes

    private static func report(
        _ definition: Definition, after other: Definition, _ kind: String, _ collector: inout DiagnosticCollector
    ) {
        let place = "\(other.document.source.name):\(other.nameLocation.line):\(other.nameLocation.column)"
        let names =
            other.name == definition.name
            ? "Two \(kind) are called \"\(definition.name)\""
            : "The \(kind) \"\(definition.name)\" and \"\(other.name)\" differ in case alone"
        collector.report(
            Diagnostic(
                "\(names), see also \(place). Rename one of them.", path: definition.document.source.name,
                location: definition.nameLocation))
    }

    private static func reportMisplaced(
        _ range: SourceRange, in document: Document, _ collector: inout DiagnosticCollector
    ) {
        collector.report(
            Diagnostic(
                "The folder Operations is for what clients send. Move this definition into a schema file beside it.",
                path: document.source.name, location: document.location(of: range)))
    }
}

extension Document {
    /// Indices of the fragment spreads that stand in a range of the source.
    fileprivate func fragmentSpreads(in range: SourceRange) -> Range<Int> {
        // Spreads are in source order.
        let first = fragmentSpreads.partition { $0.name.start >= range.start }
        return first..<max(first, fragmentSpreads.partition { $0.name.start >= range.end })
    }
}

extension Array {
    /// The first index from which on the predicate holds, for arrays that it divides in two.
    fileprivate func partition(_ holds: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
