import GraphQLSchema

/// Checks the names of a type's fields or values.
enum MemberNames {
    /// - Parameters:
    ///   - members: for each member its name in the schema, its name in Swift, and its place.
    ///   - taken: Swift names that the declaration needs itself.
    static func check(
        _ members: [(name: String, swift: String, origin: SourceOrigin?)], of type: NamedType, _ what: String,
        taken: Set<String> = [], _ collector: inout DiagnosticCollector
    ) {
        var names: [String: String] = [:]
        for member in members {
            if SwiftIdentifier.isImpossible(member.swift) || taken.contains(member.swift) {
                collector.report(
                    "Swift does not allow the \(what) \"\(member.name)\" of \"\(type.name)\" to be called "
                        + "\"\(member.swift)\". Rename it, or bind the type to one of yours with @swift(type:).",
                    at: member.origin)
            }
            if let other = names.updateValue(member.name, forKey: SwiftIdentifier.folded(member.swift)) {
                collector.report(
                    "The \(what)s \"\(other)\" and \"\(member.name)\" of \"\(type.name)\" have the same name in Swift, "
                        + "but for case at most. Rename one of them.", at: member.origin)
            }
        }
    }
}
