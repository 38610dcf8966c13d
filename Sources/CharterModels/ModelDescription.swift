/// A registered model as users see it listed.
public struct ModelDescription: Sendable, Equatable {
    public var name: String
    public var description: String
    public var kind: ModelKind
    /// Other names that mean the same model.
    public var aliases: [String]
    /// Whether it answers requests that name no model.
    public var isDefault: Bool
    public var availability: ModelAvailability

    public init(
        name: String,
        description: String,
        kind: ModelKind,
        aliases: [String],
        isDefault: Bool,
        availability: ModelAvailability
    ) {
        self.name = name
        self.description = description
        self.kind = kind
        self.aliases = aliases
        self.isDefault = isDefault
        self.availability = availability
    }
}
