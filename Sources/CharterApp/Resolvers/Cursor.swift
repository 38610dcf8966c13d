import GraphQLLanguage

/// Reads the texts that clients send back to go on behind something.
enum Cursor {
    /// The place that a text names; throws `VALIDATION_ERROR` for a text that this server did not give.
    static func read<Place: LosslessStringConvertible>(_ text: String, as type: Place.Type = Place.self) throws -> Place
    {
        guard text.utf8.count <= longest, let place = Place(text) else { throw unusable(text) }
        return place
    }

    /// The sequence number of an event of one run.
    static func sequence(_ text: String) throws -> Int64 {
        let sequence = try read(text, as: Int64.self)
        guard sequence >= 0 else { throw unusable(text) }
        return sequence
    }

    private static let longest = 200

    private static func unusable(_ text: String) -> GraphQLError {
        GraphQLError(
            "\"\(text.prefix(longest))\" is no place to go on from: send what the server gave with the last item.",
            code: .validation)
    }
}
