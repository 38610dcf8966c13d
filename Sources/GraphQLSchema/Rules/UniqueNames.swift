import GraphQLLanguage

/// The names seen so far in one namespace, each with the place where it was seen first.
struct UniqueNames {
    private let sdl: SDLDocuments
    private var first: [String: SourceOrigin] = [:]

    init(_ sdl: SDLDocuments) { self.sdl = sdl }

    /// Adds a name; where it was seen before, reports the message that `message` makes of it at both places.
    mutating func insert(
        _ name: Name, in document: Int, _ report: inout DiagnosticReport, message: (String) -> String
    ) {
        let text = sdl.documents[document].text(name)
        let origin = sdl.origin(name.range, in: document)
        if let earlier = first[text] {
            report.add(message(text), at: [earlier, origin])
        } else {
            first[text] = origin
        }
    }
}
