import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

/// Checks that `@listSize` names arguments and fields that can bound a list (IBM GraphQL cost specification).
enum ListSizeCheck {
    static func check(_ field: FieldDefinition, _ schema: Schema, _ collector: inout DiagnosticCollector) {
        guard let directive = field.directive("listSize") else { return }
        let sized = names(directive, "sizedFields")
        for name in names(directive, "slicingArguments") {
            guard let argument = argument(named: name, of: field, schema) else {
                collector.report(
                    "@listSize names the slicing argument \"\(name)\", which \"\(field.name)\" does not have. Add the "
                        + "argument or remove its name.", at: directive.origin)
                continue
            }
            if argument.type.isList || schema.namedType(of: argument.type).builtInScalar != .int {
                collector.report(
                    "@listSize names the slicing argument \"\(name)\", whose type is "
                        + "\"\(schema.text(argument.type))\". Give it the type Int.", at: directive.origin)
            }
        }
        let type = schema.namedType(of: field.type)
        for name in sized {
            guard let target = type.field(name) else {
                collector.report(
                    "@listSize names the sized field \"\(name)\", which \"\(type.name)\" does not have. Add the field "
                        + "or remove its name.", at: directive.origin)
                continue
            }
            if !target.type.isList {
                collector.report(
                    "@listSize names the sized field \"\(name)\", which is no list. Remove its name.",
                    at: directive.origin)
            }
        }
        if !field.type.isList, sized.isEmpty {
            collector.report(
                "@listSize on \"\(field.name)\", which is no list, bounds nothing. Name the lists below it in "
                    + "sizedFields.", at: directive.origin)
        }
    }

    /// The argument that a name means, or the input field that a path such as `page.first` leads to.
    private static func argument(
        named path: String, of field: FieldDefinition, _ schema: Schema
    ) -> InputValueDefinition? {
        let names = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        var found = names.first.flatMap { field.argument($0) }
        for name in names.dropFirst() {
            guard let input = found, !input.type.isList else { return nil }
            found = schema.namedType(of: input.type).inputField(name)
        }
        return found
    }

    private static func names(_ directive: AppliedDirective, _ argument: String) -> [String] {
        guard case .array(let items) = directive.arguments[argument] else { return [] }
        return items.compactMap(\.stringValue)
    }
}
