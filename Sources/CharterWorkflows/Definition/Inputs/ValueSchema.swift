import GraphQLJSON

/// What a value has to be: the schema of an input, or of a part of one.
public struct ValueSchema: Sendable, Hashable {
    public enum ValueType: String, Sendable, Hashable, CaseIterable {
        case string
        case integer
        case number
        case boolean
        case list
        case object
    }

    /// What the elements of a list have to be.
    public indirect enum Elements: Sendable, Hashable {
        case any
        case each(ValueSchema)
    }

    /// A member of an object.
    public struct Property: Sendable, Hashable {
        public let name: String
        public let schema: ValueSchema
    }

    public let type: ValueType
    /// Whether it must be given. What is not given and has no default is null.
    public var isRequired = false
    /// What it is for; empty when the file does not say.
    public var description = ""
    /// What it is when it is not given.
    public var defaultValue: JSONValue?
    /// The values that it may have; nil for any.
    public var choices: [JSONValue]?
    /// The least number.
    public var minimum: Double?
    /// The greatest number.
    public var maximum: Double?
    /// The fewest characters of a text.
    public var minLength: Int?
    /// The most characters of a text.
    public var maxLength: Int?
    /// The fewest elements of a list.
    public var minItems: Int?
    /// The most elements of a list.
    public var maxItems: Int?
    public var elements = Elements.any
    /// The members of an object; nil for any.
    public var properties: [Property]?

    /// What a list without `maxItems` may have.
    public static let standardMaxItems = 1_000
    /// Characters that a text without `maxLength` may have.
    public static let standardMaxLength = 1_048_576
}
