import GraphQLLanguage

extension Document {
    /// The byte offset at which a variable definition starts, its description included.
    func start(of variable: VariableDefinitionNode) -> UInt32 {
        variable.description.map { values[$0].range.start } ?? variable.range.start
    }
}
