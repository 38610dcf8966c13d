/// An entry of `@rest(names:)`: what clients call an argument or a field of it.
struct RouteName {
    /// `workflow_id`.
    let name: String
    /// `["input", "workflow"]`.
    let argument: [String]

    /// Reads `workflow_id: input.workflow`; nil when it is written otherwise.
    init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { part in
            part.drop { $0 == " " }.split(separator: " ", omittingEmptySubsequences: false)
        }
        guard parts.count == 2, let name = parts[0].first, let path = parts[1].first,
            parts.allSatisfy({ $0.dropFirst().allSatisfy(\.isEmpty) })
        else { return nil }
        let argument = path.split(separator: ".", omittingEmptySubsequences: false)
        guard SwiftIdentifier.isPlain(name), argument.allSatisfy(SwiftIdentifier.isPlain) else { return nil }
        self.name = String(name)
        self.argument = argument.map(String.init)
    }
}
