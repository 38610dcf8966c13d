import CharterResilience

/// Answers the fields of the schema. Each file of `Schema/` has its own extension in the file of the same name, which
/// fulfils the protocol that was generated from it; the services do the work.
struct Resolvers: Sendable {
    let services: Services
    /// What paces events that have no other source than time.
    var clock = WallClock.system
}
