import GraphQLLanguage
import GraphQLSchema

/// Every selected field is defined by its parent type, or is a meta field (spec section 5.3.1).
enum FieldsOnCorrectType: ValidationRule {
    static func check(_ context: ValidationContext) throws(ValidationStopped) {
        for index in context.document.fields.indices {
            let typed = context.typed.fields[index]
            guard typed.definition == nil, let parent = typed.parent else { continue }
            let field = context.document.fields[index]
            let type = context.schema[parent]
            let name = context.text(field.name)
            try context.report(
                "Cannot query field \"\(name)\" on type \"\(type.name)\"." + suggestion(context, name, on: type),
                at: field.range.start)
        }
    }

    /// Types with that field come before fields with a similar name.
    private static func suggestion(_ context: ValidationContext, _ name: String, on type: NamedType) -> String {
        guard context.suggestsNames else { return "" }
        let types = Suggestions.didYouMean(
            suggestedTypes(context.schema, name, for: type), subject: "to use an inline fragment on")
        return types.isEmpty ? context.suggestion(name, among: type.fields.map(\.name)) : types
    }

    /// The possible types of an abstract type that have the field, and their interfaces, the most frequent first.
    private static func suggestedTypes(_ schema: Schema, _ field: String, for type: NamedType) -> [String] {
        guard type.isAbstract else { return [] }
        var usages: [(type: NamedType, count: Int)] = []
        var positions: [TypeID: Int] = [:]
        func count(_ type: NamedType) {
            if let position = positions[type.id] {
                usages[position].count += 1
            } else {
                positions[type.id] = usages.count
                usages.append((type, 1))
            }
        }
        for possible in type.possibleTypes.map({ schema[$0] }) where possible.field(field) != nil {
            count(possible)
            for interface in possible.interfaces.map({ schema[$0] }) where interface.field(field) != nil {
                count(interface)
            }
        }
        return SuggestionOrder.sorted(usages) { left, right in
            if left.count != right.count { return left.count > right.count }
            if left.type.kind == .interface, schema.isSubtype(right.type.id, of: left.type.id) { return true }
            if right.type.kind == .interface, schema.isSubtype(left.type.id, of: right.type.id) { return false }
            return Suggestions.naturallyPrecedes(Array(left.type.name.utf8), Array(right.type.name.utf8))
        }.map(\.type.name)
    }
}
