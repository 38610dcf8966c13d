import GraphQLLanguage
import GraphQLRoutes
import GraphQLSchema

/// Checks that the variables of a location are names of the answer, each with one value.
enum LocationCheck {
    /// - Parameter field: the field whose value is the answer's data; nil when all of the operation's data is.
    static func check(
        _ application: RouteApplication, _ document: Document, below field: String?, _ schema: Schema,
        _ collector: inout DiagnosticCollector
    ) {
        guard let text = application.text("location"), let location = try? PathTemplate(text),
            let operation = document.operations.first, let root = schema.rootType(operation.operationType)
        else { return }
        for segment in location.segments {
            guard case .variable(let path) = segment else { continue }
            let names = (field.map { [$0] } ?? []) + path
            let start = SelectedFields(document, schema, [(operation.selectionSet, root)])
            let found = names.reduce(Optional(start)) { $0?.below($1) }
            guard let found, found.isOneLeaf else {
                application.report(
                    "has {\(path.joined(separator: "."))} in its location, which is no scalar of the answer. Select "
                        + "it, by that name.", &collector)
                continue
            }
        }
    }
}

/// What a valid operation selects at one place of its response.
private struct SelectedFields {
    private let document: Document
    private let schema: Schema
    /// The selection sets below the place.
    private let sets: [(set: Int, type: NamedType)]
    /// Of the fields that are the place.
    private var types: [TypeReference] = []

    init(_ document: Document, _ schema: Schema, _ sets: [(Int, NamedType)]) {
        self.document = document
        self.schema = schema
        self.sets = sets
    }

    /// Whether the place holds one scalar or enum value.
    var isOneLeaf: Bool {
        !types.isEmpty && types.allSatisfy { !$0.isList && schema.namedType(of: $0).isLeaf }
    }

    /// The place of a response name below; nil when there is none, or when this one is a list.
    func below(_ name: String) -> SelectedFields? {
        guard types.allSatisfy({ !$0.isList }) else { return nil }
        var found: [(FieldNode, FieldDefinition)] = []
        var open = sets
        while let (set, type) = open.popLast() {
            for selection in document.selectionSets[set].selections {
                switch document.selections[selection] {
                case .field(let index):
                    let node = document.fields[index]
                    guard document.text(node.responseName) == name,
                        let field = schema.field(node.name, in: document, on: type)
                    else { continue }
                    found.append((node, field))
                case .inlineFragment(let index):
                    let fragment = document.inlineFragments[index]
                    let condition = fragment.typeCondition.flatMap { schema.type($0, in: document) }
                    open.append((fragment.selectionSet, condition ?? type))
                case .fragmentSpread(let index):
                    let name = document.fragmentSpreads[index].name
                    guard let fragment = document.fragments.first(where: { document.areEqual($0.name, name) }),
                        let condition = schema.type(fragment.typeCondition, in: document)
                    else { continue }
                    open.append((fragment.selectionSet, condition))
                }
            }
        }
        guard !found.isEmpty else { return nil }
        let sets = found.compactMap { node, field in
            node.selectionSet.map { ($0, schema.namedType(of: field.type)) }
        }
        var fields = SelectedFields(document, schema, sets)
        fields.types = found.map(\.1.type)
        return fields
    }
}
