import GraphQLLanguage
import GraphQLSchema

/// Checks where `@sequence` stands: on a list that a resolver gives for one parent at a time.
enum SequenceCheck {
    static func check(
        _ field: FieldDefinition, _ type: NamedType, _ schema: Schema, _ collector: inout DiagnosticCollector
    ) {
        guard let directive = field.directive("sequence") else { return }
        let coordinate = "\(type.name).\(field.name)"
        if !field.type.isList || !field.type.isNonNull {
            collector.report(
                "@sequence on \"\(coordinate)\" needs a list that is not null, such as \"[Item!]!\", but its type is "
                    + "\"\(schema.text(field.type))\".", at: directive.origin)
        }
        if field.directive("batch") != nil {
            collector.report(
                "\"\(coordinate)\" has both @sequence and @batch. A sequence is given for one parent at a time: remove one "
                    + "of the two.", at: directive.origin)
        }
        if schema.operation(rootedAt: type.id) == .subscription {
            collector.report(
                "@sequence on \"\(coordinate)\" has no effect: the field of a subscription gives a sequence anyway. "
                    + "Remove it.", at: directive.origin)
        }
    }
}
