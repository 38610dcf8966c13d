import GraphQLLanguage

/// Finds the syntax nodes that the diagnostics of the checks point at.
struct SchemaOrigins {
    let sdl: SDLDocuments

    init(_ sdl: SDLDocuments) { self.sdl = sdl }

    /// The definition of a type and its extensions.
    func parts(of type: NamedType) -> [SourceOrigin] {
        sdl.parts(of: type).all.map { sdl.origin(sdl.type($0).range, in: $0.document) }
    }

    /// The type reference of a field.
    func type(of field: FieldDefinition) -> [SourceOrigin] {
        field.node.map { [sdl.origin(sdl.field($0).type.range, in: $0.document)] } ?? []
    }

    /// The type reference of an argument or input field.
    func type(of input: InputValueDefinition) -> [SourceOrigin] {
        input.node.map { [sdl.origin(sdl.inputValue($0).type.range, in: $0.document)] } ?? []
    }

    /// The `@deprecated` on a field.
    func deprecation(of field: FieldDefinition) -> [SourceOrigin] {
        field.node.map { deprecation(sdl.field($0).directives, in: $0.document) } ?? []
    }

    /// The `@deprecated` on an argument or input field.
    func deprecation(of input: InputValueDefinition) -> [SourceOrigin] {
        input.node.map { deprecation(sdl.inputValue($0).directives, in: $0.document) } ?? []
    }

    private func deprecation(_ directives: NodeRange, in number: Int) -> [SourceOrigin] {
        let document = sdl.documents[number]
        let found = directives.first { document.isName(document.directives[$0].name, "deprecated") }
        return found.map { [sdl.origin(document.directives[$0].range, in: number)] } ?? []
    }

    /// Every place where a type, or an extension of it, declares that it implements `interface`.
    func implementations(of interface: NamedType, by type: NamedType) -> [SourceOrigin] {
        mentions(of: interface, in: type, \.interfaces)
    }

    /// Every place where a union, or an extension of it, lists `member`.
    func memberships(of member: NamedType, in union: NamedType) -> [SourceOrigin] {
        mentions(of: member, in: union, \.members)
    }

    private func mentions(
        of name: NamedType, in type: NamedType, _ list: KeyPath<TypeDefinitionNode, NodeRange>
    ) -> [SourceOrigin] {
        var found: [SourceOrigin] = []
        for part in sdl.parts(of: type).all {
            let document = sdl.documents[part.document]
            for index in sdl.type(part)[keyPath: list] where sdl.typeID(document.names[index], in: document) == name.id
            {
                found.append(sdl.origin(document.names[index].range, in: part.document))
            }
        }
        return found
    }
}

extension SourceOrigin? {
    /// One origin, or none.
    var asList: [SourceOrigin] { map { [$0] } ?? [] }
}
