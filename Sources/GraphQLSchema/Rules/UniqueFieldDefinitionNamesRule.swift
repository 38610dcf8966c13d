import GraphQLLanguage

/// The fields of a type, extensions included, have different names (spec sections 3.6, 3.7 and 3.10).
enum UniqueFieldDefinitionNamesRule: SDLRule {
    static func check(_ sdl: SDLDocuments, _ report: inout DiagnosticReport) {
        for (type, parts) in sdl.typeNodes where !report.isFull {
            var names = UniqueNames(sdl)
            for part in parts {
                let document = sdl.documents[part.document]
                let node = sdl.type(part)
                let fields =
                    node.fields.map { document.fieldDefinitions[$0].name }
                    + node.inputFields.map { document.inputValueDefinitions[$0].name }
                for name in fields {
                    names.insert(name, in: part.document, &report) {
                        "Field \"\(type).\($0)\" can only be defined once."
                    }
                }
            }
        }
    }
}
