import GraphQLLanguage
import GraphQLSchema

/// The types below whose fields a resolver may be called: their values are completed breadth-first. Values of all other
/// composite types are written at once.
struct SuspendingTypes {
    private var isSuspending: [Bool]

    init(_ schema: Schema) {
        isSuspending = [Bool](repeating: false, count: schema.types.count)
        // For each type, those that suspend when it does.
        var dependents = [[Int]](repeating: [], count: schema.types.count)
        var open: [Int] = []
        for type in schema.types where !type.isBuiltIn {
            if type.isAbstract {
                for member in type.possibleTypes { dependents[member.index].append(type.id.index) }
            } else if type.kind == .object {
                for field in type.fields {
                    if schema.resolution(of: field, on: type) == .stored {
                        dependents[field.type.named.index].append(type.id.index)
                    } else if !isSuspending[type.id.index] {
                        isSuspending[type.id.index] = true
                        open.append(type.id.index)
                    }
                }
            }
        }
        while let type = open.popLast() {
            for dependent in dependents[type] where !isSuspending[dependent] {
                isSuspending[dependent] = true
                open.append(dependent)
            }
        }
    }

    func contains(_ type: TypeID) -> Bool { isSuspending[type.index] }
}
