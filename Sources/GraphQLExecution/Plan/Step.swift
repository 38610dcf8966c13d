import GraphQLJSON
import GraphQLSchema

/// Names a planned selection of an `OperationPlan`.
@frozen
public struct SelectionID: Sendable, Hashable {
    @usableFromInline let index: Int32

    @usableFromInline init(_ index: Int) { self.index = Int32(truncatingIfNeeded: index) }

    /// Of a field without selection set.
    static let none = SelectionID(-1)
}

/// One field of a planned selection, as generated code walks it: a plain value without references.
@frozen
public struct Step: Sendable {
    /// The field's place among the fields of its type; `Step.typename` and its neighbours for meta fields.
    public let field: Int32
    /// What is selected on the field's value; for an abstract type, see `ResponseWriter.selection(_:possible:)`.
    public let child: SelectionID
    /// The place of this step in its plan.
    public let index: Int32
    /// Whether the whole subtree below consists of stored properties.
    public let isStored: Bool
    /// Whether the items of this list are delivered one after another (`@stream`).
    public let isStreamed: Bool
    @usableFromInline let keyStart: UInt32
    @usableFromInline let keyCount: UInt32

    public static let typename: Int32 = -1
    static let schema: Int32 = -2
    static let type: Int32 = -3
}

/// A planned selection: what one object of one type writes, or, for an abstract type, one such for each possible type.
struct PlannedSelection: Sendable {
    enum Kind: Sendable {
        /// `range` is one of steps.
        case object(TypeID)
        /// `range` is one of `OperationPlan.possibleSelections`, in the order of `NamedType.possibleTypes`.
        case abstract(TypeID)
    }

    var kind: Kind
    var range: Range<Int>
    /// Whether every step below is stored, so that it can be written without suspending.
    var isStored: Bool
    /// What of an object is delivered later: a range of `IncrementalPlan.groups`.
    var groups: Range<Int> = 0..<0
}

/// What is known of a step beside its `Step`, for resolvers, errors and printing.
struct StepDetail: Sendable {
    let responseName: String
    let definition: FieldDefinition
    let parentType: NamedType
    let arguments: [PlannedArgument]
    /// The fields of the document that were merged into this step.
    let nodes: [Int]
}

/// The value of one argument, by its position in the definition.
enum PlannedArgument: Sendable {
    /// Not given and without default.
    case absent
    case constant(JSONValue)
    /// Holds variables: coerced for each request from this value of the document.
    case value(Int)
}
