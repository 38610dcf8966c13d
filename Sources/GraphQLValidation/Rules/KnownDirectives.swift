import GraphQLLanguage

/// All directives exist and stand where they may (spec sections 5.7.1 and 5.7.2).
enum KnownDirectives: ValidationRule {
    static func check(_ context: ValidationContext) throws(ValidationStopped) {
        let document = context.document
        for (index, directive) in document.directives.enumerated() {
            let typed = context.typed.directives[index]
            if let locations = typed.definition?.locations ?? locationsDefined(in: document, directive.name) {
                guard let location = typed.location, !locations.contains(location) else { continue }
                try context.report(
                    "Directive \"@\(context.text(directive.name))\" may not be used on \(location.rawValue).",
                    at: directive.range.start)
            } else {
                try context.report(
                    "Unknown directive \"@\(context.text(directive.name))\".", at: directive.range.start)
            }
        }
    }

    /// The locations of a directive that the document itself defines, as only documents that are not executable do.
    private static func locationsDefined(in document: Document, _ name: Name) -> [DirectiveLocation]? {
        document.directiveDefinitions.first { document.areEqual($0.name, name) }
            .map { $0.locations.compactMap { DirectiveLocation(rawValue: document.text(document.names[$0])) } }
    }
}
