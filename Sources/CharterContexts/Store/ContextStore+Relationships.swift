import CharterResilience
import CharterStorage
import Foundation
import GraphQLJSON

extension ContextStore {
    /// Adds a relationship, or changes the strength of one that is there.
    /// - Throws: `ContextError.notFound` for either end, `ContextError.invalid` for a context's relationship to itself.
    func relate(_ id: String, _ draft: RelationshipDraft) async throws -> ContextRelationship {
        try await database.transaction { [clock] transaction in
            let source = try await Self.context(id, transaction)
            return try await Self.relate(source, draft, at: clock.now(), transaction)
        }
    }

    @discardableResult
    static func relate(
        _ source: ContextDocument, _ draft: RelationshipDraft, at time: Date, _ transaction: any SQLExecutor
    ) async throws -> ContextRelationship {
        let target = try await context(draft.target, transaction)
        guard target.number != source.number else {
            throw ContextError.invalid(reason: "a context cannot have a relationship to itself")
        }
        do {
            try await transaction.execute(
                upsert,
                [
                    .integer(source.number), .integer(target.number), .text(draft.type), .real(draft.strength),
                    .timestamp(time),
                ])
        } catch StorageError.constraintViolation {
            // Deleted since it was looked up.
            throw ContextError.notFound(id: draft.target)
        }
        return ContextRelationship(
            source: source.id, target: target.id, type: draft.type, strength: draft.strength, updatedAt: time)
    }

    /// - Throws: `ContextError.nothingThere` when there is no such relationship.
    func unrelate(_ id: String, target: String, type: String) async throws {
        let nothing = ContextError.nothingThere(
            what: "relationship \"\(type.prefix(100))\" from \"\(id.prefix(100))\" to \"\(target.prefix(100))\"")
        guard ![id, target, type].contains(where: { $0.utf8.contains(0) }) else { throw nothing }
        let removed = try await database.execute(Self.removal, [.text(id), .text(target), .text(type)])
        if removed == 0 { throw nothing }
    }

    /// The relationships of contexts, by the contexts' ids: of each the strongest first, `limit` at most.
    func relationships(
        of ids: [String], _ direction: RelationshipDirection, limit: Int
    ) async throws -> [String: [ContextRelationship]] {
        let limit = min(max(limit, 1), ContextLimits.page)
        let ids = Set(ids).filter { !$0.utf8.contains(0) }.sorted()
        let list = JSONValue.array(ids.map(JSONValue.string)).serializedText
        let rows = try await database.query(
            Self.selectRelationships(direction), [.text(list), .integer(Int64(limit))])
        var result: [String: [ContextRelationship]] = [:]
        for row in rows {
            let relationship = ContextRelationship(
                source: try row.decode(1), target: try row.decode(2), type: try row.decode(3),
                strength: try row.decode(4), updatedAt: try row.decode(5))
            result[try row.decode(0), default: []].append(relationship)
        }
        return result
    }

    /// What is found by a walk along relationships, the nearest first, of those the strongest.
    /// - Parameters:
    ///   - depth: Steps at most, up to `ContextLimits.depth`.
    ///   - limit: Contexts at most, up to `ContextLimits.walk`.
    func related(
        to id: String, _ direction: RelationshipDirection, depth: Int, limit: Int
    ) async throws -> [RelatedContext] {
        let start = try await context(id)
        var walk = RelationshipWalk(from: start.number, depth: depth, limit: limit)
        while let room = walk.room {
            let rows = try await database.query(
                Self.selectSteps(direction),
                [SQLList.parameter(walk.frontier), SQLList.parameter(walk.seen), .integer(Int64(room))])
            walk.advance(
                try rows.map { RelationshipWalk.Step(number: try $0.decode(0), strength: try $0.decode(1)) })
        }
        let contexts = try await contexts(walk.found.map(\.number))
        return walk.found.compactMap { found in
            contexts[found.number].map { RelatedContext(context: $0, depth: found.depth, strength: found.strength) }
        }
    }

    // MARK: Statements

    /// Source, target, type, strength, time.
    private static let upsert: SQL = """
        INSERT INTO context_relationships (source, target, type, strength, updated_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (source, target, type) DO UPDATE SET strength = excluded.strength, updated_at = excluded.updated_at
        """

    /// The ids of source and target, type.
    private static let removal: SQL = """
        DELETE FROM context_relationships
        WHERE source = (SELECT number FROM contexts WHERE id = $1)
            AND target = (SELECT number FROM contexts WHERE id = $2) AND type = $3
        """

    /// Ids, count.
    private static func selectRelationships(_ direction: RelationshipDirection) -> SQL {
        let condition: SQL =
            switch direction {
            case .outgoing: "relationship.source = context.number"
            case .incoming: "relationship.target = context.number"
            case .both: "relationship.source = context.number OR relationship.target = context.number"
            }
        return """
            SELECT ranked.id, source.id, target.id, ranked.type, ranked.strength, ranked.updated_at FROM (
                SELECT context.id AS id, relationship.source AS source, relationship.target AS target,
                    relationship.type AS type, relationship.strength AS strength, relationship.updated_at AS updated_at,
                    row_number() OVER (PARTITION BY context.number ORDER BY relationship.strength DESC,
                        relationship.source, relationship.target, relationship.type) AS place
                FROM contexts AS context JOIN context_relationships AS relationship ON
            """ + condition + "WHERE context.id IN"
                + SQL(
                    postgres: "(SELECT json_array_elements_text($1::json))", sqlite: "(SELECT value FROM json_each($1))"
                )
                    + """
                    ) AS ranked JOIN contexts AS source ON source.number = ranked.source
                    JOIN contexts AS target ON target.number = ranked.target WHERE ranked.place <= $2
                    ORDER BY ranked.id, ranked.place
                    """
    }

    /// Where from, what to leave out, count.
    private static func selectSteps(_ direction: RelationshipDirection) -> SQL {
        let outgoing = "SELECT target AS number, strength FROM context_relationships WHERE source IN" + SQLList.numbers1
        let incoming = "SELECT source AS number, strength FROM context_relationships WHERE target IN" + SQLList.numbers1
        let steps: SQL =
            switch direction {
            case .outgoing: outgoing
            case .incoming: incoming
            case .both: outgoing + "UNION ALL" + incoming
            }
        return "SELECT number, max(strength) FROM (" + steps + ") AS steps WHERE number NOT IN" + SQLList.numbers2
            + "GROUP BY number ORDER BY max(strength) DESC, number LIMIT $3"
    }
}
