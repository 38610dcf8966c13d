import GraphQLJSON

/// A context that is about to be created.
public struct ContextDraft: Sendable, Hashable {
    public var type: String
    public var content: String
    public var metadata: JSONObject?
    public var relationships: [RelationshipDraft]
    public var owner: String

    public init(
        type: String, content: String, metadata: JSONObject? = nil, relationships: [RelationshipDraft] = [],
        owner: String
    ) {
        self.type = type
        self.content = content
        self.metadata = metadata
        self.relationships = relationships
        self.owner = owner
    }

    /// - Throws: `ContextError.invalid`.
    func validate() throws(ContextError) {
        try ContextLimits.check(type: type)
        try ContextLimits.check(content: content)
        try ContextLimits.check(metadata: metadata)
        try ContextLimits.check(name: owner, "owner")
        guard relationships.count <= ContextLimits.relationships else {
            throw .invalid(reason: "a context is created with \(ContextLimits.relationships) relationships at most")
        }
        for relationship in relationships { try relationship.validate() }
    }
}

/// What changes in a context. What is nil stays.
public struct ContextChange: Sendable, Hashable {
    public var type: String?
    public var content: String?
    /// The inner nil clears it.
    public var metadata: JSONObject??

    public init(type: String? = nil, content: String? = nil, metadata: JSONObject?? = nil) {
        self.type = type
        self.content = content
        self.metadata = metadata
    }

    /// - Throws: `ContextError.invalid`.
    func validate() throws(ContextError) {
        if let type { try ContextLimits.check(type: type) }
        if let content { try ContextLimits.check(content: content) }
        if let metadata { try ContextLimits.check(metadata: metadata) }
    }
}
