import GraphQLLanguage
import GraphQLSchema

/// Gathers what selection sets select (spec section 6.3.2, CollectFields), without looking into fragments: their fields
/// have structs of their own.
///
/// Inline fragments are looked into where they always apply; `scope` says for which types.
struct SelectionCollector {
    enum Scope {
        /// For all types that a value of this type can have.
        case common(NamedType)
        /// For values of one object type.
        case concrete(NamedType)
    }

    /// The fields of one response name.
    struct Field {
        let responseName: String
        let definition: FieldDefinition
        /// Indices into `Document.fields`.
        var nodes: [Int]
        /// Whether `@include` or `@skip` can leave it out.
        var isConditional: Bool
    }

    struct Spread {
        /// Index into `Document.fragments`.
        let fragment: Int
        let name: String
        var isConditional: Bool
        let location: SourceLocation
    }

    struct Selected {
        /// In the order of their first selection.
        fileprivate(set) var fields: [Field] = []
        fileprivate(set) var spreads: [Spread] = []
        /// The object types for which fragments select more.
        fileprivate(set) var narrowed: Set<TypeID> = []

        func field(_ responseName: String) -> Field? { fields.first { $0.responseName == responseName } }
    }

    private let schema: Schema
    private let document: Document
    private let scope: Scope

    init(_ schema: Schema, _ document: Document, scope: Scope) {
        self.schema = schema
        self.document = document
        self.scope = scope
    }

    /// What sets of fields of the same response name select together, each with the type that it is on.
    func collect(_ sets: [(set: Int, type: NamedType)]) -> Selected {
        var selected = Selected()
        for (set, type) in sets { visit(set, on: type, isConditional: false, &selected) }
        return selected
    }

    /// Whether a set selects more for some of the types than for others.
    func narrows(_ set: Int) -> Bool {
        guard case .common(let type) = scope, type.isAbstract else { return false }
        return !collect([(set, type)]).narrowed.isEmpty
    }

    private func visit(_ set: Int, on type: NamedType, isConditional: Bool, _ selected: inout Selected) {
        for index in document.selectionSets[set].selections {
            switch document.selections[index] {
            case .field(let index): add(index, on: type, isConditional: isConditional, &selected)
            case .inlineFragment(let index):
                let fragment = document.inlineFragments[index]
                let condition = fragment.typeCondition.flatMap { schema.type($0, in: document) } ?? type
                guard applies(condition, &selected) else { continue }
                visit(
                    fragment.selectionSet, on: condition,
                    isConditional: isConditional || self.isConditional(fragment.directives), &selected)
            case .fragmentSpread(let index):
                let spread = document.fragmentSpreads[index]
                let name = document.text(spread.name)
                guard let fragment = document.fragments.firstIndex(where: { document.text($0.name) == name }),
                    let condition = schema.type(document.fragments[fragment].typeCondition, in: document),
                    applies(condition, &selected)
                else { continue }
                let isConditional = isConditional || self.isConditional(spread.directives)
                if let known = selected.spreads.firstIndex(where: { $0.name == name }) {
                    selected.spreads[known].isConditional = selected.spreads[known].isConditional && isConditional
                } else {
                    selected.spreads.append(
                        Spread(
                            fragment: fragment, name: name, isConditional: isConditional,
                            location: document.location(of: spread.name)))
                }
            }
        }
    }

    private func add(_ index: Int, on type: NamedType, isConditional: Bool, _ selected: inout Selected) {
        let node = document.fields[index]
        let isConditional = isConditional || self.isConditional(node.directives)
        let name = document.text(node.responseName)
        if let known = selected.fields.firstIndex(where: { $0.responseName == name }) {
            selected.fields[known].nodes.append(index)
            selected.fields[known].isConditional = selected.fields[known].isConditional && isConditional
            return
        }
        let own =
            switch scope {
            case .common(let type), .concrete(let type): schema.field(node.name, in: document, on: type)
            }
        guard let definition = own ?? schema.field(node.name, in: document, on: type) else { return }
        selected.fields.append(
            Field(responseName: name, definition: definition, nodes: [index], isConditional: isConditional))
    }

    /// Whether a type condition holds for all values of the scope; if not, takes down for which it does.
    private func applies(_ condition: NamedType, _ selected: inout Selected) -> Bool {
        switch scope {
        case .concrete(let type): return schema.isSubtype(type.id, of: condition.id)
        case .common(let type):
            let narrower = type.possibleTypes.filter { schema.isSubtype($0, of: condition.id) }
            if narrower.count == type.possibleTypes.count { return true }
            selected.narrowed.formUnion(narrower)
            return false
        }
    }

    private func isConditional(_ directives: NodeRange) -> Bool {
        directives.contains { index in
            let name = document.directives[index].name
            return document.isName(name, "include") || document.isName(name, "skip")
        }
    }
}
