import GraphQLSchema

/// Checks that every operation and fragment has a Swift name of its own. What the schema names gets another name where
/// that is needed, since clients cannot change it.
enum ClientNameCheck {
    static func check(_ model: ClientModel, _ collector: inout DiagnosticCollector) {
        checkFiles(model, &collector)
        var owners: [String: String] = [:]
        for item in model.enums { owners[SwiftIdentifier.folded(item.name)] = "enum \(item.type.name)" }
        for item in model.inputs { owners[SwiftIdentifier.folded(item.name)] = "input \(item.type.name)" }
        for file in model.files {
            for operation in file.operations {
                let name = "\(operation.operation.type.keyword) \(operation.operation.name)"
                check(
                    operation.structName, of: name, Diagnostic(name, path: file.path, location: operation.location),
                    &owners, &collector)
            }
            for fragment in file.fragments {
                let name = "fragment \(fragment.name)"
                check(
                    fragment.structName, of: name, Diagnostic(name, path: file.path, location: fragment.location),
                    &owners, &collector)
            }
        }
    }

    private static func checkFiles(_ model: ClientModel, _ collector: inout DiagnosticCollector) {
        var stems: [String: String] = [:]
        for file in model.files {
            if let other = stems.updateValue(file.path, forKey: SwiftIdentifier.folded(file.stem)) {
                collector.report(
                    Diagnostic(
                        "The file would make the same Swift file as \"\(other)\". Rename one of them.",
                        path: file.path))
            }
        }
    }

    private static func check(
        _ structName: String, of name: String, _ place: Diagnostic, _ owners: inout [String: String],
        _ collector: inout DiagnosticCollector
    ) {
        guard let other = owners.updateValue(name, forKey: SwiftIdentifier.folded(structName)) else { return }
        collector.report(
            Diagnostic(
                "The \(name) has the Swift name \(structName), and so has \(other), but "
                    + "for case at most. Rename one of them.", path: place.path, location: place.location))
    }
}
