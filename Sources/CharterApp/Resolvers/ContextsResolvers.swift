import CharterContexts
import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage

extension Resolvers: ContextsResolvers {
    func context(id: ID, context: ResolverContext) async throws -> Context? {
        Context(try await services.contexts.context(id.rawValue))
    }

    func contexts(first: Int, after: String?, type: String?, context: ResolverContext) async throws -> ContextPage {
        let page = try await services.contexts.list(
            type: type, limit: first, after: try after.map { try Cursor.read($0) })
        return ContextPage(
            contexts: page.items.map(Context.init), endCursor: page.next?.description, hasNextPage: page.next != nil)
    }

    func searchContexts(
        query: String?, type: String?, first: Int, mode: ContextSearchMode, context: ResolverContext
    ) async throws -> ContextSearchResults {
        let result = try await services.contexts.search(
            query, type: type, mode: CharterContexts.ContextSearchMode(mode), limit: first)
        return ContextSearchResults(
            hits: result.hits.map(ContextHit.init), semanticFailure: result.semanticFailure)
    }

    func vectors(
        first: Int, after: String?, contextId: ID?, model: String?, context: ResolverContext
    ) async throws -> ContextVectorPage {
        let page = try await services.contexts.vectors(
            ofContext: contextId?.rawValue, model: model, limit: first, after: try after.map { try Cursor.read($0) })
        return ContextVectorPage(
            vectors: page.items.map(ContextVector.init), endCursor: page.next?.description,
            hasNextPage: page.next != nil)
    }

    func searchVectors(
        vector: [Double], model: String?, type: String?, first: Int, context: ResolverContext
    ) async throws -> [VectorHit] {
        try await services.contexts.search(near: vector.map(Float.init), model: model, type: type, limit: first)
            .map { VectorHit(context: Context($0.context), similarity: $0.similarity) }
    }

    // MARK: Mutations

    func createContext(input: CreateContextInput, context: ResolverContext) async throws -> Context {
        let draft = ContextDraft(
            type: input.type, content: input.content, metadata: try input.metadata.optional.map(Metadata.read),
            relationships: (input.relationships.optional ?? []).map(RelationshipDraft.init),
            owner: context.request.userID)
        return Context(try await services.contexts.create(draft))
    }

    func updateContext(
        id: ID, input: UpdateContextInput, expectedVersion: Int?, context: ResolverContext
    ) async throws -> Context {
        let change = ContextChange(
            type: try input.type.unlessNull("type"), content: try input.content.unlessNull("content"),
            metadata: try Metadata.change(input.metadata))
        return Context(
            try await services.contexts.update(
                id.rawValue, change, expectedVersion: expectedVersion.map(Int64.init)))
    }

    func deleteContext(id: ID, expectedVersion: Int?, context: ResolverContext) async throws -> Context {
        Context(try await services.contexts.delete(id.rawValue, expectedVersion: expectedVersion.map(Int64.init)))
    }

    func relateContexts(
        id: ID, input: ContextRelationshipInput, context: ResolverContext
    ) async throws -> ContextRelationship {
        ContextRelationship(try await services.contexts.relate(id.rawValue, RelationshipDraft(input)))
    }

    func unrelateContexts(
        id: ID, targetContextId: ID, relationshipType: String, context: ResolverContext
    ) async throws -> Bool {
        try await services.contexts.unrelate(id.rawValue, target: targetContextId.rawValue, type: relationshipType)
        return true
    }

    func putVector(input: PutVectorInput, context: ResolverContext) async throws -> ContextVector {
        ContextVector(
            try await services.contexts.putVector(
                input.contextId.rawValue, model: input.model, input.vector.map(Float.init)))
    }

    func deleteVector(contextId: ID, model: String, context: ResolverContext) async throws -> Bool {
        try await services.contexts.deleteVector(contextId.rawValue, model: model)
        return true
    }

    // MARK: Fields of a context

    func relationships(of parents: [Context], context: ResolverContext) async throws -> [[ContextRelationship]] {
        let found = try await services.contexts.relationships(of: parents.map(\.id.rawValue), .both, limit: 100)
        return parents.map { (found[$0.id.rawValue] ?? []).map(ContextRelationship.init) }
    }

    func related(
        of parent: Context, depth: Int, direction: RelationshipDirection, first: Int, context: ResolverContext
    ) async throws -> [RelatedContext] {
        try await services.contexts.related(
            to: parent.id.rawValue, CharterContexts.RelationshipDirection(direction), depth: depth, limit: first
        ).map { RelatedContext(context: Context($0.context), depth: $0.depth, strength: $0.strength) }
    }
}
