import Foundation

/// Where an OpenAI-compatible server is and how it wants to be addressed.
public struct OpenAICompatibleEndpoint: Sendable, Equatable {
    /// The name under which a server takes the limit on generated tokens.
    public enum TokenLimitField: String, Sendable, CaseIterable {
        /// Understood nearly everywhere.
        case maxTokens
        /// What newer models of OpenAI insist on.
        case maxCompletionTokens
    }

    /// Up to and including the version, without a slash at the end: `https://api.openai.com/v1`.
    public let baseURL: String
    public let key: APIKey?
    /// What the server calls the model; servers of a single model need none.
    public let model: String?
    public let tokenLimitField: TokenLimitField

    /// - Throws: `ModelError.invalidConfiguration` unless the URL is absolute `http` or `https` without user, query and
    ///   fragment.
    public init(
        baseURL: String,
        key: APIKey? = nil,
        model: String? = nil,
        tokenLimitField: TokenLimitField = .maxTokens
    ) throws(ModelError) {
        guard let parts = URLComponents(string: baseURL), let scheme = parts.scheme?.lowercased(),
            ["http", "https"].contains(scheme), let host = parts.host, !host.isEmpty
        else {
            throw .invalidConfiguration(reason: "\"\(baseURL)\" is not an absolute http or https URL")
        }
        guard parts.user == nil, parts.password == nil, parts.query == nil, parts.fragment == nil else {
            throw .invalidConfiguration(reason: "a model's base URL takes no user, query or fragment")
        }
        self.baseURL = String(baseURL.reversed().drop(while: { $0 == "/" }).reversed())
        self.key = key
        self.model = model
        self.tokenLimitField = tokenLimitField
    }

    var chatCompletionsURL: String { baseURL + "/chat/completions" }
    var embeddingsURL: String { baseURL + "/embeddings" }
    var modelsURL: String { baseURL + "/models" }
}
