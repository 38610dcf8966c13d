import GraphQLSchema

/// What a route answers of its field's value: as it was written, else all that is stored.
enum RouteSelection {
    /// The selection set in braces, empty for leaves; nil when it cannot be used, which is reported.
    static func read(
        _ application: RouteApplication, of field: FieldDefinition, _ schema: Schema,
        _ collector: inout DiagnosticCollector
    ) -> String? {
        // Nobody reads what comes with 204.
        if application.status == 204, application.text("selection") == nil {
            return schema.namedType(of: field.type).isComposite ? "{ __typename }" : ""
        }
        return read("selection", application, of: field, schema, &collector)
    }

    /// The same for the subscription that answers instead.
    static func read(
        _ application: RouteApplication, ofStream field: FieldDefinition, _ schema: Schema,
        _ collector: inout DiagnosticCollector
    ) -> String? {
        read("streamSelection", application, of: field, schema, &collector)
    }

    private static func read(
        _ name: String, _ application: RouteApplication, of field: FieldDefinition, _ schema: Schema,
        _ collector: inout DiagnosticCollector
    ) -> String? {
        guard let text = application.text(name) else {
            return DefaultSelection(schema: schema).text(of: field.type) ?? ""
        }
        guard schema.namedType(of: field.type).isComposite else {
            application.report(
                "has a \(name), but \"\(field.name)\" is \"\(schema.text(field.type))\", which has no fields. "
                    + "Remove it.", &collector)
            return nil
        }
        let bytes = text.utf8.filter { $0 > 0x20 }
        guard bytes.first == UInt8(ascii: "{"), bytes.last == UInt8(ascii: "}") else {
            application.report("has a \(name) without braces. Write one such as \"{ id }\".", &collector)
            return nil
        }
        return text
    }
}
