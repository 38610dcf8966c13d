import GraphQLLanguage

/// A schema's documents contain no operations and fragments (spec section 3, TypeSystemDocument). The reference
/// implementation ignores them, so this runs only on request.
enum TypeSystemDefinitionsRule: SDLRule {
    static func check(_ sdl: SDLDocuments, _ report: inout DiagnosticReport) {
        for number in sdl.given {
            let document = sdl.documents[number]
            for definition in document.definitions {
                let (name, range): (Name?, SourceRange)
                switch definition {
                case .operation(let index):
                    (name, range) = (document.operations[index].name, document.operations[index].range)
                case .fragment(let index):
                    (name, range) = (document.fragments[index].name, document.fragments[index].range)
                case .schema, .type, .directive: continue
                }
                let subject = name.map { "\"\(document.text($0))\"" } ?? "anonymous"
                report.add(
                    "The \(subject) definition is executable and cannot be part of a schema.",
                    at: [sdl.origin(range, in: number)])
            }
        }
    }
}
