import GraphQLLanguage

/// Reads a definition's file: the contents page of this folder. Every step reports what it finds, and mistakes are told
/// all at once unless the text is no YAML.
public enum DefinitionParser {
    /// Reads the text of a file.
    /// - Parameter path: How to call the file in messages.
    /// - Throws: Every mistake in it, up to a bound, with its place and how to mend it.
    public static func parse(_ text: String, path: String) throws(DefinitionErrors) -> WorkflowDefinition {
        try parseLocated(text, path: path).definition
    }

    /// The definition, and where its name stands.
    static func parseLocated(
        _ text: String, path: String
    ) throws(DefinitionErrors) -> (definition: WorkflowDefinition, name: DefinitionLocation) {
        var report = DefinitionReport()
        // 1. YAML to nodes with their places, within bounds.
        guard let root = YAMLComposer.compose(text, &report) else { throw report.errors(in: path) }
        // 2. Keys, kinds, ranges and the syntax of expressions.
        var structure = StructureCheck(DefinitionText(text), report)
        structure.check(root, .mapping(DefinitionVocabulary.workflow))
        report = structure.report
        // 3. What belongs together: names, needs, cycles, inputs, schedules.
        let outline = WorkflowOutline(root)
        for check in DefinitionChecks.all { check(outline, &report) }
        // 4. What expressions name.
        var references = KnownReferences(outline, structure.text)
        references.check(structure.expressions, &report)
        // 5. The definition.
        guard report.isEmpty else { throw report.errors(in: path) }
        guard let definition = DefinitionBuilder.definition(root, version: version(of: text)) else {
            report.add("the definition cannot be understood", at: root.location)
            throw report.errors(in: path)
        }
        for (schedule, node) in zip(definition.schedules, root["schedules"]?.elements ?? []) {
            do throws(EvaluationError) { _ = try definition.concurrencyKey(for: schedule.inputs) } catch {
                report.add("with these inputs the key of `concurrency` has no value: \(error)", at: node.location)
            }
        }
        guard report.isEmpty else { throw report.errors(in: path) }
        return (definition, root["name"]?.location ?? .start)
    }

    /// What names a text: its SHA-256 in hexadecimal.
    public static func version(of text: String) -> String { SHA256.hexadecimal(of: Array(text.utf8)) }
}
