import GraphQLLanguage
import GraphQLSchema

/// What the page shows of a schema, in its order, and what refers to what.
struct DocumentationModel {
    /// A heading with what stands below it.
    struct Group {
        let title: String
        /// No coordinate, so it contains a character that names do not.
        let anchor: String
        var types: [NamedType] = []
        var directives: [DirectiveDefinition] = []
    }

    let schema: Schema
    let groups: [Group]
    /// Everything that has an anchor.
    private let coordinates: Set<SchemaCoordinate>
    private let uses: [TypeID: [SchemaCoordinate]]

    init(_ schema: Schema) {
        self.schema = schema
        let listed = schema.introspectedTypes.map { schema[$0] }.filter { !$0.name.hasPrefix("__") }
        let directives = schema.directives.filter { !$0.isBuiltIn }
        groups = Self.groups(schema, listed, directives)
        coordinates = Self.coordinates(listed, directives)
        uses = Self.uses(listed, directives)
    }

    func has(_ coordinate: SchemaCoordinate) -> Bool { coordinates.contains(coordinate) }

    /// The fields, arguments and input fields of a type.
    func uses(of type: NamedType) -> [SchemaCoordinate] { uses[type.id] ?? [] }

    private static func groups(
        _ schema: Schema, _ types: [NamedType], _ directives: [DirectiveDefinition]
    ) -> [Group] {
        let roots = OperationType.allCases.compactMap { schema.rootType($0) }
        let rootIDs = Set(roots.map(\.id))
        func kind(_ kind: TypeKind) -> [NamedType] {
            types.filter { $0.kind == kind && !rootIDs.contains($0.id) }.sorted { $0.name < $1.name }
        }
        let all = [
            Group(title: "Operations", anchor: "-operations", types: roots),
            Group(title: "Objects", anchor: "-objects", types: kind(.object)),
            Group(title: "Interfaces", anchor: "-interfaces", types: kind(.interface)),
            Group(title: "Unions", anchor: "-unions", types: kind(.union)),
            Group(title: "Enums", anchor: "-enums", types: kind(.enum)),
            Group(title: "Input objects", anchor: "-inputs", types: kind(.inputObject)),
            Group(title: "Scalars", anchor: "-scalars", types: kind(.scalar)),
            Group(title: "Directives", anchor: "-directives", directives: directives.sorted { $0.name < $1.name }),
        ]
        return all.filter { !$0.types.isEmpty || !$0.directives.isEmpty }
    }

    private static func coordinates(
        _ types: [NamedType], _ directives: [DirectiveDefinition]
    ) -> Set<SchemaCoordinate> {
        var found: Set<SchemaCoordinate> = []
        for type in types {
            found.insert(.type(type.name))
            let members = type.fields.map(\.name) + type.inputFields.map(\.name) + type.enumValues.map(\.name)
            for member in members { found.insert(.member(type: type.name, name: member)) }
        }
        for directive in directives { found.insert(.directive(directive.name)) }
        return found
    }

    private static func uses(
        _ types: [NamedType], _ directives: [DirectiveDefinition]
    ) -> [TypeID: [SchemaCoordinate]] {
        var uses: [TypeID: [SchemaCoordinate]] = [:]
        for type in types {
            for field in type.fields {
                uses[field.type.named, default: []].append(.member(type: type.name, name: field.name))
                for argument in field.arguments {
                    uses[argument.type.named, default: []].append(
                        .argument(type: type.name, field: field.name, name: argument.name))
                }
            }
            for field in type.inputFields {
                uses[field.type.named, default: []].append(.member(type: type.name, name: field.name))
            }
            guard type.kind == .union else { continue }
            for member in type.possibleTypes { uses[member, default: []].append(.type(type.name)) }
        }
        for directive in directives {
            for argument in directive.arguments {
                uses[argument.type.named, default: []].append(
                    .directiveArgument(directive: directive.name, name: argument.name))
            }
        }
        return uses
    }
}
