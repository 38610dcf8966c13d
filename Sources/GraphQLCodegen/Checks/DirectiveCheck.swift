import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

/// Checks what our directives say beyond their types: names that must exist, bounds that must leave something.
enum DirectiveCheck {
    static func check(_ types: SwiftTypes, _ collector: inout DiagnosticCollector) {
        let schema = types.schema
        for type in schema.types where !type.isBuiltIn {
            checkBinding(type, &collector)
            for field in type.fields {
                checkResolution(field, type, schema, &collector)
                ListSizeCheck.check(field, schema, &collector)
                checkCost(field.directives, &collector)
                for argument in field.arguments { checkInput(argument, schema, &collector) }
            }
            checkCost(type.directives, &collector)
            for field in type.inputFields { checkInput(field, schema, &collector) }
        }
    }

    private static func checkInput(
        _ input: InputValueDefinition, _ schema: Schema, _ collector: inout DiagnosticCollector
    ) {
        checkCost(input.directives, &collector)
        ConstraintCheck.check(input, schema, &collector)
    }

    private static func checkBinding(_ type: NamedType, _ collector: inout DiagnosticCollector) {
        guard let directive = type.directives.first(where: { $0.name == "swift" }) else { return }
        var isEmpty = true
        for argument in ["type", "client"] {
            guard let name = directive.arguments[argument]?.stringValue else { continue }
            isEmpty = false
            let written = "@swift(\(argument): \(SwiftStringLiteral.quoted(name))) on \"\(type.name)\""
            let parts = name.split(separator: ".", omittingEmptySubsequences: false)
            if parts.isEmpty || !parts.allSatisfy(SwiftIdentifier.isPlain) {
                collector.report(
                    "\(written) is not the name of a Swift type. Write one such as \"Book\" or \"Library.Book\".",
                    at: directive.origin)
            } else if argument == "client", type.isComposite {
                collector.report(
                    "\(written) has no effect: clients have types for what they select, not for \"\(type.name)\". Remove "
                        + "it.", at: directive.origin)
            }
        }
        if isEmpty {
            collector.report(
                "@swift on \"\(type.name)\" binds nothing. Name a Swift type, such as @swift(type: \"Book\").",
                at: directive.origin)
        }
    }

    private static func checkResolution(
        _ field: FieldDefinition, _ type: NamedType, _ schema: Schema, _ collector: inout DiagnosticCollector
    ) {
        let coordinate = "\(type.name).\(field.name)"
        SequenceCheck.check(field, type, schema, &collector)
        for name in ["resolver", "batch", "sequence"] {
            guard let directive = field.directive(name) else { continue }
            if type.kind == .interface {
                collector.report(
                    "@\(name) on \"\(coordinate)\" has no effect: resolvers belong to object types. Put it on the "
                        + "field of each type that implements \"\(type.name)\".", at: directive.origin)
            } else if name == "batch", schema.operation(rootedAt: type.id) != nil {
                collector.report(
                    "@batch on \"\(coordinate)\" has no effect: a root field has no list of parents. Remove it.",
                    at: directive.origin)
            }
            if let method = directive.arguments["name"]?.stringValue, !SwiftIdentifier.isPlain(Substring(method)) {
                collector.report(
                    "@resolver(name: \(SwiftStringLiteral.quoted(method))) on \"\(coordinate)\" is not a name that a "
                        + "Swift method can have. Use letters, digits and underscores.", at: directive.origin)
            }
        }
    }

    private static func checkCost(_ directives: [AppliedDirective], _ collector: inout DiagnosticCollector) {
        for directive in directives where directive.name == "cost" {
            guard let weight = directive.arguments["weight"]?.stringValue else { continue }
            if Double(weight).map(\.isFinite) != true {
                collector.report(
                    "@cost(weight: \(SwiftStringLiteral.quoted(weight))) is not a number. Write one such as \"2.5\".",
                    at: directive.origin)
            }
        }
    }
}
