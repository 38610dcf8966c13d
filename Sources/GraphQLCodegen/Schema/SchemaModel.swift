import GraphQLLanguage
import GraphQLSchema

/// Everything that the emitters write, derived from the schema once.
struct SchemaModel {
    let types: SwiftTypes
    /// One for each schema file, in the order of their paths.
    private(set) var files: [SchemaFileModel]
    /// Whether some struct keeps a field behind a reference.
    let hasBoxes: Bool

    let dispatch: DispatchModel
    /// Directives of ours that no file defines.
    let directives: Set<String>
    /// Those of them that the running schema applies but does not list.
    var unlistedDirectives: Set<String> { directives.subtracting(CodegenDirectives.listed) }

    var schema: Schema { types.schema }

    init(_ types: SwiftTypes, sources: [Source], _ instructed: InstructedSchema) {
        self.types = types
        directives = instructed.directives
        dispatch = DispatchModel(types)
        let schema = types.schema
        let cycles = StorageCycles(types)
        let interfaces = InterfaceProperties(types)
        let usedRoots = SchemaModel.rootsUsedAsValues(schema)
        files = sources.map { SchemaFileModel(path: $0.name) }
        let positions = Dictionary(
            sources.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        for document in instructed.documents {
            if let file = positions[document.source.name] { files[file].sdl = document.printed() }
        }
        var hasBoxes = false
        for type in schema.types where !type.isBuiltIn {
            let isRoot = schema.operation(rootedAt: type.id) != nil
            if !isRoot || usedRoots.contains(type.id), let file = type.origin.flatMap({ positions[$0.source.name] }) {
                let declaration = Self.declaration(of: type, types, cycles, interfaces)
                if type.isOutput { files[file].dispatched.append(declaration.dispatched ?? .completionsOnly(type.id)) }
                if !types.isBound(type.id) {
                    files[file].declarations.append(declaration)
                    hasBoxes = hasBoxes || declaration.hasBoxes
                }
            }
            guard type.kind == .object else { continue }
            for field in type.fields where schema.resolution(of: field, on: type) != .stored {
                guard let file = (field.origin ?? type.origin).flatMap({ positions[$0.source.name] }) else { continue }
                files[file].resolvers.append(ResolverModel(field, on: type, types: types))
            }
        }
        self.hasBoxes = hasBoxes
    }

    private static func declaration(
        of type: NamedType, _ types: SwiftTypes, _ cycles: StorageCycles, _ interfaces: InterfaceProperties
    ) -> SchemaFileModel.Declaration {
        switch type.kind {
        case .object: .object(ObjectModel(type, types: types, cycles: cycles, interfaces: interfaces))
        case .interface: .interface(AbstractTypeModel(type, types: types, cycles: cycles, interfaces: interfaces))
        case .union: .union(AbstractTypeModel(type, types: types, cycles: cycles, interfaces: interfaces))
        case .enum: .enum(EnumModel(type, types: types))
        case .inputObject: .inputObject(InputObjectModel(type, types: types, cycles: cycles))
        case .scalar: .scalar(ScalarModel(type, types: types))
        }
    }

    /// Root types that fields or unions mention: their values are passed around like those of other objects.
    private static func rootsUsedAsValues(_ schema: Schema) -> Set<TypeID> {
        var used: Set<TypeID> = []
        for type in schema.types where !type.isBuiltIn {
            for field in type.fields { used.insert(field.type.named) }
            if type.isAbstract { used.formUnion(type.possibleTypes) }
        }
        return used.filter { schema.operation(rootedAt: $0) != nil }
    }
}

extension SchemaFileModel.Declaration {
    /// Whether the struct keeps a field behind a reference.
    var hasBoxes: Bool {
        switch self {
        case .object(let model): model.properties.contains(where: \.isBoxed)
        case .inputObject(let model): !model.type.isOneOf && model.fields.contains(where: \.isBoxed)
        default: false
        }
    }
    /// How values of the type are written; nil for leaves and inputs.
    var dispatched: SchemaFileModel.Dispatched? {
        switch self {
        case .object(let model): .object(model.type)
        case .interface(let model), .union(let model): .abstract(model)
        case .enum, .inputObject, .scalar: nil
        }
    }
}
