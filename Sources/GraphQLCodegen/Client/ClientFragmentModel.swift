import GraphQLLanguage

/// The Swift type of a fragment, which every selection that spreads it embeds.
struct ClientFragmentModel {
    let name: String
    let structName: String
    let selection: SelectionModel
    let location: SourceLocation
    /// The file where the fragment was written.
    let path: String

    /// - Parameter builder: for an operation that uses the fragment.
    init?(_ name: String, _ builder: inout SelectionModelBuilder) {
        let document = builder.document
        guard let node = document.fragments.first(where: { document.text($0.name) == name }),
            let type = builder.types.schema.type(node.typeCondition, in: document)
        else { return nil }
        self.name = name
        structName = ClientNames.fragment(name)
        let description = document.description(node.description) ?? "The fragment `\(name)` on `\(type.name)`."
        selection = builder.build(
            name: structName, description: description, on: type, [(node.selectionSet, type)])
        let place = builder.whole.diagnostic("", at: document.location(of: node.name))
        location = place.location ?? SourceLocation(line: 1, column: 1)
        path = place.path
    }
}
