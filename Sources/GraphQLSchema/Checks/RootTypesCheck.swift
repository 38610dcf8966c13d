import GraphQLLanguage

/// A schema has a query root; root types are objects and all different (spec section 3.3.1).
enum RootTypesCheck: TypeSystemCheck {
    static func check(_ schema: Schema, _ origins: SchemaOrigins, _ report: inout DiagnosticReport) {
        let named = RootTypes(origins.sdl).origins
        if schema.queryType == nil {
            let definition = origins.sdl.schemaDefinitions.first.map {
                origins.sdl.origin(origins.sdl.schema($0).range, in: $0.document)
            }
            report.add("Query root type must be provided.", at: definition.asList)
        }
        var uses: [(type: NamedType, operations: [OperationType])] = []
        for operation in OperationType.allCases {
            guard let type = schema.rootType(operation) else { continue }
            if type.kind != .object {
                let condition = operation == .query ? "" : " if provided"
                report.add(
                    "\(operation.keyword.capitalizedFirst) root type must be Object type\(condition), "
                        + "it cannot be \(type.name).", at: (named[operation] ?? type.origin).asList)
            } else if let position = uses.firstIndex(where: { $0.type.id == type.id }) {
                uses[position].operations.append(operation)
            } else {
                uses.append((type, [operation]))
            }
        }
        for use in uses where use.operations.count > 1 {
            let list =
                use.operations.count == 2
                ? "\(use.operations[0].keyword) and \(use.operations[1].keyword)"
                : "query, mutation, and subscription"
            report.add(
                "All root types must be different, \"\(use.type.name)\" type is used as \(list) root types.",
                at: use.operations.compactMap { named[$0] })
        }
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
