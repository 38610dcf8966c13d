import GraphQLLanguage
import Synchronization

/// Executes the parts of an operation that follow its initial response, as soon as they may be, and gives the payloads
/// one by one: what has become ready since the last one was asked for goes into one.
final class IncrementalResponses: Sendable {
    private struct State {
        var publisher: IncrementalPublisher
        /// By the publisher's numbers of groups and streams.
        var objects: [DeferredObject] = []
        var lists: [StreamedList] = []
        var tasks: [Int: Task<Void, Never>] = [:]
        var nextTask = 0
        var consumer: CheckedContinuation<Void, Never>?
        /// Lists that wait until the client has taken what is there.
        var stalled: [CheckedContinuation<Void, Never>] = []
        var isCancelled = false
    }

    /// Entries not taken yet above which lists stop to be read.
    private static let maxEntriesAhead = 64

    private let run: OperationRun
    private let incremental: IncrementalRun
    private let writer: IncrementalPayloadWriter
    private let state: Mutex<State>

    private init(_ run: OperationRun, _ incremental: IncrementalRun, _ delivery: IncrementalDelivery) {
        self.run = run
        self.incremental = incremental
        writer = IncrementalPayloadWriter(plan: run.plan, delivery: delivery)
        state = Mutex(State(publisher: IncrementalPublisher(usages: incremental.parts.usages)))
    }

    /// The result of an execution whose initial response is `data`: one response when nothing follows it.
    static func result(
        _ data: consuming Column, of run: OperationRun, _ delivery: IncrementalDelivery
    ) -> OperationResult {
        guard let incremental = run.incremental else {
            return .response(.executed(data, errors: run.takeErrors(), plan: run.plan))
        }
        let contents = incremental.take(.initial)
        let errors = run.response(of: contents.errors)
        guard contents.hasParts else { return .response(.executed(data, errors: errors, plan: run.plan)) }
        let responses = IncrementalResponses(run, incremental, delivery)
        let initial = responses.begin(data, errors, contents)
        return .incremental(ResponseStream(IncrementalConsumer(responses, initial).next))
    }

    private func begin(_ data: Column, _ errors: [GraphQLError], _ contents: PartContents) -> GraphQLResponse {
        let (work, payload) = state.withLock { state in
            let work = note(contents, &state) { publisher, groups, streams in
                publisher.begin(groups, streams)
            }
            return (work, state.publisher.takePayload())
        }
        start(work)
        return writer.initial(data, errors: errors, payload)
    }

    // MARK: The consumer's side

    /// The next response after the initial one, nil when all have been given.
    func next() async -> GraphQLResponse? {
        while true {
            let (payload, isOver, stalled) = state.withLock { state in
                let payload = state.publisher.hasPayload ? state.publisher.takePayload() : nil
                defer { if payload != nil { state.stalled = [] } }
                return (
                    payload, state.isCancelled || (payload == nil && state.publisher.isComplete),
                    payload == nil ? [] : state.stalled
                )
            }
            for list in stalled { list.resume() }
            if isOver, payload == nil || Task.isCancelled { return nil }
            if let payload { return writer.subsequent(payload) }
            await withTaskCancellationHandler {
                await withCheckedContinuation { continuation in
                    let isReady = state.withLock { state in
                        if state.publisher.hasPayload || state.publisher.isComplete || state.isCancelled { return true }
                        state.consumer = continuation
                        return false
                    }
                    if isReady { continuation.resume() }
                }
            } onCancel: {
                cancel()
            }
        }
    }

    /// Nobody asks any more: whatever still runs is cancelled.
    func cancel() {
        let (tasks, waiting) = state.withLock { state in
            defer {
                state.isCancelled = true
                state.tasks = [:]
                state.stalled = []
                state.consumer = nil
            }
            return (Array(state.tasks.values), state.stalled + (state.consumer.map { [$0] } ?? []))
        }
        for task in tasks { task.cancel() }
        for continuation in waiting { continuation.resume() }
    }

    // MARK: The producers' side

    /// Tells the publisher of new parts and keeps what executes them.
    private func note(
        _ contents: PartContents, _ state: inout State,
        _ tell: (
            inout IncrementalPublisher, [IncrementalPublisher.NewGroup], [IncrementalPublisher.NewStream]
        ) -> IncrementalPublisher.Work
    ) -> IncrementalPublisher.Work {
        state.objects.append(contentsOf: contents.objects)
        state.lists.append(contentsOf: contents.lists)
        let groups = contents.objects.map {
            IncrementalPublisher.NewGroup(usages: incremental.parts.groups[$0.group].usages, path: $0.path)
        }
        let streams = contents.lists.map {
            IncrementalPublisher.NewStream(label: incremental.parts.streams[$0.stream].label, path: $0.path)
        }
        return tell(&state.publisher, groups, streams)
    }

    private func start(_ work: IncrementalPublisher.Work) {
        if work.isEmpty { return }
        var batches: [BatchKey: [Int]] = [:]
        var order: [BatchKey] = []
        let (objects, lists) = state.withLock { state in
            (work.groups.map { ($0, state.objects[$0]) }, work.streams.map { ($0, state.lists[$0]) })
        }
        for (number, object) in objects {
            let key = BatchKey(batch: ObjectIdentifier(object.batch), group: object.group)
            if batches[key] == nil { order.append(key) }
            batches[key, default: []].append(number)
        }
        let byNumber = Dictionary(uniqueKeysWithValues: objects)
        for key in order {
            let numbers = batches[key] ?? []
            let members = numbers.compactMap { byNumber[$0] }
            spawn { await $0.execute(numbers, members) }
        }
        for (number, list) in lists { spawn { await $0.execute(number, list) } }
    }

