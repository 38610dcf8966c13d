import GraphQLLanguage

/// The values of an enum, extensions included, have different names (spec section 3.9).
enum UniqueEnumValueNamesRule: SDLRule {
    static func check(_ sdl: SDLDocuments, _ report: inout DiagnosticReport) {
        for (type, parts) in sdl.typeNodes where !report.isFull {
            var names = UniqueNames(sdl)
            for part in parts {
                let document = sdl.documents[part.document]
                for index in sdl.type(part).values {
                    names.insert(document.enumValueDefinitions[index].name, in: part.document, &report) {
                        "Enum value \"\(type).\($0)\" can only be defined once."
                    }
                }
            }
        }
    }
}
