import GraphQLJSON
import GraphQLLanguage

/// Makes the model of a schema from documents that have passed the rules.
///
/// It runs twice: without `constants` it makes a draft, in which default values and the arguments of applied directives
/// are not coerced yet, since coercing them needs the types; with them it makes the schema.
struct SchemaAssembler {
    let sdl: SDLDocuments
    let constants: SchemaConstants?
    /// Directives that the schema does not list.
    let unlisted: Set<String>

    init(_ sdl: SDLDocuments, constants: SchemaConstants?, unlisted: Set<String> = []) {
        self.sdl = sdl
        self.constants = constants
        self.unlisted = unlisted
    }

    /// A draft goes without what only readers of the schema want.
    private var isDraft: Bool { constants == nil }

    func assemble() -> Schema {
        let links = TypeLinks(sdl)
        let string = TypeReference(named: sdl.typeID("String") ?? TypeID(0), nonNullBits: 1)
        let roots = RootTypes(sdl)
        let description = sdl.schemaDefinitions.lazy.compactMap { reference in
            sdl.documents[reference.document].description(sdl.schema(reference).description)
        }.first
        let schemaParts = sdl.schemaParts
        return Schema(
            description: description,
            types: sdl.types.indices.map { namedType(TypeID($0), links) },
            directives: sdl.directives.map(directiveDefinition).filter { !unlisted.contains($0.name) },
            queryType: roots[.query], mutationType: roots[.mutation], subscriptionType: roots[.subscription],
            schemaDirectives: schemaParts.flatMap { applied(sdl.schema($0).directives, in: $0.document) },
            typenameField: metaField("__typename", string, "The name of the object's type."),
            schemaField: metaField("__schema", reference("__Schema", nonNull: true), "The schema of the service."),
            typeField: metaField(
                "__type", reference("__Type", nonNull: false), "A type of the schema by its name.",
                arguments: [
                    InputValueDefinition(
                        name: "name", description: nil, type: string, defaultValue: nil, defaultLiteral: nil,
                        deprecationReason: nil, directives: [], origin: nil)
                ]))
    }

    // MARK: Types

    private func namedType(_ id: TypeID, _ links: TypeLinks) -> NamedType {
        let parts = sdl.types[id.index]
        let definition = sdl.type(parts.definition)
        let builtInScalar = BuiltInScalar(rawValue: parts.name)
        let isBuiltIn = sdl.isBuiltIn(parts.definition) || builtInScalar != nil
        var fields: [FieldDefinition] = []
        var inputFields: [InputValueDefinition] = []
        var enumValues: [EnumValueDefinition] = []
        var directives: [AppliedDirective] = []
        for part in parts.all {
            let node = sdl.type(part)
            for index in node.fields {
                fields.append(fieldDefinition(index, in: part.document, position: fields.count))
            }
            for index in node.inputFields { inputFields.append(inputValueDefinition(index, in: part.document)) }
            for index in node.values { enumValues.append(enumValueDefinition(index, in: part.document)) }
            directives += applied(node.directives, in: part.document)
        }
        let document = sdl.documents[parts.definition.document]
        return NamedType(
            id: id, kind: definition.kind, name: parts.name,
            description: document.description(definition.description), isBuiltIn: isBuiltIn,
            builtInScalar: definition.kind == .scalar ? builtInScalar : nil,
            specifiedByURL: definition.kind == .scalar ? specifiedByURL(parts) : nil,
            isOneOf: definition.kind == .inputObject && directives.contains { $0.name == "oneOf" },
            directives: directives, fields: fields, interfaces: links.interfaces[id.index],
            possibleTypes: links.possibleTypes[id.index], enumValues: enumValues, inputFields: inputFields,
            origin: origin(definition.range, in: parts.definition.document))
    }

    private func fieldDefinition(_ index: Int, in document: Int, position: Int) -> FieldDefinition {
        let syntax = sdl.documents[document]
        let node = syntax.fieldDefinitions[index]
        return FieldDefinition(
            name: syntax.text(node.name), description: description(node.description, in: syntax),
            arguments: node.arguments.map { inputValueDefinition($0, in: document) },
            type: reference(node.type, in: syntax),
            deprecationReason: deprecationReason(node.directives, in: syntax),
            directives: applied(node.directives, in: document), index: position,
            origin: origin(node.range, in: document), node: NodeReference(document: document, node: index))
    }

