import GraphQLLanguage
import GraphQLRoutes
import GraphQLSchema

/// Writes an operation that selects a part of what another one selects. Fragments become inline fragments; variables
/// that nothing uses any more are left out.
struct SparseSelection {
    private let document: Document
    private let operation: OperationDefinitionNode
    private let suggests: Bool
    private var text = ""
    /// Where what was kept stands in the source, to find the variables in it.
    private var kept: [SourceRange] = []
    /// Names on the list that some field had.
    private var found: Set<[String]> = []

    init?(_ document: Document, operationName: String?, suggests: Bool) {
        let named = document.operations.first { $0.name.map(document.text) == operationName }
        guard let operation = named ?? document.operations.first else { return nil }
        self.document = document
        self.operation = operation
        self.suggests = suggests
    }

    /// The text of the operation with only the fields of `tree`; below the root field of `responseKey`, or below the
    /// root itself. Throws for a name that nothing in the operation has.
    mutating func write(_ tree: FieldTree, below responseKey: String?) throws(BindingMistake) -> String {
        text = ""
        if let responseKey {
            write("{ ")
            for index in document.selectionSets[operation.selectionSet].selections {
                guard case .field(let field) = document.selections[index],
                    document.text(document.fields[field].responseName) == responseKey
                else { continue }
                guard let selectionSet = document.fields[field].selectionSet else {
                    throw BindingMistake(
                        message: "This route answers with no fields to choose.", argument: "fields", place: .query)
                }
                keep(head: document.fields[field])
                try narrow(selectionSet, to: tree, path: [])
            }
            write(" }")
        } else {
            try narrow(operation.selectionSet, to: tree, path: [])
        }
        return head() + text
    }

    private mutating func write(_ piece: String) { text += piece }

    /// The keyword, the name and the variables that are used.
    private func head() -> String {
        var head = operation.operationType.keyword
        if let name = operation.name { head += " " + document.text(name) }
        var used: Set<String> = []
        for value in document.values where value.kind == .variable {
            if kept.contains(where: { $0.start <= value.range.start && value.range.end <= $0.end }) {
                used.insert(document.text(value.name))
            }
        }
        let variables = operation.variableDefinitions.filter { used.contains(name(ofVariable: $0)) }
        if !variables.isEmpty {
            head += "(" + variables.map { definition(ofVariable: $0) }.joined(separator: ", ") + ")"
        }
        return head + " "
    }

    private func name(ofVariable index: Int) -> String { document.text(document.variableDefinitions[index].name) }

    private func definition(ofVariable index: Int) -> String {
        let definition = document.variableDefinitions[index]
        let value = definition.defaultValue.map { " = " + document.print($0) } ?? ""
        return "$\(name(ofVariable: index)): \(document.print(definition.type))\(value)"
    }

    private func source(_ start: UInt32, _ end: UInt32) -> String {
        document.source.text(SourceRange(start: start, end: max(start, end)))
    }

    /// A field up to its own selection.
    private mutating func keep(head field: FieldNode) {
        let end = field.selectionSet.map { document.selectionSets[$0].range.start } ?? field.range.end
        kept.append(SourceRange(start: field.range.start, end: end))
        write(source(field.range.start, end) + " ")
    }

    private mutating func keep(directives: NodeRange) {
        for index in directives {
            let range = document.directives[index].range
            kept.append(range)
            write(source(range.start, range.end) + " ")
        }
    }

    // MARK: Selections

    /// Everything, with spreads written out. Recursion is as deep as the operation, which its parser and the validator
    /// have bounded.
    private mutating func copy(_ selectionSet: Int) {
        write("{ ")
        for index in document.selectionSets[selectionSet].selections {
            switch document.selections[index] {
            case .field(let field):
                keep(head: document.fields[field])
                if let below = document.fields[field].selectionSet { copy(below) }
                write(" ")
            case .fragmentSpread, .inlineFragment:
                guard let fragment = fragment(document.selections[index]) else { continue }
                begin(fragment)
                copy(fragment.selectionSet)
                write(" ")
            }
        }
        write("}")
    }

