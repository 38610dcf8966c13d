import Foundation

/// One context says of another how they belong together.
public struct ContextRelationship: Sendable, Hashable {
    /// The id of the context that says so.
    public var source: String
    /// The id of the context that it is about.
    public var target: String
    /// How they belong together, such as `depends_on`.
    public var type: String
    /// How much, 0 to 1.
    public var strength: Double
    public var updatedAt: Date
}

/// A relationship that is about to be said. The same target and type again change the strength.
public struct RelationshipDraft: Sendable, Hashable {
    /// The id of the context that it is about.
    public var target: String
    public var type: String
    /// 0 to 1.
    public var strength: Double

    public init(target: String, type: String, strength: Double = 1) {
        self.target = target
        self.type = type
        self.strength = strength
    }

    /// - Throws: `ContextError.invalid`.
    func validate() throws(ContextError) {
        try ContextLimits.check(name: type, "relationship's type")
        guard 0...1 ~= strength else {
            throw .invalid(reason: "a relationship's strength must be between 0 and 1, not \(strength)")
        }
    }
}

/// In which direction relationships are followed.
public enum RelationshipDirection: String, Sendable, Hashable, CaseIterable {
    /// From the context that says so to the one that it is about.
    case outgoing
    /// The other way.
    case incoming
    case both
}

/// A context that a walk along relationships has found.
public struct RelatedContext: Sendable, Hashable {
    public var context: ContextDocument
    /// Steps from where the walk began, from 1.
    public var depth: Int
    /// The strongest of the relationships that led to it at this depth.
    public var strength: Double
}
