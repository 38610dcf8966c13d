import GraphQLLanguage
import GraphQLSchema

/// All types that a document names exist: those of variables and type conditions (spec section 5.5.1.2).
enum KnownTypeNames: ValidationRule {
    static func check(_ context: ValidationContext) throws(ValidationStopped) {
        let document = context.document
        for (index, variable) in document.variableDefinitions.enumerated()
        where context.typed.variableTypes[index] == nil {
            try report(context, variable.type.name)
        }
        for (index, fragment) in document.fragments.enumerated() where context.typed.fragmentTypes[index] == nil {
            try report(context, fragment.typeCondition)
        }
        for (index, fragment) in document.inlineFragments.enumerated()
        where context.typed.inlineFragmentTypes[index] == nil {
            if let condition = fragment.typeCondition { try report(context, condition) }
        }
        for name in namesInTypeSystem(document) where context.schema.type(name, in: document) == nil {
            try report(context, name)
        }
    }

    /// Definitions of types are not executable, but their mistakes are told all the same.
    private static func namesInTypeSystem(_ document: Document) -> [Name] {
        guard document.operations.count + document.fragments.count < document.definitions.count else { return [] }
        var names = document.operationTypes.map(\.type)
        for node in document.typeDefinitions {
            for index in node.interfaces { names.append(document.names[index]) }
            for index in node.members { names.append(document.names[index]) }
        }
        names += document.fieldDefinitions.map(\.type.name)
        names += document.inputValueDefinitions.map(\.type.name)
        return names
    }

    private static func report(_ context: ValidationContext, _ name: Name) throws(ValidationStopped) {
        let defined = context.document.typeDefinitions.filter { !$0.isExtension }
        guard !defined.contains(where: { context.document.areEqual($0.name, name) }) else { return }
        let text = context.text(name)
        let suggestion = context.suggestion(
            text, among: context.schema.types.map(\.name) + defined.map { context.text($0.name) })
        try context.report("Unknown type \"\(text)\".\(suggestion)", at: name.start)
    }
}
