import GraphQLLanguage
import GraphQLSchema

// Root operation types (spec section 3.3.1).

extension SchemaDiff {
    mutating func compareRootTypes() {
        for operation in OperationType.allCases {
            guard let before = old.rootType(operation)?.name else { continue }
            let after = new.rootType(operation)?.name
            guard before != after else { continue }
            let change = after.map { "are of type \($0)" } ?? "are no longer accepted"
            add(
                .rootTypeChanged, .type(before),
                "Operations of type \(operation.keyword) \(change); they were of type \(before).")
        }
    }
}
