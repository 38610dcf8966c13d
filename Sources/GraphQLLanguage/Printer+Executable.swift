// Executable definitions: spec sections 2.2 to 2.8.

extension Printer {
    // MARK: Operations (2.3) and variables (2.10)

    mutating func writeOperation(_ operation: OperationDefinitionNode) {
        let isPlainQuery =
            operation.operationType == .query && operation.name == nil
            && (operation.description == nil || !writesDescriptions)
            && operation.variableDefinitions.isEmpty && operation.directives.isEmpty && !mayTakeBody
        if !isPlainQuery {
            writeDescription(operation.description)
            write(operation.operationType.keyword)
            // Without a name the variables still stand apart from the keyword.
            if operation.name != nil || !operation.variableDefinitions.isEmpty { write(" ") }
            if let name = operation.name { write(name) }
            let isDescribed =
                writesDescriptions
                && operation.variableDefinitions.contains { document.variableDefinitions[$0].description != nil }
            writeParenthesized(operation.variableDefinitions, breaking: isDescribed ? .multilineItems : .never) {
                $0.writeVariableDefinition($1)
            }
            writeDirectives(operation.directives)
            write(" ")
        }
        writeSelectionSet(operation.selectionSet)
    }

    private mutating func writeVariableDefinition(_ index: Int) {
        let variable = document.variableDefinitions[index]
        writeDescription(variable.description)
        write("$")
        write(variable.name)
        write(": ")
        writeType(variable.type)
        writeDefaultValue(variable.defaultValue)
        writeDirectives(variable.directives)
    }

    // MARK: Selection sets (2.4)

    private mutating func writeSelectionSet(_ index: Int) {
        writeBlock("{", document.selectionSets[index].selections, "}") { $0.writeSelection($1) }
    }

    private mutating func writeSelection(_ index: Int) {
        switch document.selections[index] {
        case .field(let index): writeField(document.fields[index])
        case .fragmentSpread(let index):
            write("...")
            write(document.fragmentSpreads[index].name)
            writeDirectives(document.fragmentSpreads[index].directives)
        case .inlineFragment(let index): writeInlineFragment(document.inlineFragments[index])
        }
    }

    private mutating func writeField(_ field: FieldNode) {
        let start = offset
        if let alias = field.alias {
            write(alias)
            write(": ")
        }
        write(field.name)
        writeParenthesized(field.arguments, breaking: .pastLineLength(from: start)) { $0.writeArgument($1) }
        writeDirectives(field.directives)
        if let selectionSet = field.selectionSet {
            write(" ")
            writeSelectionSet(selectionSet)
        }
    }

    // MARK: Fragments (2.8)

    private mutating func writeInlineFragment(_ fragment: InlineFragmentNode) {
        write("...")
        if let typeCondition = fragment.typeCondition {
            write(" on ")
            write(typeCondition)
        }
        writeDirectives(fragment.directives)
        write(" ")
        writeSelectionSet(fragment.selectionSet)
    }

    mutating func writeFragment(_ fragment: FragmentDefinitionNode) {
        writeDescription(fragment.description)
        write("fragment ")
        write(fragment.name)
        write(" on ")
        write(fragment.typeCondition)
        writeDirectives(fragment.directives)
        write(" ")
        writeSelectionSet(fragment.selectionSet)
    }

    // MARK: Arguments (2.6) and directives (2.12)

    private mutating func writeArgument(_ index: Int) {
        write(document.arguments[index].name)
        write(": ")
        writeValue(document.arguments[index].value)
    }

    /// Each directive with a space before it.
    mutating func writeDirectives(_ directives: NodeRange) {
        for index in directives {
            write(" @")
            write(document.directives[index].name)
            writeParenthesized(document.directives[index].arguments, breaking: .never) { $0.writeArgument($1) }
        }
    }
}
