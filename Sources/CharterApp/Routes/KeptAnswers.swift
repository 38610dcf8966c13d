import CharterIdempotency
import CharterREST

/// Requests with an `Idempotency-Key` as the routes have them, kept where all replicas see them.
struct KeptAnswers: IdempotencyKeys {
    let requests: IdempotentRequests

    func perform(
        _ request: KeyedRequest, _ work: @escaping @Sendable () async -> KeyedAnswer
    ) async throws -> KeyedOutcome {
        let key: IdempotencyKey
        do throws(IdempotencyKey.Invalid) {
            key = try IdempotencyKey(fieldValue: request.key)
        } catch {
            return .invalid(error.message)
        }
        let fingerprint = RequestFingerprint(
            method: request.method, target: request.target, contentType: request.contentType, body: request.body)
        let outcome = try await requests.perform(
            IdempotentRequest(key: key, user: request.user, route: request.route, fingerprint: fingerprint)
        ) {
            StoredAnswer(await work())
        }
        return switch outcome {
        case .done(let answer): .done(KeyedAnswer(answer))
        case .replayed(let answer): .replayed(KeyedAnswer(answer))
        case .mismatch: .mismatch
        case .inFlight(let seconds): .inFlight(retryAfter: seconds)
        }
    }
}

extension StoredAnswer {
    init(_ answer: KeyedAnswer) {
        self.init(
            status: answer.status, fields: answer.fields.map { Field($0.name, $0.value) }, body: answer.body)
    }
}

extension KeyedAnswer {
    init(_ answer: StoredAnswer) {
        self.init(
            status: answer.status, fields: answer.fields.map { Field(name: $0.name, value: $0.value) },
            body: answer.body)
    }
}
