import GraphQLLanguage

/// The names seen so far in one namespace, each with the place where it was seen first.
struct UniqueNames {
    private struct Place {
        let name: Name
        let document: Int
    }

    private let sdl: SDLDocuments
    private var byHash: [UInt32: Place] = [:]
    /// Names whose hash another one has taken.
    private var others: [String: Place] = [:]

    init(_ sdl: SDLDocuments) { self.sdl = sdl }

    /// Adds a name; where it was seen before, reports the message that `message` makes of it at both places.
    mutating func insert(
        _ name: Name, in document: Int, _ report: inout DiagnosticReport, message: (String) -> String
    ) {
        let place = Place(name: name, document: document)
        guard let earlier = byHash[name.hash] else {
            byHash[name.hash] = place
            return
        }
        let text = text(place)
        if text == self.text(earlier) {
            report.add(message(text), at: [origin(earlier), origin(place)])
        } else if let first = others[text] {
            report.add(message(text), at: [origin(first), origin(place)])
        } else {
            others[text] = place
        }
    }

    private func text(_ place: Place) -> String { sdl.documents[place.document].text(place.name) }

    private func origin(_ place: Place) -> SourceOrigin { sdl.origin(place.name.range, in: place.document) }
}
