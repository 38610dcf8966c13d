import GraphQLLanguage
import GraphQLRoutes
import GraphQLSchema

/// What the operation of a route selects: the shape of its answer's data.
struct RouteOutput {
    /// A field of an answer, by its response name.
    struct Field {
        let name: String
        let definition: FieldDefinition
        /// Whether it may be left out (`@skip`, `@include`).
        let isConditional: Bool
        /// What is selected below it.
        let selections: [Selection]
    }

    /// A selection set and the type that it is selected on.
    struct Selection {
        let set: Int
        let type: NamedType
        var isConditional = false
    }

    let schema: Schema
    private let document: Document
    /// The root's selection; `field` narrows it.
    private let root: Selection
    /// The field whose value is the data; nil when all of the root's is.
    private(set) var field: Field?

    init(_ route: RESTRoute, schema: Schema) throws(RouteInputError) {
        try self.init(route.operation, responseKey: route.responseKey, coordinate: route.coordinate, schema: schema)
    }

    /// What comes in pieces: of a subscription, or of the one that answers when a client asks for it. Nil where nothing
    /// does.
    init?(streamOf route: RESTRoute, schema: Schema) throws(RouteInputError) {
        guard let stream = route.operation.type == .subscription ? route.operation : route.streamed else { return nil }
        try self.init(stream, responseKey: route.responseKey, coordinate: route.coordinate, schema: schema)
    }

    private init(
        _ operation: RESTRoute.Operation, responseKey: String?, coordinate: String, schema: Schema
    ) throws(RouteInputError) {
        self.schema = schema
        do throws(GraphQLError) {
            document = try Document.parse(Source(operation.text, name: operation.name))
        } catch {
            throw RouteInputError(description: "The operation of \(coordinate): \(error.message)")
        }
        guard let node = document.operations.first, let type = schema.rootType(operation.type) else {
            throw RouteInputError(description: "The operation of \(coordinate) is none of the schema.")
        }
        root = Selection(set: node.selectionSet, type: type)
        guard let responseKey else { return }
        field = rootFields.first { $0.name == responseKey }
        guard field != nil else {
            throw RouteInputError(description: "The operation of \(coordinate) does not select \"\(responseKey)\".")
        }
    }

    /// The fields of the data when it is all of the operation's.
    var rootFields: [Field] { fields([root], of: root.type) }

    /// The fields that values of a concrete type have, in the order of their first selection.
    func fields(_ selections: [Selection], of type: NamedType) -> [Field] {
        var order: [String] = []
        var found: [String: Field] = [:]
        // Depth first, in source order; fragments of a valid document end.
        var open = Array(selections.reversed())
        while let selection = open.popLast() {
            var inner: [Selection] = []
            for index in document.selectionSets[selection.set].selections {
                switch document.selections[index] {
                case .field(let index):
                    guard let field = field(document.fields[index], in: selection) else { continue }
                    if let known = found[field.name] {
                        found[field.name] = Field(
                            name: field.name, definition: field.definition,
                            isConditional: known.isConditional && field.isConditional,
                            selections: known.selections + field.selections)
                    } else {
                        order.append(field.name)
                        found[field.name] = field
                    }
                case .inlineFragment(let index):
                    let node = document.inlineFragments[index]
                    let condition = node.typeCondition.flatMap { schema.type($0, in: document) } ?? selection.type
                    guard schema.overlap(type, condition) else { continue }
                    inner.append(
                        Selection(
                            set: node.selectionSet, type: condition,
                            isConditional: selection.isConditional || isConditional(node.directives)))
                case .fragmentSpread(let index):
                    let spread = document.fragmentSpreads[index]
                    guard let node = document.fragments.first(where: { document.areEqual($0.name, spread.name) }),
                        let condition = schema.type(node.typeCondition, in: document),
                        schema.overlap(type, condition)
                    else { continue }
                    inner.append(
                        Selection(
                            set: node.selectionSet, type: condition,
                            isConditional: selection.isConditional || isConditional(spread.directives)))
                }
            }
            open.append(contentsOf: inner.reversed())
        }
        return order.compactMap { found[$0] }
    }

    private func field(_ node: FieldNode, in selection: Selection) -> Field? {
        guard let definition = schema.field(node.name, in: document, on: selection.type) else { return nil }
        let below = node.selectionSet.map { Selection(set: $0, type: schema.namedType(of: definition.type)) }
        return Field(
            name: document.text(node.responseName), definition: definition,
            isConditional: selection.isConditional || isConditional(node.directives),
            selections: below.map { [$0] } ?? [])
    }

    private func isConditional(_ directives: NodeRange) -> Bool {
        directives.contains { index in
            let name = document.directives[index].name
            return document.isName(name, "skip") || document.isName(name, "include")
        }
    }

    // MARK: Names

    /// What `fields` may name, with dots between the levels.
    var fieldNames: [String] {
        guard let field else { return names(rootFields, prefix: "") }
        return names(of: field, prefix: "")
    }

    private func names(of field: Field, prefix: String) -> [String] {
        let type = schema.namedType(of: field.definition.type)
        guard type.isComposite else { return [] }
        var seen: Set<String> = []
        return type.possibleTypes.flatMap { names(fields(field.selections, of: schema[$0]), prefix: prefix) }
            .filter { seen.insert($0).inserted }
    }

    private func names(_ fields: [Field], prefix: String) -> [String] {
        fields.flatMap { field in [prefix + field.name] + names(of: field, prefix: prefix + field.name + ".") }
    }
}
