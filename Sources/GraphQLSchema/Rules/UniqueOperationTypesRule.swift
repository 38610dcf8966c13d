import GraphQLLanguage

/// Each kind of operation gets its root type once (spec section 3.3.1).
enum UniqueOperationTypesRule: SDLRule {
    static func check(_ sdl: SDLDocuments, _ report: inout DiagnosticReport) {
        var known: [OperationType: SourceOrigin] = [:]
        for part in sdl.schemaPartsAsWritten {
            for index in sdl.schema(part).operationTypes {
                let node = sdl.documents[part.document].operationTypes[index]
                let origin = sdl.origin(node.range, in: part.document)
                if let first = known[node.operationType] {
                    report.add(
                        "There can be only one \(node.operationType.keyword) type in schema.", at: [first, origin])
                } else {
                    known[node.operationType] = origin
                }
            }
        }
    }
}
