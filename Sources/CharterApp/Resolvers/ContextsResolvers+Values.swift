import CharterContexts
import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage

extension Context {
    init(_ context: ContextDocument) {
        self.init(
            id: ID(context.id), type: context.type, content: context.content,
            metadata: context.metadata.map(JSONValue.object), version: Int(clamping: context.version),
            owner: ID(context.owner), createdAt: Timestamp.text(context.createdAt),
            updatedAt: Timestamp.text(context.updatedAt))
    }
}

extension ContextRelationship {
    init(_ relationship: CharterContexts.ContextRelationship) {
        self.init(
            contextId: ID(relationship.source), targetContextId: ID(relationship.target),
            relationshipType: relationship.type, strength: relationship.strength,
            updatedAt: Timestamp.text(relationship.updatedAt))
    }
}

extension ContextHit {
    init(_ hit: CharterContexts.ContextHit) {
        self.init(
            context: Context(hit.context), score: hit.score, textRank: hit.textRank, semanticRank: hit.semanticRank,
            similarity: hit.similarity)
    }
}

extension ContextVector {
    init(_ vector: CharterContexts.ContextVector) {
        self.init(
            contextId: ID(vector.contextID), model: vector.model, dimension: vector.dimension,
            vector: vector.vector.map(Double.init), isEmbedding: vector.isEmbedding,
            writtenAt: Timestamp.text(vector.writtenAt))
    }
}

extension RelationshipDraft {
    init(_ input: ContextRelationshipInput) {
        self.init(target: input.targetContextId.rawValue, type: input.relationshipType, strength: input.strength)
    }
}

extension CharterContexts.ContextSearchMode {
    init(_ mode: ContextSearchMode) {
        self =
            switch mode {
            case .hybrid: .hybrid
            case .text: .text
            case .semantic: .semantic
            }
    }
}

extension CharterContexts.RelationshipDirection {
    init(_ direction: RelationshipDirection) {
        self =
            switch direction {
            case .outgoing: .outgoing
            case .incoming: .incoming
            case .both: .both
            }
    }
}

/// Metadata as clients send them.
enum Metadata {
    /// - Throws: `VALIDATION_ERROR` unless it is an object.
    static func read(_ value: JSONValue) throws -> JSONObject {
        guard case .object(let object) = value else {
            throw GraphQLError("The metadata of a context must be an object.", code: .validation)
        }
        return object
    }

    /// What becomes of metadata: nothing, nil when they are to be taken away, or others.
    static func change(_ value: Nullable<JSONValue>) throws -> JSONObject?? {
        switch value {
        case .absent: nil
        case .null, .value(.null): .some(nil)
        case .value(let value): try read(value)
        }
    }
}

extension Nullable {
    /// The value of a field that can be left out but not be taken away; throws `VALIDATION_ERROR` for null.
    func unlessNull(_ name: String) throws -> Value? {
        if case .null = self {
            throw GraphQLError("The \(name) cannot be null; leave it out to keep it.", code: .validation)
        }
        return optional
    }
}
