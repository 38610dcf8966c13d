/// One step of the database's schema: forward only, run once, in a transaction of its own with its entry in
/// `schema_migrations`.
public struct Migration: Sendable, Hashable {
    /// The module whose tables it is about, such as `events`. Each counts for itself.
    public let component: String
    /// Its place among the migrations of its component, from 1, without gaps.
    public let version: Int
    /// What it does, in lower case with underscores, such as `create_events`.
    public let name: String
    /// Its statements in order. What was applied once must not be changed: its checksum is kept.
    public let statements: [SQL]

    public init(component: String, version: Int, name: String, statements: [SQL]) {
        self.component = component
        self.version = version
        self.name = name
        self.statements = statements
    }
}
