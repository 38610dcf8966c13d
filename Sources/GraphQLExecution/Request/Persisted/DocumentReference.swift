import GraphQLJSON
import GraphQLLanguage

extension GraphQLRequest {
    /// The identifier by which the request names its document, in either of the two places that there are: the
    /// parameter `documentId` (GraphQL over HTTP, appendix "Persisted Documents"), or `extensions.persistedQuery` with
    /// `version` 1 and `sha256Hash`, as clients of automatic persisted queries send it.
    ///
    /// Throws `BAD_REQUEST` for what is no identifier or names two documents, and `PERSISTED_QUERY_NOT_SUPPORTED` for
    /// another version, which makes clients send texts.
    func documentReference() throws(GraphQLErrors) -> DocumentIdentifier? {
        let parameter = documentId.map(DocumentIdentifier.init(_:))
        guard let persisted = extensions["persistedQuery"], persisted != .null else { return parameter }
        guard case .object(let members) = persisted else {
            throw .badRequest("\"extensions.persistedQuery\" must be an object.")
        }
        guard members["version"] == .int(1) else { throw .persistedQueryNotSupported }
        guard let hash = members["sha256Hash"]?.stringValue else {
            throw .badRequest("\"extensions.persistedQuery.sha256Hash\" must be a string.")
        }
        let id = DocumentIdentifier(hash)
        guard parameter == nil || parameter == id else {
            throw .badRequest(
                "\"documentId\" and \"extensions.persistedQuery.sha256Hash\" name two documents; send one of them.")
        }
        return id
    }
}

extension GraphQLErrors {
    static func badRequest(_ message: String) -> GraphQLErrors {
        GraphQLErrors(GraphQLError(message, code: .badRequest))
    }

    // Clients compare these two messages, so they are the protocol's words.

    static var persistedQueryNotFound: GraphQLErrors {
        GraphQLErrors(GraphQLError("PersistedQueryNotFound", code: .persistedQueryNotFound))
    }

    static var persistedQueryNotSupported: GraphQLErrors {
        GraphQLErrors(GraphQLError("PersistedQueryNotSupported", code: .persistedQueryNotSupported))
    }
}
