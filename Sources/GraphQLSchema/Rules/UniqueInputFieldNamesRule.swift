import GraphQLLanguage

/// An input object literal gives each field at most once (spec section 5.6.3).
enum UniqueInputFieldNamesRule: SDLRule {
    static func check(_ sdl: SDLDocuments, _ report: inout DiagnosticReport) {
        for number in sdl.given {
            let document = sdl.documents[number]
            for value in document.values where value.kind == .object && value.children.count > 1 {
                for group in document.repeated(value.children.map { document.objectFields[$0].name }) {
                    for repeated in group.dropFirst() {
                        report.add(
                            "There can be only one input field named \"\(document.text(repeated))\".",
                            at: [sdl.origin(group[0].range, in: number), sdl.origin(repeated.range, in: number)])
                    }
                }
            }
        }
    }
}
