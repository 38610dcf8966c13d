/// What a part of a definition may look like. `StructureCheck` holds files against it, `EditorSchema` says it to editors.
indirect enum NodeShape: Sendable {
    /// A text without expressions, not empty, of at most so many characters.
    case text(maxLength: Int)
    /// The name of a workflow: letters, digits, `-` and `_`.
    case workflowName
    /// A name that expressions use: a letter, then letters, digits and `_`.
    case name
    /// A text that may hold expressions.
    case template
    /// An expression, with braces or without, or a boolean.
    case expression
    /// Anything, with expressions in its texts.
    case value
    /// Anything, taken as it stands.
    case constant
    case boolean
    case integer(ClosedRange<Int>)
    case number(ClosedRange<Double>)
    /// A duration such as `30s`, of at most a year.
    case duration
    case choice([String])
    /// A constant of the shape, or a text with an expression that gives one.
    case templated(NodeShape)
    case list(of: NodeShape, count: ClosedRange<Int>)
    case mapping(NodeKeys)
    /// A mapping whose keys are free: names that expressions use.
    case names(to: NodeShape, count: ClosedRange<Int>)
    /// A mapping whose keys are free texts.
    case texts(to: NodeShape, count: ClosedRange<Int>)
    /// The first alternative of the node's form: scalar, list or mapping.
    case either([NodeShape])
    /// A shape of `DefinitionVocabulary.definitions`, for what contains itself.
    case defined(String)
}

/// A key that a mapping may have.
struct NodeKey: Sendable {
    let name: String
    let shape: NodeShape
    let isRequired: Bool
    /// What it is for, for editors.
    let summary: String

    init(_ name: String, _ shape: NodeShape, required: Bool = false, _ summary: String) {
        self.name = name
        self.shape = shape
        self.isRequired = required
        self.summary = summary
    }
}

/// The keys of a mapping, and which of them go together.
struct NodeKeys: Sendable {
    enum Rule: Sendable {
        case exactlyOne([String])
        case atMostOne([String])
        /// The first key has a meaning only with the second.
        case requires(String, String)
    }

    /// What the mapping is, with its article, such as `a step`.
    let what: String
    let keys: [NodeKey]
    let rules: [Rule]

    init(_ what: String, _ keys: [NodeKey], rules: [Rule] = []) {
        self.what = what
        self.keys = keys
        self.rules = rules
    }

    var names: [String] { keys.map(\.name) }

    subscript(name: String) -> NodeKey? { keys.first { $0.name == name } }
}
