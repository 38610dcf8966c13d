import GraphQLJSON
import GraphQLLanguage
import Synchronization

/// A place of a response that is delivered as a whole: the initial response, a group of deferred fields of one object,
/// or the items of one streamed list.
struct Part: Sendable, Hashable {
    let owner: PartOwner
    /// The path of the object or of the list; empty for the initial response.
    let path: RawPath

    static let initial = Part(owner: .initial, path: [])
}

/// What a part has met while it was executed: its errors, and the parts that were cut off from it.
struct PartContents: Sendable {
    var errors: [FieldError] = []
    var objects: [DeferredObject] = []
    var lists: [StreamedList] = []

    var hasParts: Bool { !objects.isEmpty || !lists.isEmpty }
}

/// What an execution with `@defer` or `@stream` remembers for the parts that follow its initial response.
final class IncrementalRun: Sendable {
    private struct State {
        var contents: [Part: PartContents] = [:]
        /// Paths of values that an error made null: what was cut off below them is not delivered.
        var nulled: Set<RawPath> = []
        var errorCount = 0
    }

    let parts: IncrementalPlan
    /// `initialCount` of each streamed field, with the request's variables.
    let initialCounts: [Int]
    private let state = Mutex(State())

    init(_ parts: IncrementalPlan, variables: VariableValues) {
        self.parts = parts
        initialCounts = parts.streams.map { stream in
            switch stream.initialCount {
            case .constant(let count): max(0, count)
            case .variable(let name):
                if case .int(let count)? = variables[name] { max(0, Int(count)) } else { 0 }
            }
        }
    }

    /// The part in which a path below a step of this owner is delivered.
    func part(_ owner: PartOwner, _ path: RawPath) -> Part {
        var owner = owner
        while case .stream(let index) = owner {
            let stream = parts.streams[index]
            let length = stream.pathLength
            if path.count > length, Int(path[length]) >= initialCounts[index] {
                return Part(owner: owner, path: Array(path[..<length]))
            }
            owner = stream.owner
        }
        guard case .group(let index) = owner else { return .initial }
        return Part(owner: owner, path: Array(path.prefix(parts.groups[index].pathLength)))
    }

    // MARK: What is met

    /// - Parameter nullDepth: elements of the path whose value the error makes null, as far as the types say.
    func report(_ error: FieldError, nullDepth: Int) {
        let part = part(parts.owners[Int(error.step)], error.path)
        let nulled = nulledLength(part, nullDepth)
        state.withLock { state in
            if let nulled, nulled < error.path.count || nulled == 0 {
                state.nulled.insert(Array(error.path[..<nulled]))
            }
            guard state.errorCount < OperationRun.maxErrors else { return }
            state.errorCount += 1
            state.contents[part, default: PartContents()].errors.append(error)
        }
    }

    /// How much of an error's path becomes null without leaving its part; nil when the part fails as a whole.
    private func nulledLength(_ part: Part, _ nullDepth: Int) -> Int? {
        switch part.owner {
        case .initial: return nullDepth
        case .group: return nullDepth <= part.path.count ? nil : nullDepth
        case .stream: return max(nullDepth, part.path.count + 1)
        }
    }

    func add(_ objects: [DeferredObject]) {
        state.withLock { state in
            for object in objects {
                let part = part(parts.groups[object.group].owner, object.path)
                state.contents[part, default: PartContents()].objects.append(object)
            }
        }
    }

    func add(_ list: StreamedList) {
        let part = part(parts.streams[list.stream].owner, list.path)
        state.withLock { $0.contents[part, default: PartContents()].lists.append(list) }
    }

    // MARK: What becomes of it

    /// What a finished part has met; of the parts cut off from it those whose place is not null.
    func take(_ part: Part) -> PartContents {
        state.withLock { state in
            guard var contents = state.contents.removeValue(forKey: part) else { return PartContents() }
            if !state.nulled.isEmpty {
                contents.objects.removeAll { Self.isNull($0.path, state.nulled) }
                contents.lists.removeAll { Self.isNull($0.path, state.nulled) }
            }
            return contents
        }
    }

    private static func isNull(_ path: RawPath, _ nulled: Set<RawPath>) -> Bool {
        (0...path.count).contains { nulled.contains(Array(path[..<$0])) }
    }
}
