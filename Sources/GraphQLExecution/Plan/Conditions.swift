import GraphQLJSON
import GraphQLLanguage

/// Decides `@skip` and `@include` (spec sections 3.13.1 and 3.13.2) with the values of a request's variables.
struct Conditions {
    let document: Document
    /// Values of Boolean variables by name; one that is null is missing.
    let variables: [String: Bool]

    /// Whether a selection with these directives takes part; throws when a variable that decides it is null.
    func includes(_ directives: NodeRange) throws(GraphQLError) -> Bool {
        if directives.isEmpty { return true }
        for index in directives {
            let directive = document.directives[index]
            if document.isName(directive.name, "skip"), try condition(directive) == true { return false }
            if document.isName(directive.name, "include"), try condition(directive) == false { return false }
        }
        return true
    }

    private func condition(_ directive: DirectiveNode) throws(GraphQLError) -> Bool? {
        for index in directive.arguments where document.isName(document.arguments[index].name, "if") {
            let value = document.values[document.arguments[index].value]
            switch value.kind {
            case .boolean: return value.flag
            case .variable:
                if let flag = variables[document.text(value.name)] { return flag }
                throw GraphQLError(
                    "Argument \"if\" of non-null type \"Boolean!\" must not be null.", code: .badUserInput,
                    locations: [document.location(of: value.range)])
            default: return nil
            }
        }
        return nil
    }

    /// The variables that decide whether something takes part in any selection of the document, or is delivered
    /// later, sorted.
    static func variableNames(in document: Document) -> [String] {
        if document.directives.isEmpty { return [] }
        var names: Set<String> = []
        for directive in document.directives
        where isConditional(directive, document) {
            for index in directive.arguments where document.isName(document.arguments[index].name, "if") {
                let value = document.values[document.arguments[index].value]
                if value.kind == .variable { names.insert(document.text(value.name)) }
            }
        }
        return names.sorted()
    }

    private static func isConditional(_ directive: DirectiveNode, _ document: Document) -> Bool {
        document.isName(directive.name, "skip") || document.isName(directive.name, "include")
            || document.isName(directive.name, "defer") || document.isName(directive.name, "stream")
    }
}
