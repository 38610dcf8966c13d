import GraphQLLanguage

extension Schema {
    /// The schema as SDL text in the reference implementation's form: in the order of definition, directives before
    /// types, extensions merged, nothing built in; `schema { … }` only where it says more than the default names do.
    ///
    /// Of the applied directives `@deprecated`, `@specifiedBy` and `@oneOf` are printed. Building from the text gives
    /// the same schema.
    public func printed() -> String {
        var printer = SchemaPrinter(self)
        printer.writeSchema()
        return printer.text
    }

    /// One type, by itself, as `printed()` writes it.
    public func printed(_ type: NamedType) -> String {
        var printer = SchemaPrinter(self)
        printer.writeType(type)
        return printer.text
    }
}

/// Writes the definitions of a schema as SDL text.
struct SchemaPrinter {
    private(set) var text = ""

    private let schema: Schema

    init(_ schema: Schema) { self.schema = schema }

    mutating func writeSchema() {
        writeSchemaDefinition()
        for directive in schema.directives where !BuiltInDefinitions.directives.contains(directive.name) {
            separate()
            writeDirective(directive)
        }
        for type in schema.types where !type.isBuiltIn {
            separate()
            writeType(type)
        }
    }

    private mutating func separate() { if !text.isEmpty { text += "\n\n" } }

    // MARK: Schema (3.3) and directives (3.13)

    private mutating func writeSchemaDefinition() {
        let roots = OperationType.allCases.compactMap { operation in
            schema.rootType(operation).map { (operation, $0) }
        }
        guard !roots.isEmpty, schema.description != nil || !hasDefaultRoots else { return }
        writeDescription(schema.description)
        text += "schema {\n"
        for (operation, type) in roots { text += "  \(operation.keyword): \(type.name)\n" }
        text += "}"
    }

    /// Whether the root types are those that a document without `schema` would have.
    private var hasDefaultRoots: Bool {
        let names = [(OperationType.query, "Query"), (.mutation, "Mutation"), (.subscription, "Subscription")]
        return names.allSatisfy { schema.rootType($0)?.id == schema.type($1)?.id }
    }

    private mutating func writeDirective(_ directive: DirectiveDefinition) {
        writeDescription(directive.description)
        text += "directive @\(directive.name)"
        writeArguments(directive.arguments, indentation: "")
        if directive.isRepeatable { text += " repeatable" }
        text += " on " + directive.locations.map(\.rawValue).joined(separator: " | ")
    }

    // MARK: Types (3.4 to 3.10)

    mutating func writeType(_ type: NamedType) {
        writeDescription(type.description)
        text += "\(type.kind.keyword) \(type.name)"
        switch type.kind {
        case .scalar:
            if let url = type.specifiedByURL { text += " @specifiedBy(url: \(StringLiteral.quoted(url)))" }
        case .object, .interface:
            if !type.interfaces.isEmpty {
                text += " implements " + type.interfaces.map { schema[$0].name }.joined(separator: " & ")
            }
            writeBlock(type.fields, description: \.description) { $0.writeField($1) }
        case .union:
            if !type.possibleTypes.isEmpty {
                text += " = " + type.possibleTypes.map { schema[$0].name }.joined(separator: " | ")
            }
        case .enum:
            writeBlock(type.enumValues, description: \.description) { printer, value in
                printer.text += value.name
                printer.writeDeprecation(value.deprecationReason)
            }
        case .inputObject:
            if type.isOneOf { text += " @oneOf" }
            writeBlock(type.inputFields, description: \.description) { $0.writeInputValue($1) }
        }
    }

    private mutating func writeBlock<Member>(
        _ members: [Member], description: KeyPath<Member, String?>, _ write: (inout SchemaPrinter, Member) -> Void
    ) {
        guard !members.isEmpty else { return }
        text += " {\n"
        for (position, member) in members.enumerated() {
            writeDescription(member[keyPath: description], indentation: "  ", isFirst: position == 0)
            text += "  "
            write(&self, member)
            text += "\n"
        }
        text += "}"
    }

    private mutating func writeField(_ field: FieldDefinition) {
        text += field.name
        writeArguments(field.arguments, indentation: "  ")
        text += ": \(schema.text(field.type))"
        writeDeprecation(field.deprecationReason)
    }

    /// On one line, unless one of the arguments has a description.
    private mutating func writeArguments(_ arguments: [InputValueDefinition], indentation: String) {
        guard !arguments.isEmpty else { return }
        text += "("
        if arguments.allSatisfy({ ($0.description ?? "").isEmpty }) {
            for (position, argument) in arguments.enumerated() {
                if position > 0 { text += ", " }
                writeInputValue(argument)
            }
        } else {
            for (position, argument) in arguments.enumerated() {
                text += "\n"
                writeDescription(argument.description, indentation: indentation + "  ", isFirst: position == 0)
                text += indentation + "  "
                writeInputValue(argument)
            }
            text += "\n" + indentation
        }
        text += ")"
    }

    private mutating func writeInputValue(_ input: InputValueDefinition) {
        text += "\(input.name): \(schema.text(input.type))"
        if let literal = input.defaultLiteral { text += " = \(literal)" }
        writeDeprecation(input.deprecationReason)
    }

    private mutating func writeDeprecation(_ reason: String?) {
        guard let reason else { return }
        text += " @deprecated"
        if reason != BuiltInDefinitions.defaultDeprecationReason {
            text += "(reason: \(StringLiteral.quoted(reason)))"
        }
    }

    /// A description on lines of its own, set off by an empty line from what stands before it in a block.
    private mutating func writeDescription(_ description: String?, indentation: String = "", isFirst: Bool = true) {
        guard let description else { return }
        if !isFirst { text += "\n" }
        let literal =
            StringLiteral.canBeBlock(description) ? StringLiteral.block(description) : StringLiteral.quoted(description)
        text += indentation
        for scalar in literal.unicodeScalars {
            text.unicodeScalars.append(scalar)
            if scalar == "\n" { text += indentation }
        }
        text += "\n"
    }
}
