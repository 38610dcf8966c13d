import CharterModels
import Foundation
import GraphQLExecution

extension Resolvers: LogsResolvers {
    func userLogs(
        userId: ID, first: Int, after: String?, from: DateTime?, to: DateTime?, context: ResolverContext
    ) async throws -> [LogEntry?]? {
        try await services.log.entries(
            of: userId.rawValue, first: first, after: try after.map { try Cursor.read($0) }, from: from?.date,
            to: to?.date
        ).map(LogEntry.init)
    }

    func recordLog(input: LogEntryInput, context: ResolverContext) async throws -> LogEntry {
        let user = input.userId.optional?.rawValue ?? context.request.userID
        return LogEntry(
            try await services.log.write(
                ModelCallRecord(
                    context: ModelCallContext(userID: user, requestID: context.request.requestID),
                    startedAt: input.timestamp.optional?.date ?? Date(), model: input.modelType, prompt: input.prompt,
                    response: input.response, usage: ModelUsage(promptTokens: 0, completionTokens: input.tokensUsed),
                    outcome: .completed, duration: input.duration.optional ?? 0)))
    }
}

extension LogEntry {
    init(_ entry: EpisodicLogEntry) {
        let outcome: LogOutcome =
            switch entry.outcome {
            case .completed: .completed
            case .failed: .failed
            case .interrupted: .interrupted
            case .clientGone: .clientGone
            }
        self.init(
            id: ID(entry.id), timestamp: Timestamp.text(entry.timestamp), userId: ID(entry.userID),
            modelType: entry.modelType, prompt: entry.prompt, response: entry.response, tokensUsed: entry.tokensUsed,
            tokensEstimated: entry.isEstimated, outcome: outcome, errorCode: entry.errorCode, duration: entry.duration,
            requestId: entry.requestID, runId: entry.runID.map { ID($0) }, cursor: entry.cursor.description)
    }
}
