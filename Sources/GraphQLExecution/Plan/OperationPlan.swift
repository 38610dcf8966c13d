import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema
import Synchronization

/// An operation made ready to run: every selection merged (spec section 6.3.2, CollectFields) for every type that it
/// may meet, keys encoded, constant arguments coerced. Immutable; shared by all requests with the same text.
///
/// `@skip` and `@include` are decided while planning, so an operation that uses variables in them has one plan for each
/// combination of their values that occurs.
public final class OperationPlan: Sendable {
    public let schema: Schema
    public let document: Document
    /// Index into `document.operations`.
    public let operation: Int
    public let operationType: OperationType
    let root: SelectionID
    let selections: [PlannedSelection]
    let possibleSelections: [SelectionID]
    let details: [StepDetail]
    /// Nil when the operation is answered in one response.
    let incremental: IncrementalPlan?
    let memory: PlanMemory
    let introspection: IntrospectionCache
    private let lastBytes = Atomic<Int>(256)

    init(
        schema: Schema, document: Document, operation: Int, root: SelectionID, selections: [PlannedSelection],
        possibleSelections: [SelectionID], details: [StepDetail], steps: [Step], keys: [UInt8],
        incremental: IncrementalPlan? = nil
    ) {
        self.incremental = incremental
        self.schema = schema
        self.document = document
        self.operation = operation
        operationType = document.operations[operation].operationType
        self.root = root
        self.selections = selections
        self.possibleSelections = possibleSelections
        self.details = details
        introspection = IntrospectionCache(
            isConstant: !details.contains { $0.arguments.contains { if case .value = $0 { true } else { false } } })
        memory = PlanMemory(
            steps: steps, keys: keys,
            ranges: selections.map { (Int32($0.range.lowerBound), Int32($0.range.upperBound)) })
    }

    /// Room to begin an answer with: what the last one needed, within bounds.
    var expectedBytes: Int { lastBytes.load(ordering: .relaxed) }

    /// Remembers the size of an answer.
    func note(bytes: Int) { lastBytes.store(min(max(bytes + 64, 256), 4 << 20), ordering: .relaxed) }

    func selection(_ id: SelectionID) -> PlannedSelection { selections[Int(id.index)] }

    /// The planned selection of the n-th possible type of an abstract selection; an object's own selection as it is.
    func selection(_ id: SelectionID, possible: Int) -> SelectionID {
        let selection = selections[Int(id.index)]
        guard case .abstract = selection.kind else { return id }
        return possibleSelections[selection.range.lowerBound + possible]
    }

    func steps(of id: SelectionID) -> Range<Int> { selections[Int(id.index)].range }

    /// The opening brace or comma, the key and the colon of a step.
    func key(_ step: Step) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: memory.keys[Int(step.keyStart)..<Int(step.keyStart + step.keyCount)])
    }

    func step(_ index: Int) -> Step { memory.steps[index] }

    /// The SDL text of a step's field, `Type.field`.
    func coordinate(of step: Int32) -> String {
        let detail = details[Int(step)]
        return "\(detail.parentType.name).\(detail.definition.name)"
    }
}

/// The parts of a plan that are read for every leaf, in memory without reference counts or uniqueness checks.
final class PlanMemory: @unchecked Sendable {
    // Written in `init` only and freed in `deinit`: concurrent readers see constants.
    let steps: UnsafeBufferPointer<Step>
    let keys: UnsafeRawBufferPointer
    let ranges: UnsafeBufferPointer<(Int32, Int32)>

    init(steps: [Step], keys: [UInt8], ranges: [(Int32, Int32)]) {
        self.steps = Self.copy(steps)
        self.keys = UnsafeRawBufferPointer(Self.copy(keys))
        self.ranges = Self.copy(ranges)
    }

    private static func copy<T>(_ elements: [T]) -> UnsafeBufferPointer<T> {
        let memory = UnsafeMutableBufferPointer<T>.allocate(capacity: elements.count)
        _ = memory.initialize(fromContentsOf: elements)
        return UnsafeBufferPointer(memory)
    }

    deinit {
        steps.deallocate()
        keys.deallocate()
        ranges.deallocate()
    }
}