    private struct BatchKey: Hashable {
        let batch: ObjectIdentifier
        let group: Int
    }

    private func spawn(_ body: @escaping @Sendable (IncrementalResponses) async -> Void) {
        state.withLock { state in
            if state.isCancelled { return }
            let number = state.nextTask
            state.nextTask += 1
            // Kept before it can end: its end takes this lock.
            state.tasks[number] = Task {
                await body(self)
                self.state.withLock { _ = $0.tasks.removeValue(forKey: number) }
            }
        }
    }

    /// Executes one group of fields for several objects of one list.
    private func execute(_ numbers: [Int], _ objects: [DeferredObject]) async {
        guard let first = objects.first else { return }
        let group = incremental.parts.groups[first.group]
        let indices = objects.map(\.row)
        let rows = RowSet(RowPaths(selecting: indices, of: first.batch.rows))
        let column = await run.withinTime {
            await first.batch.complete(group.selection, DeferredRows(rows: rows, indices: indices))
        }
        for (row, number) in numbers.enumerated() {
            let contents = incremental.take(Part(owner: .group(first.group), path: objects[row].path))
            let errors = run.response(of: contents.errors)
            tell(column.hasFailed(row) ? PartContents() : contents) { publisher, groups, streams in
                if column.hasFailed(row) { return publisher.fail(group: number, errors: errors) }
                return publisher.complete(
                    group: number, data: Array(column.bytes(row)), errors: errors, groups, streams)
            }
        }
    }

    /// Reads one list to its end.
    private func execute(_ number: Int, _ list: StreamedList) async {
        let part = Part(owner: .stream(list.stream), path: list.path)
        var next = incremental.initialCounts[list.stream]
        while !Task.isCancelled {
            switch await list.next() {
            case .items(let column, let first):
                let items = StreamedItem.items(of: column)
                next = first + items.count
                let contents = incremental.take(part)
                let isBroken = items.count < column.count
                let (shown, last) = split(contents.errors, at: next, of: part)
                if !items.isEmpty {
                    tell(contents) { publisher, groups, streams in
                        publisher.deliver(
                            stream: number, items: items, first: first, errors: run.response(of: shown), groups, streams
                        )
                    }
                }
                if isBroken { return end(number, next, run.response(of: last)) }
            case .end: return end(number, next, nil)
            case .failed(let error):
                run.report(error, at: list.path + [Int32(truncatingIfNeeded: next)], step: list.step)
                let errors = incremental.take(part).errors.map { error in
                    FieldError(error: error.error, path: list.path, step: error.step)
                }
                return end(number, next, run.response(of: errors))
            }
            await waitForConsumer()
        }
    }

    /// Splits errors into those of items before an index and the others.
    private func split(_ errors: [FieldError], at index: Int, of part: Part) -> ([FieldError], [FieldError]) {
        let place = part.path.count
        return (
            errors.filter { $0.path.count > place && Int($0.path[place]) < index },
            errors.filter { $0.path.count <= place || Int($0.path[place]) >= index }
        )
    }

    private func end(_ number: Int, _ next: Int, _ errors: [GraphQLError]?) {
        tell(PartContents()) { publisher, _, _ in
            publisher.end(stream: number, next: next, errors: errors)
            return IncrementalPublisher.Work()
        }
    }

    private func tell(
        _ contents: PartContents,
        _ what: (
            inout IncrementalPublisher, [IncrementalPublisher.NewGroup], [IncrementalPublisher.NewStream]
        ) -> IncrementalPublisher.Work
    ) {
        let (work, consumer) = state.withLock { state in
            let work = note(contents, &state, what)
            guard state.publisher.hasPayload || state.publisher.isComplete else {
                return (work, nil as CheckedContinuation<Void, Never>?)
            }
            defer { state.consumer = nil }
            return (work, state.consumer)
        }
        start(work)
        consumer?.resume()
    }

    /// Waits while the client is too far behind.
    private func waitForConsumer() async {
        await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                if state.isCancelled || state.publisher.payloadSize < Self.maxEntriesAhead { return true }
                state.stalled.append(continuation)
                return false
            }
            if isFree { continuation.resume() }
        }
    }
}

/// The initial response and then those that follow; when it goes, what still runs is cancelled.
private final class IncrementalConsumer: Sendable {
    private let responses: IncrementalResponses
    private let initial: Mutex<GraphQLResponse?>

    init(_ responses: IncrementalResponses, _ initial: GraphQLResponse) {
        self.responses = responses
        self.initial = Mutex(initial)
    }

    deinit { responses.cancel() }

    @Sendable
    func next() async -> GraphQLResponse? {
        let first = initial.withLock { initial in
            defer { initial = nil }
            return initial
        }
        if let first { return first }
        return await responses.next()
    }
}

/// Takes items out of the lists of one item that a streamed field was completed as.
private enum StreamedItem {
    /// The items up to the first that failed.
    static func items(of column: Column) -> [[UInt8]] {
        var items: [[UInt8]] = []
        for row in 0..<column.count {
            // A list that failed because of its item is null, where it may be.
            guard !column.hasFailed(row), column.bytes(row).first == UInt8(ascii: "[") else { break }
            items.append(Array(column.bytes(row).dropFirst().dropLast()))
        }
        return items
    }
}
