/// No input object requires itself through non-null fields, since no value could ever be written (spec section 3.10).
enum InputObjectCyclesCheck: TypeSystemCheck {
    static func check(_ schema: Schema, _ origins: SchemaOrigins, _ report: inout DiagnosticReport) {
        var search = Search(schema: schema)
        for type in schema.types where type.kind == .inputObject && !report.isFull { search.run(from: type, &report) }
    }

    /// A depth-first search with a stack of its own, as deep as the types refer to each other.
    private struct Search {
        let schema: Schema
        private var visited: Set<TypeID> = []
        private var open: [(type: NamedType, next: Int)] = []
        /// The fields that lead from each open type to the next.
        private var path: [InputValueDefinition] = []
        private var positions: [TypeID: Int] = [:]

        init(schema: Schema) { self.schema = schema }

        mutating func run(from start: NamedType, _ report: inout DiagnosticReport) {
            enter(start)
            while let top = open.indices.last {
                let (type, next) = open[top]
                guard next < type.inputFields.count else {
                    leave()
                    continue
                }
                open[top].next += 1
                let field = type.inputFields[next]
                let target = schema.namedType(of: field.type)
                guard field.type.isNonNull, !field.type.isList, target.kind == .inputObject else { continue }
                if let position = positions[target.id] {
                    reportCycle(path[position...] + [field], target, &report)
                } else if !visited.contains(target.id) {
                    path.append(field)
                    enter(target)
                }
            }
        }

        private mutating func enter(_ type: NamedType) {
            guard visited.insert(type.id).inserted else { return }
            positions[type.id] = path.count
            open.append((type, 0))
        }

        private mutating func leave() {
            guard let (type, _) = open.popLast() else { return }
            positions[type.id] = nil
            _ = path.popLast()
        }

        private func reportCycle(
            _ cycle: ArraySlice<InputValueDefinition>, _ type: NamedType, _ report: inout DiagnosticReport
        ) {
            report.add(
                "Cannot reference Input Object \"\(type.name)\" within itself through a series of non-null fields: "
                    + "\"\(cycle.map(\.name).joined(separator: "."))\".", at: cycle.compactMap(\.origin))
        }
    }
}
