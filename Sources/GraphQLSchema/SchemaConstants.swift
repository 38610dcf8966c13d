import GraphQLJSON
import GraphQLLanguage

/// The coerced constants of a schema's documents: default values, and the arguments of applied directives.
struct SchemaConstants {
    private(set) var defaultValues: NodeTable<JSONValue>
    private(set) var directiveArguments: NodeTable<JSONObject>

    /// Arguments of applied directives in all; far more than any schema that people write.
    private static let maxArguments = 2_000_000

    private let draft: Schema
    private let sdl: SDLDocuments

    init(_ draft: Schema, _ sdl: SDLDocuments) {
        self.draft = draft
        self.sdl = sdl
        defaultValues = NodeTable(counts: sdl.documents.map(\.inputValueDefinitions.count))
        directiveArguments = NodeTable(counts: sdl.documents.map(\.directives.count))
    }

    mutating func resolve(_ report: inout DiagnosticReport) {
        var defaults = DefaultValueResolution(draft, sdl)
        defaults.resolve(&report)
        defaultValues = defaults.values
        resolveDirectiveArguments(&report)
    }

    private mutating func resolveDirectiveArguments(_ report: inout DiagnosticReport) {
        var found = directiveArguments
        var count = 0
        sdl.forEachDirective { place, node in
            let document = sdl.documents[place.document]
            guard !report.isFull, count <= Self.maxArguments, let definition = draft.directive(node.name, in: document)
            else { return }
            count += definition.arguments.count
            guard count <= Self.maxArguments else {
                return report.add(
                    "The schema applies directives with too many arguments.",
                    at: [sdl.origin(node.range, in: place.document)])
            }
            found[place] = arguments(of: node, definition, document, place.document, &report)
        }
        directiveArguments = found
    }

    private func arguments(
        of node: DirectiveNode, _ definition: DirectiveDefinition, _ document: Document, _ number: Int,
        _ report: inout DiagnosticReport
    ) -> JSONObject {
        var given = JSONObject()
        for index in node.arguments {
            let argument = document.arguments[index]
            guard let input = definition.argument(argument.name, in: document) else { continue }
            var coercion = ConstantCoercion(
                draft, document, defaults: defaultValues,
                suggests: report.diagnostics.count < SuggestionLimit.perRule)
            if let value = coercion.coerce(argument.value, to: input.type) {
                given[input.name] = value
            } else {
                for problem in coercion.problems {
                    report.add(problem.message, at: [sdl.origin(problem.range, in: number)])
                }
            }
        }
        var all = JSONObject()
        for input in definition.arguments {
            if let value = given[input.name] ?? input.node.flatMap({ defaultValues[$0] }) { all[input.name] = value }
        }
        return all
    }
}
