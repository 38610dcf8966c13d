import GraphQLLanguage
import GraphQLSchema

/// `@defer` and `@stream` are not used on the root types of mutations and subscriptions (incremental delivery draft).
enum DeferStreamDirectiveOnRootField: ValidationRule {
    static func check(_ context: ValidationContext) throws(ValidationStopped) {
        guard !context.document.directives.isEmpty else { return }
        let typed = context.typed
        for (index, field) in context.document.fields.enumerated() {
            try check(context, field.directives, on: typed.fields[index].parent)
        }
        for (index, fragment) in context.document.inlineFragments.enumerated() {
            try check(context, fragment.directives, on: typed.inlineFragmentParents[index])
        }
        for (index, spread) in context.document.fragmentSpreads.enumerated() {
            try check(context, spread.directives, on: typed.fragmentSpreadParents[index])
        }
    }

    private static func check(
        _ context: ValidationContext, _ directives: NodeRange, on parent: TypeID?
    ) throws(ValidationStopped) {
        guard !directives.isEmpty, let parent else { return }
        for index in directives {
            guard let directive = context.incrementalDirective(index) else { continue }
            for operation in [OperationType.mutation, .subscription]
            where parent == context.schema.rootType(operation)?.id {
                try context.report(
                    "\(directive.title) directive cannot be used on root \(operation.keyword) type "
                        + "\"\(context.schema[parent].name)\".",
                    at: context.document.directives[index].range.start)
            }
        }
    }
}
