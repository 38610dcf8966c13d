import GraphQLLanguage
import GraphQLSchema

/// Everything that the emitters of a client write, derived from the checked operations once.
struct ClientModel {
    /// One for each file of operations, in the order of their paths.
    private(set) var files: [ClientFileModel]
    /// The enums and input objects that the operations use, in the order of the schema.
    private(set) var enums: [ClientEnumModel] = []
    private(set) var inputs: [ClientInputModel] = []

    init(
        _ schema: Schema, sources: [Source], operations: [OperationModel], _ collector: inout DiagnosticCollector
    ) {
        // A fragment is the same in every operation that uses it.
        var fragmentHolders: [String: OperationModel] = [:]
        for operation in operations {
            for fragment in operation.document.fragments {
                let name = operation.document.text(fragment.name)
                if fragmentHolders[name] == nil { fragmentHolders[name] = operation }
            }
        }
        let names = ClientNames(schema, operations: operations, fragments: fragmentHolders.keys)
        let types = SwiftTypes(schema, binding: "client", name: Self.typeName)
        files = sources.map { ClientFileModel(path: $0.name) }
        let positions = Dictionary(sources.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        var used: Set<TypeID> = []
        var found: Set<Diagnostic> = []

        var fragments: [String: SelectionModel] = [:]
        for (name, holder) in fragmentHolders.sorted(by: { $0.key < $1.key }) {
            var builder = SelectionModelBuilder(types, names: names, document: holder.document, whole: holder.whole)
            guard let model = ClientFragmentModel(name, &builder) else { continue }
            fragments[name] = model.selection
            used.formUnion(builder.usedTypes)
            found.formUnion(builder.diagnostics)
            if let file = positions[model.path] { files[file].fragments.append(model) }
        }
        for operation in operations {
            var builder = SelectionModelBuilder(
                types, names: names, document: operation.document, whole: operation.whole)
            guard let model = ClientOperationModel(operation, &builder, fragments: fragments) else { continue }
            used.formUnion(builder.usedTypes)
            used.formUnion(model.variables.map(\.named))
            found.formUnion(builder.diagnostics)
            found.formUnion(model.diagnostics)
            if let file = positions[operation.definition.document.source.name] { files[file].operations.append(model) }
        }
        for file in files.indices { files[file].sort() }

        let cycles = StorageCycles(types)
        let reached = Self.reached(from: used, schema)
        for type in schema.types where !type.isBuiltIn && !types.isBound(type.id) && reached.contains(type.id) {
            switch type.kind {
            case .enum: enums.append(ClientEnumModel(type, types: types))
            case .inputObject: inputs.append(ClientInputModel(type, types: types, names: names, cycles: cycles))
            case .scalar, .object, .interface, .union: break
            }
        }
        for diagnostic in found { collector.report(diagnostic) }
        ClientNameCheck.check(self, &collector)
    }

    /// The Swift type of a leaf or an input object. Composite types are not looked up: selections make their own.
    private static func typeName(_ type: NamedType) -> String {
        switch type.builtInScalar {
        case .int: "Swift.Int"
        case .float: "Swift.Double"
        case .string, .id: "Swift.String"
        case .boolean: "Swift.Bool"
        case nil: type.kind == .scalar ? EngineName.json : ClientNames.type(type.name)
        }
    }

    /// The types and, through fields of input objects, those that their values hold.
    private static func reached(from used: Set<TypeID>, _ schema: Schema) -> Set<TypeID> {
        var reached = used
        var open = Array(used)
        while let next = open.popLast() {
            for field in schema[next].inputFields where reached.insert(field.type.named).inserted {
                open.append(field.type.named)
            }
        }
        return reached
    }
}
