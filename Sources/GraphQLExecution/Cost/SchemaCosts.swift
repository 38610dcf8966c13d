import GraphQLSchema

/// The weights of a schema, read from its directives once.
///
/// A field weighs what its `@cost` says, else what its type weighs: by default 1 for objects, interfaces and unions, 0 for
/// scalars and enums. Arguments and input fields weigh what their `@cost` says, else what their type does: 1 for input
/// objects, 0 for scalars and enums.
struct SchemaCosts: Sendable {
    struct Field: Sendable {
        let weight: Double
        let listSize: ListSize?
        /// Whether an argument can add to the cost.
        let hasWeighedArguments: Bool
    }

    let schema: Schema
    let limits: CostLimits
    /// By type, then by position of the field.
    private let fields: [[Field]]
    /// By type: the weight of a value.
    let types: [Double]
    /// By type: whether an input value of it can add to the cost.
    private let isWeighed: [Bool]

    init(_ schema: Schema, limits: CostLimits) {
        self.schema = schema
        self.limits = limits
        let types = schema.types.map { Weight.applied($0.directives) ?? ($0.isLeaf ? 0 : 1) }
        let isWeighed = schema.types.map { $0.kind == .inputObject || types[$0.id.index] != 0 }
        self.types = types
        self.isWeighed = isWeighed
        fields = schema.types.map { type in
            type.fields.map { field in
                // What an interface says of a field holds for its implementations, unless they say otherwise.
                let inherited = type.interfaces.lazy.compactMap { schema[$0].field(field.name) }
                let own = Weight.applied(field.directives)
                return Field(
                    weight: own ?? inherited.lazy.compactMap { Weight.applied($0.directives) }.first
                        ?? types[field.type.named.index],
                    listSize: ListSize(field) ?? inherited.lazy.compactMap { ListSize($0) }.first,
                    hasWeighedArguments: field.arguments.contains {
                        isWeighed[$0.type.named.index] || Weight.applied($0.directives) ?? 0 != 0
                    })
            }
        }
    }

    /// Nil for meta fields, which cost nothing: introspection has bounds of its own.
    func field(_ field: FieldDefinition, of type: NamedType) -> Field? {
        field.index < 0 ? nil : fields[type.id.index][field.index]
    }

    func isWeighed(_ type: TypeReference) -> Bool { isWeighed[type.named.index] }
}
