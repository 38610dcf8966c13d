import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import Synchronization

/// The server's side of these tests: numbers to count, and answers of every kind.
final class FeedService: Sendable {
    private struct State {
        var openSubscriptions = 0
        var begun = 0
        var positions: [String?] = []
        var eventIDs: [String?] = []
        var isCancelled = false
    }

    private let state = Mutex(State())

    /// Subscriptions that somebody listens to.
    var openSubscriptions: Int { state.withLock(\.openSubscriptions) }
    /// Subscriptions that ever began.
    var begun: Int { state.withLock(\.begun) }
    /// The variable `after` of each of them.
    var positions: [String?] { state.withLock(\.positions) }
    /// The field `Last-Event-ID` of each of them.
    var eventIDs: [String?] { state.withLock(\.eventIDs) }
    /// Whether the resolver of `never` was told to stop.
    var isCancelled: Bool { state.withLock(\.isCancelled) }

    private func begin(_ after: String?, _ context: ResolverContext) {
        state.withLock { state in
            state.openSubscriptions += 1
            state.begun += 1
            state.positions.append(after)
            state.eventIDs.append(context.request.lastEventID)
        }
    }

    private func end() { state.withLock { $0.openSubscriptions -= 1 } }

    /// Numbers from one to another, then the end or nothing more.
    private func count(from first: Int, upTo last: Int, ends: Bool) -> AsyncStream<Int> {
        let next = Mutex(first)
        let hasEnded = Mutex(false)
        return AsyncStream {
            let number: Int? = next.withLock { next in
                guard next <= last else { return nil }
                defer { next += 1 }
                return next
            }
            if let number { return number }
            if !ends { await Forever.wait() }
            let isFirst = hasEnded.withLock { hasEnded in
                defer { hasEnded = true }
                return !hasEnded
            }
            if isFirst { self.end() }
            return nil
        }
    }
}

extension FeedService: FeedResolvers {
    func greeting(name: String?, context: ResolverContext) async throws -> String { "Hello, \(name ?? "world")!" }
    func partial(context: ResolverContext) async throws -> Partial { Partial(here: "yes") }

    func gone(of parent: Partial, context: ResolverContext) async throws -> String? {
        throw GraphQLError("It is gone.", code: .notFound)
    }

    func never(context: ResolverContext) async throws -> String? {
        await Forever.wait()
        state.withLock { $0.isCancelled = true }
        return nil
    }

    func large(bytes: Int, context: ResolverContext) async throws -> String {
        var generator = SystemRandomNumberGenerator()
        let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789")
        return String((0..<bytes).map { _ in letters[Int.random(in: 0..<letters.count, using: &generator)] })
    }

    func header(name: String, context: ResolverContext) async throws -> String? { context.request.header(name) }
    func add(value: Int, context: ResolverContext) async throws -> Int { value + 1 }

    func numbers(
        upTo: Int, after: String?, ends: Bool, context: ResolverContext
    ) async throws -> EventSequence<Number> {
        begin(after, context)
        let first = (after ?? context.request.lastEventID).flatMap { Int($0) } ?? 0
        let numbers = count(from: first + 1, upTo: upTo, ends: ends).map { Number(value: $0, position: "\($0)") }
        return EventSequence(numbers) { $0.position }
    }

    func ticks(upTo: Int, ends: Bool, context: ResolverContext) async throws -> EventSequence<Int> {
        begin(nil, context)
        return EventSequence(count(from: 1, upTo: upTo, ends: ends))
    }

    func refused(context: ResolverContext) async throws -> EventSequence<Int> {
        throw GraphQLError("Nobody may listen.", code: .authorization)
    }

    func failing(context: ResolverContext) async throws -> EventSequence<Int> {
        let hasGiven = Mutex(false)
        return EventSequence(
            AsyncThrowingStream {
                let isFirst = hasGiven.withLock { hasGiven in
                    defer { hasGiven = true }
                    return !hasGiven
                }
                if isFirst { return 1 }
                throw GraphQLError("The source ran dry.", code: .upstream)
            })
    }
}

/// Waits until the task is cancelled.
enum Forever {
    static func wait() async {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
        await withTaskCancellationHandler {
            for await _ in stream {}
        } onCancel: {
            continuation.finish()
        }
    }
}
