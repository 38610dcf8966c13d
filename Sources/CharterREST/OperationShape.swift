import GraphQLLanguage
import GraphQLRoutes

/// What an operation's text says of its answer.
struct OperationShape {
    private let document: Document?
    private let root: Int?

    init(_ operation: RESTRoute.Operation) {
        document = try? Document.parse(Source(operation.text, name: operation.name))
        root = document.flatMap { document in
            let named = document.operations.first { $0.name.map(document.text) == operation.name }
            return (named ?? document.operations.first)?.selectionSet
        }
    }

    /// The key of the root field, where there is one only.
    var onlyRootKey: String? {
        guard let document, let root else { return nil }
        let fields = fields(root, document)
        return fields.count == 1 ? document.text(fields[0].responseName) : nil
    }

    /// Whether the data below a root field, or below the root, is asked for a member of this name.
    func hasMember(_ name: String, below responseKey: String?) -> Bool {
        guard let document, let root else { return false }
        guard let responseKey else { return has(name, root, document) }
        return fields(root, document).contains { field in
            document.text(field.responseName) == responseKey
                && field.selectionSet.map { has(name, $0, document) } == true
        }
    }

    private func has(_ name: String, _ selectionSet: Int, _ document: Document) -> Bool {
        fields(selectionSet, document).contains { document.text($0.responseName) == name }
    }

    private func fields(_ selectionSet: Int, _ document: Document) -> [FieldNode] {
        document.selectionSets[selectionSet].selections.compactMap { index in
            guard case .field(let field) = document.selections[index] else { return nil }
            return document.fields[field]
        }
    }
}
