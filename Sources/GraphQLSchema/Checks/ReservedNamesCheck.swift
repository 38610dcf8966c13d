import GraphQLLanguage

/// Names that begin with two underscores belong to introspection (spec section 2.1.9).
enum ReservedNamesCheck: TypeSystemCheck {
    static func check(_ schema: Schema, _ origins: SchemaOrigins, _ report: inout DiagnosticReport) {
        func check(_ name: String, _ origin: SourceOrigin?) {
            guard name.utf8.starts(with: "__".utf8), let origin else { return }
            report.add(
                "Name \"\(name)\" must not begin with \"__\", which is reserved by GraphQL introspection.", at: [origin]
            )
        }
        for directive in schema.directives {
            check(directive.name, directive.origin)
            for argument in directive.arguments { check(argument.name, argument.origin) }
        }
        for type in schema.types {
            check(type.name, type.origin)
            for field in type.fields {
                check(field.name, field.origin)
                for argument in field.arguments { check(argument.name, argument.origin) }
            }
            for value in type.enumValues { check(value.name, value.origin) }
            for field in type.inputFields { check(field.name, field.origin) }
        }
    }
}
