import GraphQLLanguage

/// From what a request sends, a text or the name of one, to the text that runs; the contents page of persisted
/// operations:
///
/// 1. the identifier, from `documentId` or the client's extension: `GraphQLRequest.documentReference`;
/// 2. trusted documents, which came with the server: `TrustedDocuments`;
/// 3. texts that clients sent before: `AutomaticPersistedQueries`;
/// 4. where only trusted documents run, everything else is refused: `admits`.
final class PersistedOperations: Sendable {
    /// The text that a request means.
    struct Resolved {
        var text: [UInt8]
        /// Limits on the size of texts are for those of strangers.
        var isTrusted = false
        /// The identifier under which to keep the text once it has proved to be valid.
        var keeps: DocumentIdentifier?
    }

    private let trusted: TrustedDocuments
    /// nil when no text of a client is kept.
    private let automatic: AutomaticPersistedQueries?
    private let acceptsOnlyTrusted: Bool
    private let figures: PersistedOperationFigures

    /// `documents` are those of the schema.
    init(_ options: PersistedOperationOptions, documents: [TrustedDocument]) {
        let mode = options.trustedDocuments
        trusted = TrustedDocuments(mode == .off ? [] : documents + options.documents)
        acceptsOnlyTrusted = mode == .only
        automatic =
            acceptsOnlyTrusted || options.automaticEntries <= 0
            ? nil
            : AutomaticPersistedQueries(maxEntries: options.automaticEntries, maxBytes: options.automaticBytes)
        figures = options.figures
    }

    /// Throws `PERSISTED_QUERY_NOT_FOUND` for a name that nothing has, and `BAD_REQUEST` for a text that is not the one
    /// it is named to be. Texts above `maxBytes` are not hashed: they are refused later anyway.
    func resolve(_ request: GraphQLRequest, maxBytes: Int) throws(GraphQLErrors) -> Resolved {
        guard let id = try request.documentReference() else { return Resolved(text: request.query) }
        if let text = trusted[id] {
            try check(request.query, is: text)
            figures.count(.trusted)
            return Resolved(text: text, isTrusted: true)
        }
        if let text = automatic?[id] {
            try check(request.query, is: text)
            figures.count(.automatic)
            return Resolved(text: text)
        }
        if request.query.isEmpty || !id.isHash {
            figures.count(.notFound)
            let isSupported = automatic != nil || acceptsOnlyTrusted || request.documentId != nil
            throw isSupported ? .persistedQueryNotFound : .persistedQueryNotSupported
        }
        // Refusing costs less than hashing.
        if acceptsOnlyTrusted { _ = try admits(request.query) }
        guard request.query.count <= maxBytes else { return Resolved(text: request.query) }
        guard DocumentIdentifier(ofText: request.query) == id else { throw mismatch() }
        return Resolved(text: request.query, keeps: automatic == nil ? nil : id)
    }

    /// Whether a text is trusted. Throws `OPERATION_NOT_TRUSTED` where only such texts run and this is none.
    func admits(_ text: [UInt8]) throws(GraphQLErrors) -> Bool {
        guard acceptsOnlyTrusted else { return false }
        if trusted.contains(text: text) { return true }
        figures.count(.refused)
        throw GraphQLErrors(
            GraphQLError(
                "Only trusted documents run here. Send the id of one as \"documentId\".", code: .operationNotTrusted))
    }

    /// Keeps a valid text for those who name it later.
    func keep(_ text: [UInt8], as id: DocumentIdentifier) {
        figures.count(.stored)
        automatic?.insert(text, for: id)
    }

    /// Comparing is cheaper than hashing, and a client that sends both has mostly sent them before.
    private func check(_ sent: [UInt8], is text: [UInt8]) throws(GraphQLErrors) {
        if !sent.isEmpty, sent != text { throw mismatch() }
    }

    private func mismatch() -> GraphQLErrors {
        figures.count(.refused)
        return .badRequest("The query is not the document that its identifier names; its SHA-256 is another.")
    }
}