    private func inputValueDefinition(_ index: Int, in document: Int) -> InputValueDefinition {
        let syntax = sdl.documents[document]
        let node = syntax.inputValueDefinitions[index]
        let place = NodeReference(document: document, node: index)
        return InputValueDefinition(
            name: syntax.text(node.name), description: description(node.description, in: syntax),
            type: reference(node.type, in: syntax), defaultValue: constants?.defaultValues[place],
            defaultLiteral: node.defaultValue.map { isDraft ? "" : syntax.literal($0) },
            deprecationReason: deprecationReason(node.directives, in: syntax),
            directives: applied(node.directives, in: document), origin: origin(node.range, in: document), node: place)
    }

    private func enumValueDefinition(_ index: Int, in document: Int) -> EnumValueDefinition {
        let syntax = sdl.documents[document]
        let node = syntax.enumValueDefinitions[index]
        return EnumValueDefinition(
            name: syntax.text(node.name), description: description(node.description, in: syntax),
            deprecationReason: deprecationReason(node.directives, in: syntax),
            directives: applied(node.directives, in: document), origin: origin(node.range, in: document))
    }

    // MARK: Directives

    private func directiveDefinition(_ place: NodeReference) -> DirectiveDefinition {
        let syntax = sdl.documents[place.document]
        let node = sdl.directive(place)
        return DirectiveDefinition(
            name: syntax.text(node.name), description: description(node.description, in: syntax),
            arguments: node.arguments.map { inputValueDefinition($0, in: place.document) },
            isRepeatable: node.isRepeatable,
            locations: node.locations.compactMap { DirectiveLocation(rawValue: syntax.text(syntax.names[$0])) },
            isBuiltIn: sdl.isBuiltIn(place), origin: origin(node.range, in: place.document), node: place)
    }

    private func applied(_ directives: NodeRange, in document: Int) -> [AppliedDirective] {
        guard !directives.isEmpty else { return [] }
        let syntax = sdl.documents[document]
        return directives.map { index in
            let node = syntax.directives[index]
            let place = NodeReference(document: document, node: index)
            return AppliedDirective(
                name: syntax.text(node.name), arguments: constants?.directiveArguments[place] ?? JSONObject(),
                origin: origin(node.range, in: document))
        }
    }

    /// The reason of `@deprecated`, its default where none is given; nil where the directive is not applied.
    private func deprecationReason(_ directives: NodeRange, in syntax: Document) -> String? {
        for index in directives where syntax.isName(syntax.directives[index].name, "deprecated") {
            for argument in syntax.directives[index].arguments
            where syntax.isName(syntax.arguments[argument].name, "reason") {
                return string(syntax.arguments[argument].value, in: syntax)
            }
            return BuiltInDefinitions.defaultDeprecationReason
        }
        return nil
    }

    private func specifiedByURL(_ parts: SDLDocuments.TypeParts) -> String? {
        for part in parts.all {
            let syntax = sdl.documents[part.document]
            for index in sdl.type(part).directives where syntax.isName(syntax.directives[index].name, "specifiedBy") {
                for argument in syntax.directives[index].arguments
                where syntax.isName(syntax.arguments[argument].name, "url") {
                    return string(syntax.arguments[argument].value, in: syntax)
                }
            }
        }
        return nil
    }

    private func description(_ value: Int?, in syntax: Document) -> String? {
        isDraft ? nil : syntax.description(value)
    }

    private func string(_ value: Int, in syntax: Document) -> String? {
        let node = syntax.values[value]
        return node.kind == .string || node.kind == .blockString ? syntax.string(node) : nil
    }

    // MARK: References

    private func reference(_ node: TypeNode, in syntax: Document) -> TypeReference {
        // The rules have made sure that the name is known.
        TypeReference(
            named: sdl.typeID(node.name, in: syntax) ?? TypeID(0), listDepth: node.listDepth,
            nonNullBits: node.nonNullBits)
    }

    private func reference(_ name: String, nonNull: Bool) -> TypeReference {
        TypeReference(named: sdl.typeID(name) ?? TypeID(0), nonNullBits: nonNull ? 1 : 0)
    }

    /// Nothing built in has an origin.
    private func origin(_ range: SourceRange, in document: Int) -> SourceOrigin? {
        sdl.given.contains(document) ? sdl.origin(range, in: document) : nil
    }

    private func metaField(
        _ name: String, _ type: TypeReference, _ description: String, arguments: [InputValueDefinition] = []
    ) -> FieldDefinition {
        FieldDefinition(
            name: name, description: description, arguments: arguments, type: type, deprecationReason: nil,
            directives: [], index: -1, origin: nil)
    }
}

extension Document {
    /// The text of a literal as the printer writes it, which for most literals is how it was written.
    fileprivate func literal(_ index: Int) -> String {
        let value = values[index]
        switch value.kind {
        case .int, .float, .boolean, .null, .enum: return source.text(value.range)
        case .variable, .string, .blockString, .list, .object: return print(index)
        }
    }
}