    private struct Fragment {
        var condition: String?
        var directives: NodeRange
        var selectionSet: Int
    }

    private func fragment(_ selection: SelectionNode) -> Fragment? {
        switch selection {
        case .field: return nil
        case .inlineFragment(let index):
            let node = document.inlineFragments[index]
            return Fragment(
                condition: node.typeCondition.map(document.text), directives: node.directives,
                selectionSet: node.selectionSet)
        case .fragmentSpread(let index):
            let spread = document.fragmentSpreads[index]
            guard let node = document.fragments.first(where: { document.areEqual($0.name, spread.name) }) else {
                return nil
            }
            return Fragment(
                condition: document.text(node.typeCondition), directives: spread.directives,
                selectionSet: node.selectionSet)
        }
    }

    private mutating func begin(_ fragment: Fragment) {
        write("... ")
        if let condition = fragment.condition { write("on \(condition) ") }
        keep(directives: fragment.directives)
    }

    /// The fields of `tree`; `path` leads to it.
    private mutating func narrow(_ selectionSet: Int, to tree: FieldTree, path: [String]) throws(BindingMistake) {
        write("{ ")
        _ = try narrowed(selectionSet, tree, path)
        write("}")
        for branch in tree.branches where !found.contains(path + [branch.name]) {
            let name = (path + [branch.name]).joined(separator: ".")
            let suggestion = suggests ? Suggestions.didYouMean(branch.name, among: names(in: selectionSet)) : ""
            throw BindingMistake(
                message: "\(TextValue.quoted(name)) in \"fields\" is no field of this route's answer.\(suggestion)",
                argument: "fields", place: .query)
        }
    }

    /// Writes what is wanted of a selection; says whether that is anything.
    private mutating func narrowed(
        _ selectionSet: Int, _ tree: FieldTree, _ path: [String]
    ) throws(BindingMistake) -> Bool {
        var isAnything = false
        for index in document.selectionSets[selectionSet].selections {
            if case .field(let position) = document.selections[index] {
                let field = document.fields[position]
                guard let branch = tree.branches.first(where: { isCalled(field, $0.name) }) else { continue }
                isAnything = true
                let place = path + [branch.name]
                found.insert(place)
                keep(head: field)
                guard let below = field.selectionSet else {
                    if let deeper = branch.below.branches.first {
                        throw BindingMistake(
                            message:
                                "\(TextValue.quoted((place + [deeper.name]).joined(separator: "."))) in \"fields\" "
                                + "is no field of this route's answer: \"\(branch.name)\" has none.",
                            argument: "fields", place: .query)
                    }
                    continue
                }
                if branch.isWhole { copy(below) } else { try narrow(below, to: branch.below, path: place) }
                write(" ")
            } else if let fragment = fragment(document.selections[index]) {
                let before = text
                let keptBefore = kept.count
                begin(fragment)
                write("{ ")
                if try narrowed(fragment.selectionSet, tree, path) {
                    write("} ")
                    isAnything = true
                } else {
                    text = before
                    kept.removeSubrange(keptBefore...)
                }
            }
        }
        return isAnything
    }

    /// By its name in the answer, or by the schema's spelling of that.
    private func isCalled(_ field: FieldNode, _ name: String) -> Bool {
        let shown = document.text(field.responseName)
        return shown == name || (document.text(field.name) == name && RESTName.snakeCase(name) == shown)
    }

    private func names(in selectionSet: Int) -> [String] {
        document.selectionSets[selectionSet].selections.flatMap { index -> [String] in
            if case .field(let field) = document.selections[index] {
                return [document.text(document.fields[field].responseName)]
            }
            return fragment(document.selections[index]).map { names(in: $0.selectionSet) } ?? []
        }
    }
}
