import GraphQLJSON
import GraphQLLanguage
import GraphQLRoutes
import GraphQLSchema

/// How long the answer to an operation may be kept: the least that `@cacheControl` says of the fields that it selects,
/// and privately if it says so of one.
///
/// A field goes before its type. A root field of which neither says anything makes the answer one that is not to be
/// kept; a field below it changes nothing.
struct RouteCachePolicy {
    private let document: Document
    private let schema: Schema
    /// Nil when the answer is not to be kept.
    private(set) var policy: RESTRoute.CachePolicy?

    /// The document is valid for the schema and has one operation, its first.
    init(_ document: Document, _ schema: Schema) {
        self.document = document
        self.schema = schema
        guard let operation = document.operations.first, operation.operationType == .query,
            let root = schema.rootType(operation.operationType)
        else { return }
        var found = RESTRoute.CachePolicy(maxAge: .max, isPrivate: false)
        visit(operation.selectionSet, on: root, isRoot: true, &found)
        policy = found.maxAge < .max && found.maxAge >= 0 ? found : nil
    }

    private func visit(_ set: Int, on type: NamedType, isRoot: Bool, _ found: inout RESTRoute.CachePolicy) {
        for selection in document.selectionSets[set].selections {
            switch document.selections[selection] {
            case .field(let index): visit(document.fields[index], on: type, isRoot: isRoot, &found)
            case .inlineFragment(let index):
                let fragment = document.inlineFragments[index]
                let condition = fragment.typeCondition.flatMap { schema.type($0, in: document) }
                visit(fragment.selectionSet, on: condition ?? type, isRoot: isRoot, &found)
            case .fragmentSpread(let index):
                let name = document.fragmentSpreads[index].name
                guard let fragment = document.fragments.first(where: { document.areEqual($0.name, name) }),
                    let condition = schema.type(fragment.typeCondition, in: document)
                else { continue }
                visit(fragment.selectionSet, on: condition, isRoot: isRoot, &found)
            }
        }
    }

    private func visit(_ node: FieldNode, on type: NamedType, isRoot: Bool, _ found: inout RESTRoute.CachePolicy) {
        guard let field = schema.field(node.name, in: document, on: type), field.index >= 0 else { return }
        let named = schema.namedType(of: field.type)
        let hints = [field.directive("cacheControl"), named.directives.first { $0.name == "cacheControl" }]
            .compactMap(\.self)
        if hints.contains(where: { $0.arguments["scope"]?.stringValue == "PRIVATE" }) { found.isPrivate = true }
        let ages = hints.compactMap { hint -> Int? in
            guard case .int(let seconds) = hint.arguments["maxAge"] else { return nil }
            return Int(exactly: seconds)
        }
        if let age = ages.first { found.maxAge = min(found.maxAge, age) } else if isRoot { found.maxAge = -1 }
        if let set = node.selectionSet { visit(set, on: named, isRoot: false, &found) }
    }
}
