import GraphQLLanguage

/// Decides what is delivered when: which deferred fragments and streamed lists are announced as pending, which of their
/// parts may be executed, what each payload carries, and when all is complete (incremental delivery draft).
///
/// A value without I/O: whoever executes the parts tells it what became of them, and asks for the next payload.
struct IncrementalPublisher {
    /// A group of deferred fields of one object, as it becomes known.
    struct NewGroup {
        /// Indices of the uses of `@defer` that wait for it.
        let usages: [Int]
        let path: RawPath
    }

    struct NewStream {
        let label: String?
        let path: RawPath
    }

    /// The parts that may now be executed, by the order in which they became known.
    struct Work {
        var groups: [Int] = []
        var streams: [Int] = []

        var isEmpty: Bool { groups.isEmpty && streams.isEmpty }
    }

    private struct Fragment {
        enum State { case waiting, pending, complete }

        let usage: Int
        let path: RawPath
        let parent: Int?
        /// For one that stands inside of no other: the group in which its object is delivered, if any.
        let holder: Int?
        var children: [Int] = []
        var groups: [Int] = []
        var unfinished = 0
        var id: Int?
        var state = State.waiting
        var failure: [GraphQLError]?
    }

    private struct Group {
        enum State { case waiting, running, finished, delivered, failed }

        let fragments: [Int]
        let path: RawPath
        var state = State.waiting
        var data: [UInt8] = []
        var errors: [GraphQLError] = []
        /// Lists and fragments met inside, announced when the group is delivered.
        var streams: [Int] = []
        var held: [Int] = []
    }

    private struct Stream {
        let label: String?
        let path: RawPath
        var id: Int?
        var isOpen = false
    }

    private struct FragmentKey: Hashable {
        let usage: Int
        let path: RawPath
    }

    private let usages: [DeferUsage]
    private var fragments: [Fragment] = []
    private var fragmentNumbers: [FragmentKey: Int] = [:]
    private var groups: [Group] = []
    private var streams: [Stream] = []
    private var nextID = 0
    private var open = 0
    private var payload = IncrementalPayload()
    private var work = Work()

    init(usages: [DeferUsage]) { self.usages = usages }

    /// Whether everything announced is complete.
    var isComplete: Bool { open == 0 }

    /// Whether there is something to send.
    var hasPayload: Bool { !payload.isEmpty }

    /// Entries of the next payload, by which whoever produces them can tell how far the client is behind.
    var payloadSize: Int { payload.entries.count }

    /// The next payload; what is told afterwards goes into a later one.
    mutating func takePayload() -> IncrementalPayload {
        defer { payload = IncrementalPayload() }
        payload.hasNext = !isComplete
        return payload
    }

    // MARK: What is told

    /// The initial response has been executed.
    mutating func begin(_ groups: [NewGroup], _ streams: [NewStream]) -> Work {
        let lists = add(groups, streams)
        announceStreams(lists)
        return takeWork()
    }

    /// A group's fields have been executed, with what was cut off from them.
    mutating func complete(
        group: Int, data: [UInt8], errors: [GraphQLError], _ newGroups: [NewGroup] = [], _ newStreams: [NewStream] = []
    ) -> Work {
        groups[group].state = .finished
        groups[group].data = data
        groups[group].errors = errors
        groups[group].streams = add(newGroups, newStreams, holder: group)
        for fragment in groups[group].fragments {
            fragments[fragment].unfinished -= 1
            finishIfPossible(fragment)
        }
        return takeWork()
    }

    /// A field of a group that may not be null has failed: so have the fragments that wait for it.
    mutating func fail(group: Int, errors: [GraphQLError]) -> Work {
        groups[group].state = .failed
        for fragment in groups[group].fragments where fragments[fragment].state != .complete {
            fragments[fragment].failure = errors
            if fragments[fragment].state == .pending { close(fragment) }
        }
        return takeWork()
    }

    /// Items of a streamed list have been executed: each as JSON, the first with index `first`.
    mutating func deliver(
        stream: Int, items: [[UInt8]], first: Int, errors: [GraphQLError], _ newGroups: [NewGroup] = [],
        _ newStreams: [NewStream] = []
    ) -> Work {
        guard let id = streams[stream].id, streams[stream].isOpen else { return Work() }
        payload.entries.append(
            .items(
                items, errors: errors, id: id, path: streams[stream].path, first: first, label: streams[stream].label))
        announceStreams(add(newGroups, newStreams))
        return takeWork()
    }

    /// A streamed list has ended, or broken off with errors.
    mutating func end(stream: Int, next: Int, errors: [GraphQLError]?) {
        guard let id = streams[stream].id, streams[stream].isOpen else { return }
        streams[stream].isOpen = false
        open -= 1
        payload.completed.append(
            IncrementalPayload.Completed(
                id: id, path: streams[stream].path, label: streams[stream].label, item: next, errors: errors))
    }

    // MARK: Becoming known

    /// Gives the numbers of the new streams, which are still to be announced.
    private mutating func add(
        _ newGroups: [NewGroup], _ newStreams: [NewStream], holder: Int? = nil
    ) -> [Int] {
        var touched: [Int] = []
        for new in newGroups {
            let waiting = new.usages.map { fragment($0, new.path, holder) }
            for fragment in waiting {
                fragments[fragment].groups.append(groups.count)
                fragments[fragment].unfinished += 1
            }
            touched.append(contentsOf: waiting)
            groups.append(Group(fragments: waiting, path: new.path))
            if waiting.contains(where: { fragments[$0].state == .pending }) { start(groups.count - 1) }
        }
        for fragment in touched where isReady(fragment) { announce(fragment) }
        let first = streams.count
        streams.append(contentsOf: newStreams.map { Stream(label: $0.label, path: $0.path) })
        return Array(first..<streams.count)
    }

