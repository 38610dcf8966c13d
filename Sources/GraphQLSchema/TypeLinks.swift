import GraphQLLanguage

/// How the types of a schema relate: which interfaces each declares and which types can stand in for each.
struct TypeLinks {
    /// By `TypeID`: the interfaces that an object or interface declares, as written.
    private(set) var interfaces: [[TypeID]]
    /// By `TypeID`: see `NamedType.possibleTypes`.
    private(set) var possibleTypes: [[TypeID]]

    init(_ sdl: SDLDocuments) {
        interfaces = Array(repeating: [], count: sdl.types.count)
        possibleTypes = Array(repeating: [], count: sdl.types.count)
        for (index, parts) in sdl.types.enumerated() {
            for part in parts.all {
                let document = sdl.documents[part.document]
                let node = sdl.type(part)
                interfaces[index] += node.interfaces.compactMap { sdl.typeID(document.names[$0], in: document) }
                possibleTypes[index] += node.members.compactMap { sdl.typeID(document.names[$0], in: document) }
            }
        }
        for (index, parts) in sdl.types.enumerated() where sdl.type(parts.definition).kind == .object {
            let id = TypeID(index)
            possibleTypes[index] = [id]
            for interface in interfaces[index]
            where isInterface(interface, sdl) && possibleTypes[interface.index].last != id {
                possibleTypes[interface.index].append(id)
            }
        }
    }

    private func isInterface(_ id: TypeID, _ sdl: SDLDocuments) -> Bool {
        sdl.type(sdl.types[id.index].definition).kind == .interface
    }
}
