import GraphQLLanguage
import GraphQLSchema

/// Tells whether a selection calls a resolver somewhere: what has nothing to wait for is not worth being delivered
/// later.
struct Suspension {
    let schema: Schema
    let document: Document
    let fragments: FragmentIndex
    let isStored: (FieldDefinition, NamedType) -> Bool

    private struct Key: Hashable {
        let selectionSet: Int
        let type: TypeID
    }

    private var known: [Key: Bool] = [:]
    private var depth = 0

    /// Selection sets deeper than this count as having nothing to wait for; they are then written at once.
    private static let maxDepth = 200

    init(
        schema: Schema, document: Document, fragments: FragmentIndex,
        isStored: @escaping (FieldDefinition, NamedType) -> Bool
    ) {
        self.schema = schema
        self.document = document
        self.fragments = fragments
        self.isStored = isStored
    }

    /// Whether a field of an object type, or a field below it, is resolved.
    mutating func suspends(_ node: Int, on type: NamedType) -> Bool {
        let field = document.fields[node]
        guard let definition = schema.field(field.name, in: document, on: type), definition.index >= 0 else {
            return false
        }
        if !isStored(definition, type) { return true }
        guard let set = field.selectionSet else { return false }
        return suspends(set, of: schema.namedType(of: definition.type))
    }

    private mutating func suspends(_ set: Int, of type: NamedType) -> Bool {
        let key = Key(selectionSet: set, type: type.id)
        if let answer = known[key] { return answer }
        if depth >= Self.maxDepth { return false }
        depth += 1
        defer { depth -= 1 }
        known[key] = false
        let answer =
            type.isAbstract
            ? type.possibleTypes.contains { suspends(set, of: schema[$0]) } : anySuspends(set, on: type)
        known[key] = answer
        return answer
    }

    private mutating func anySuspends(_ set: Int, on type: NamedType) -> Bool {
        for index in document.selectionSets[set].selections {
            switch document.selections[index] {
            case .field(let node): if suspends(node, on: type) { return true }
            case .inlineFragment(let node):
                if suspends(document.inlineFragments[node].selectionSet, of: type) { return true }
            case .fragmentSpread(let node):
                guard let target = fragments.index(of: document.fragmentSpreads[node].name) else { continue }
                if suspends(document.fragments[target].selectionSet, of: type) { return true }
            }
        }
        return false
    }
}
