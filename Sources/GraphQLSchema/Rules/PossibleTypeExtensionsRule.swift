import GraphQLLanguage

/// A type extension extends a type that is defined, and of its own kind (spec section 3.4.3).
enum PossibleTypeExtensionsRule: SDLRule {
    static func check(_ sdl: SDLDocuments, _ report: inout DiagnosticReport) {
        for parts in sdl.types {
            let definition = sdl.type(parts.definition)
            for part in parts.extensions where sdl.type(part).kind != definition.kind {
                report.add(
                    "Cannot extend non-\(sdl.type(part).kind.words) type \"\(parts.name)\".",
                    at: [
                        sdl.origin(definition.range, in: parts.definition.document),
                        sdl.origin(sdl.type(part).range, in: part.document),
                    ])
            }
        }
        for (position, part) in sdl.orphans.enumerated() {
            let node = sdl.type(part)
            let name = sdl.documents[part.document].text(node.name)
            let defined = sdl.types.lazy.filter { sdl.given.contains($0.definition.document) }.map(\.name)
            let suggestions =
                position < SuggestionLimit.perRule ? Suggestions.didYouMean(name, among: defined) : ""
            report.add(
                "Cannot extend type \"\(name)\" because it is not defined." + suggestions,
                at: [sdl.origin(node.name.range, in: part.document)])
        }
    }
}

extension TypeKind {
    /// The kind in words: "scalar", "object", "interface", "union", "enum" or "input object".
    var words: String {
        switch self {
        case .scalar: "scalar"
        case .object: "object"
        case .interface: "interface"
        case .union: "union"
        case .enum: "enum"
        case .inputObject: "input object"
        }
    }
}
