import GraphQLLanguage

/// What of an operation is delivered after its initial response: the parts that `@defer` and `@stream` cut off.
///
/// An object of the response is planned as what it writes at once and as *groups* of fields that follow; each group
/// belongs to the uses of `@defer` that ask for its fields, so that a field which several ask for is delivered once.
struct IncrementalPlan: Sendable {
    /// Every place of an operation where `@defer` applies, once for each object that it is collected on.
    var usages: [DeferUsage] = []
    var groups: [DeferredGroup] = []
    var streams: [StreamedField] = []
    /// For each step, the part that it is executed in.
    var owners: [PartOwner] = []

    var isEmpty: Bool { groups.isEmpty && streams.isEmpty }
}

/// A fragment that `@defer` applies to, as collected on one object.
struct DeferUsage: Sendable, Hashable {
    let label: String?
    /// The use, as an index, inside of whose fragment this one stands on the same object or below; nil outside of all.
    let parent: Int?
    /// Elements of the path of the object.
    let pathLength: Int
}

/// Fields of one object that are executed together after what the object writes at once.
struct DeferredGroup: Sendable {
    var selection: SelectionID
    /// The uses of `@defer` that wait for these fields.
    let usages: [Int]
    /// The part in which the object is reached.
    let owner: PartOwner
    /// Elements of the path of the object.
    let pathLength: Int
}

/// A list field with `@stream`.
struct StreamedField: Sendable {
    let label: String?
    let initialCount: StreamCount
    /// The part in which the list's first items are delivered.
    let owner: PartOwner
    /// Elements of the path of the field.
    let pathLength: Int
}

/// The argument `initialCount` of `@stream`.
enum StreamCount: Sendable {
    case constant(Int)
    case variable(String)
}

/// What a step is executed for.
enum PartOwner: Sendable, Hashable {
    /// The initial response.
    case initial
    /// An index into `IncrementalPlan.groups`.
    case group(Int)
    /// An index into `IncrementalPlan.streams`: its items from the initial count on, what is before them being its own
    /// owner's.
    case stream(Int)
}
