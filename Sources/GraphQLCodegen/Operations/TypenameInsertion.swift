import GraphQLLanguage
import GraphQLSchema

/// Adds `__typename` to the selection sets whose data a client can only read when it knows the concrete type: those of a
/// union or interface that select more for some of its types.
///
/// Both sides do it, so that the text that a client sends is the one that its server trusts.
struct TypenameInsertion {
    private let source: Document
    /// Offsets behind the opening braces of those selection sets, ascending.
    private var offsets: [Int] = []
    /// Fields that have the response name `__typename` and are something else.
    private(set) var conflicts: [GraphQLError] = []

    /// The document is valid for the schema.
    init(_ document: Document, _ schema: Schema) {
        source = document
        for fragment in document.fragments {
            guard let type = schema.type(fragment.typeCondition, in: document) else { continue }
            visit(fragment.selectionSet, on: type, schema, isNested: false)
        }
        for operation in document.operations {
            guard let type = schema.rootType(operation.operationType) else { continue }
            visit(operation.selectionSet, on: type, schema, isNested: false)
        }
        offsets.sort()
    }

    /// The document with the added fields.
    func document() throws(GraphQLError) -> Document {
        guard !offsets.isEmpty else { return source }
        var bytes: [UInt8] = []
        var start = 0
        for offset in offsets {
            bytes += source.source.bytes[start..<offset]
            bytes += Array(" __typename ".utf8)
            start = offset
        }
        bytes += source.source.bytes[start...]
        return try Document.parse(Source(uncheckedUTF8: bytes))
    }

    /// - Parameter isNested: whether the set is that of an inline fragment, whose fields belong to the set around it.
    private mutating func visit(_ set: Int, on type: NamedType, _ schema: Schema, isNested: Bool) {
        let node = source.selectionSets[set]
        if !isNested, SelectionCollector(schema, source, scope: .common(type)).narrows(set) {
            let names = typenames(set, type, schema)
            conflicts += names.others.map { field in
                GraphQLError(
                    "The response name \"__typename\" stands for the type here, by which clients tell apart what they get. "
                        + "Give the field another alias.", locations: [source.location(of: field.range)])
            }
            if !names.isSelected { offsets.append(Int(node.range.start) + 1) }
        }
        for index in node.selections {
            switch source.selections[index] {
            case .field(let index):
                let field = source.fields[index]
                guard let selection = field.selectionSet,
                    let definition = schema.field(field.name, in: source, on: type)
                else { continue }
                visit(selection, on: schema.namedType(of: definition.type), schema, isNested: false)
            case .inlineFragment(let index):
                let fragment = source.inlineFragments[index]
                let condition = fragment.typeCondition.flatMap { schema.type($0, in: source) } ?? type
                visit(fragment.selectionSet, on: condition, schema, isNested: true)
            case .fragmentSpread: break
            }
        }
    }

    /// Whether `__typename` is selected for all types and always, and fields that only look like it.
    private func typenames(
        _ set: Int, _ type: NamedType, _ schema: Schema
    ) -> (isSelected: Bool, others: [FieldNode]) {
        let selected = SelectionCollector(schema, source, scope: .common(type)).collect([(set, type)])
        guard let field = selected.fields.first(where: { $0.responseName == "__typename" }) else { return (false, []) }
        return (
            !field.isConditional,
            field.nodes.map { source.fields[$0] }.filter { !source.isName($0.name, "__typename") }
        )
    }
}