    /// The fragment of a use of `@defer` that a place of the response belongs to, and those around it.
    private mutating func fragment(_ usage: Int, _ path: RawPath, _ holder: Int?) -> Int {
        var chain: [Int] = []
        var next: Int? = usage
        var known: Int?
        while let usage = next {
            if let number = fragmentNumbers[key(usage, path)] {
                known = number
                break
            }
            chain.append(usage)
            next = usages[usage].parent
        }
        for usage in chain.reversed() {
            let key = key(usage, path)
            fragments.append(
                Fragment(usage: usage, path: key.path, parent: known, holder: known == nil ? holder : nil))
            let number = fragments.count - 1
            fragmentNumbers[key] = number
            if let known {
                fragments[known].children.append(number)
            } else if let holder {
                groups[holder].held.append(number)
            }
            known = number
        }
        return known ?? 0
    }

    private func key(_ usage: Int, _ path: RawPath) -> FragmentKey {
        FragmentKey(usage: usage, path: Array(path.prefix(usages[usage].pathLength)))
    }

    /// Whether nothing around a fragment is still to be delivered before it.
    private func isReady(_ fragment: Int) -> Bool {
        guard fragments[fragment].state == .waiting else { return false }
        var top = fragment
        var next = fragments[fragment].parent
        while let parent = next {
            top = parent
            if fragments[parent].failure != nil { return false }
            if fragments[parent].state == .complete { return true }
            // One without fields of its own is never announced, and holds nothing up.
            if fragments[parent].state == .pending || !fragments[parent].groups.isEmpty { return false }
            next = fragments[parent].parent
        }
        return fragments[top].holder.map { groups[$0].state == .delivered } ?? true
    }

    // MARK: Announcing

    private mutating func announce(_ first: Int) {
        var waiting = [first]
        while let fragment = waiting.popLast() {
            guard fragments[fragment].state == .waiting else { continue }
            if fragments[fragment].groups.isEmpty {
                // Nothing of its own to wait for: those inside of it stand in its place.
                waiting.append(contentsOf: fragments[fragment].children.reversed())
                continue
            }
            fragments[fragment].state = .pending
            fragments[fragment].id = announce(fragments[fragment].path, usages[fragments[fragment].usage].label)
            if fragments[fragment].failure != nil {
                close(fragment)
                continue
            }
            for group in fragments[fragment].groups { start(group) }
            if settle(fragment) {
                waiting.append(contentsOf: fragments[fragment].children.reversed())
            }
        }
    }

    private mutating func announceStreams(_ numbers: [Int]) {
        for number in numbers {
            streams[number].id = announce(streams[number].path, streams[number].label)
            streams[number].isOpen = true
            work.streams.append(number)
        }
    }

    private mutating func announce(_ path: RawPath, _ label: String?) -> Int {
        defer { nextID += 1 }
        open += 1
        payload.pending.append(IncrementalPayload.Pending(id: nextID, path: path, label: label))
        return nextID
    }

    private mutating func start(_ group: Int) {
        guard groups[group].state == .waiting else { return }
        groups[group].state = .running
        work.groups.append(group)
    }

    private mutating func takeWork() -> Work {
        defer { work = Work() }
        return work
    }

    // MARK: Completing

    private mutating func finishIfPossible(_ fragment: Int) {
        guard fragments[fragment].state == .pending, settle(fragment) else { return }
        for child in fragments[fragment].children { announce(child) }
    }

    /// Delivers what a fragment has waited for and completes it; false while something is missing.
    private mutating func settle(_ fragment: Int) -> Bool {
        guard fragments[fragment].unfinished == 0, let id = fragments[fragment].id else { return false }
        for group in fragments[fragment].groups where groups[group].state == .finished {
            deliver(group, with: fragment, id)
        }
        fragments[fragment].state = .complete
        open -= 1
        payload.completed.append(
            IncrementalPayload.Completed(
                id: id, path: fragments[fragment].path, label: usages[fragments[fragment].usage].label))
        return true
    }

    /// Delivers a group with the fragment that it completes, or with one further inside, which makes the path shorter.
    private mutating func deliver(_ group: Int, with fragment: Int, _ id: Int) {
        groups[group].state = .delivered
        var best = (id: id, fragment: fragment)
        for fragment in groups[group].fragments where fragments[fragment].state == .pending {
            guard let id = fragments[fragment].id,
                fragments[fragment].path.count > fragments[best.fragment].path.count
            else { continue }
            best = (id, fragment)
        }
        payload.entries.append(
            .data(
                groups[group].data, errors: groups[group].errors, id: best.id, path: groups[group].path,
                fragmentPathLength: fragments[best.fragment].path.count,
                label: usages[fragments[best.fragment].usage].label))
        groups[group].data = []
        announceStreams(groups[group].streams)
        for fragment in groups[group].held { announce(fragment) }
    }

    /// Completes a pending fragment that has failed; those inside of it are never announced.
    private mutating func close(_ fragment: Int) {
        guard let id = fragments[fragment].id else { return }
        fragments[fragment].state = .complete
        open -= 1
        payload.completed.append(
            IncrementalPayload.Completed(
                id: id, path: fragments[fragment].path, label: usages[fragments[fragment].usage].label,
                errors: fragments[fragment].failure))
    }
}
