import GraphQLLanguage

/// One difference between two versions of a schema, as `SchemaDiff` finds it.
public struct SchemaChange: Sendable, Hashable {
    public let type: SchemaChangeType
    /// What changed: the element of the old schema, or of the new one where it was added.
    public let coordinate: SchemaCoordinate
    /// One sentence; that of the reference implementation, version 16, for what it rates as breaking or dangerous.
    /// Version 17 rates the same and writes coordinates in its sentences.
    public let description: String

    public var severity: SchemaChangeSeverity { type.severity }
}

/// What a change means to the clients of a schema.
public enum SchemaChangeSeverity: String, Sendable, Hashable, CaseIterable {
    /// Operations that were valid no longer are, or get answers that they do not expect.
    case breaking
    /// Operations stay valid, but clients that did not foresee it may fail.
    case dangerous
    /// The reference implementation says nothing about it, and it is not harmless in every case.
    case unrated
    /// No client can notice it before it makes use of it.
    case safe
}
