// Type system definitions and extensions (spec section 3).

extension Printer {
    /// A description on lines of its own before the definition.
    mutating func writeDescription(_ description: Int?) {
        guard let description, writesDescriptions else { return }
        writeValue(description)
        writeLineBreak()
    }

    mutating func writeDefaultValue(_ value: Int?) {
        guard let value else { return }
        write(" = ")
        writeValue(value)
    }

    // MARK: Schema (3.3)

    mutating func writeSchema(_ schema: SchemaDefinitionNode) {
        writeDescription(schema.description)
        write(schema.isExtension ? "extend schema" : "schema")
        writeDirectives(schema.directives)
        guard !schema.operationTypes.isEmpty else { return }
        writeBlock(" {", schema.operationTypes, "}") { printer, index in
            let type = printer.document.operationTypes[index]
            printer.write(type.operationType.keyword)
            printer.write(": ")
            printer.write(type.type)
        }
    }

    // MARK: Types (3.4 to 3.10)

    mutating func writeTypeDefinition(_ type: TypeDefinitionNode) {
        writeDescription(type.description)
        if type.isExtension { write("extend ") }
        write(type.kind.keyword)
        write(" ")
        write(type.name)
        writeNames(type.interfaces, prefix: " implements ", separator: " & ")
        writeDirectives(type.directives)
        writeNames(type.members, prefix: " = ", separator: " | ")
        if !type.fields.isEmpty { writeBlock(" {", type.fields, "}") { $0.writeFieldDefinition($1) } }
        if !type.inputFields.isEmpty { writeBlock(" {", type.inputFields, "}") { $0.writeInputValue($1) } }
        if !type.values.isEmpty { writeBlock(" {", type.values, "}") { $0.writeEnumValue($1) } }
    }

    private mutating func writeNames(_ names: NodeRange, prefix: String, separator: String) {
        guard !names.isEmpty else { return }
        write(prefix)
        writeList(names, separator: separator) { printer, index in printer.write(printer.document.names[index]) }
    }

    private mutating func writeFieldDefinition(_ index: Int) {
        let field = document.fieldDefinitions[index]
        writeDescription(field.description)
        write(field.name)
        writeParenthesized(field.arguments, breaking: .multilineItems) { $0.writeInputValue($1) }
        write(": ")
        writeType(field.type)
        writeDirectives(field.directives)
    }

    /// An argument definition or an input field definition.
    private mutating func writeInputValue(_ index: Int) {
        let value = document.inputValueDefinitions[index]
        writeDescription(value.description)
        write(value.name)
        write(": ")
        writeType(value.type)
        writeDefaultValue(value.defaultValue)
        writeDirectives(value.directives)
    }

    private mutating func writeEnumValue(_ index: Int) {
        let value = document.enumValueDefinitions[index]
        writeDescription(value.description)
        write(value.name)
        writeDirectives(value.directives)
    }

    // MARK: Directives (3.13)

    mutating func writeDirectiveDefinition(_ directive: DirectiveDefinitionNode) {
        writeDescription(directive.description)
        write("directive @")
        write(directive.name)
        writeParenthesized(directive.arguments, breaking: .multilineItems) { $0.writeInputValue($1) }
        if directive.isRepeatable { write(" repeatable") }
        writeNames(directive.locations, prefix: " on ", separator: " | ")
    }
}
