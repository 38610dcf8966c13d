// Executable definitions: spec sections 2.2 to 2.8.

extension Parser {
    mutating func parseDocument() throws(SyntaxError) {
        repeat { try parseDefinition() } while !peek(.endOfFile)
    }

    private mutating func parseDefinition() throws(SyntaxError) {
        let start = token.start
        if peek(.leftBrace) {
            nodes.definitions.append(.operation(nodes.operations.count))
            return try parseShorthand(from: start)
        }
        let descriptionToken = token
        let description = try parseDescription()
        let keyword = token
        guard keyword.kind == .name else {
            if description != nil, peek(.leftBrace) {
                throw SyntaxError(
                    "Unexpected description, descriptions are not supported on shorthand queries.",
                    at: Int(descriptionToken.start))
            }
            throw unexpected()
        }
        if isText(keyword, "query") || isText(keyword, "mutation") || isText(keyword, "subscription") {
            nodes.definitions.append(.operation(nodes.operations.count))
            try parseOperation(from: start, description: description)
        } else if isText(keyword, "fragment") {
            nodes.definitions.append(.fragment(nodes.fragments.count))
            try parseFragment(from: start, description: description)
        } else if try parseTypeSystemDefinition(from: start, description: description) {
            return
        } else if description != nil {
            throw SyntaxError(
                "Unexpected description, only GraphQL definitions support descriptions.",
                at: Int(descriptionToken.start))
        } else if isText(keyword, "extend") {
            try parseTypeSystemExtension(from: start)
        } else {
            throw unexpected()
        }
    }

    // MARK: Operations (2.3)

    private mutating func parseShorthand(from start: UInt32) throws(SyntaxError) {
        let selectionSet = try parseSelectionSet()
        nodes.operations.append(
            OperationDefinitionNode(
                description: nil, operationType: .query, name: nil, variableDefinitions: .empty, directives: .empty,
                selectionSet: selectionSet, range: range(from: start), isShorthand: true))
    }

    private mutating func parseOperation(from start: UInt32, description: Int?) throws(SyntaxError) {
        let type = try parseOperationType()
        let name: Name? = peek(.name) ? try parseName() : nil
        let variables = try parseVariableDefinitions()
        let directives = try parseDirectives(constant: false)
        let selectionSet = try parseSelectionSet()
        nodes.operations.append(
            OperationDefinitionNode(
                description: description, operationType: type, name: name, variableDefinitions: variables,
                directives: directives, selectionSet: selectionSet, range: range(from: start), isShorthand: false))
    }

    mutating func parseOperationType() throws(SyntaxError) -> OperationType {
        let found = token
        try expect(.name)
        if isText(found, "query") { return .query }
        if isText(found, "mutation") { return .mutation }
        if isText(found, "subscription") { return .subscription }
        throw unexpected(found)
    }

    // MARK: Variables (2.10)

    private mutating func parseVariableDefinitions() throws(SyntaxError) -> NodeRange {
        let first = nodes.variableDefinitions.count
        guard try skip(.leftParenthesis) else { return .empty }
        repeat { try parseVariableDefinition() } while try !skip(.rightParenthesis)
        return NodeRange(first, nodes.variableDefinitions.count)
    }

    private mutating func parseVariableDefinition() throws(SyntaxError) {
        let start = token.start
        let description = try parseDescription()
        try expect(.dollar)
        let name = try parseName()
        try expect(.colon)
        let type = try parseType()
        var defaultValue: Int?
        if try skip(.equals) { defaultValue = try parseValue(constant: true) }
        let directives = try parseDirectives(constant: true)
        nodes.variableDefinitions.append(
            VariableDefinitionNode(
                description: description, name: name, type: type, defaultValue: defaultValue, directives: directives,
                range: range(from: start)))
    }

    // MARK: Selection sets (2.4)

    mutating func parseSelectionSet() throws(SyntaxError) -> Int {
        let start = token.start
        try enterNesting()
        try expect(.leftBrace)
        let mark = openSelections.count
        repeat {
            let selection = try parseSelection()
            openSelections.append(selection)
        } while try !skip(.rightBrace)
        // Selections of nested sets were stored while theirs were parsed; these follow as neighbours.
        let first = nodes.selections.count
        nodes.selections.append(contentsOf: openSelections[mark...])
        openSelections.removeLast(openSelections.count - mark)
        nodes.selectionSets.append(
            SelectionSetNode(selections: NodeRange(first, nodes.selections.count), range: range(from: start)))
        leaveNesting()
        return nodes.selectionSets.count - 1
    }

    private mutating func parseSelection() throws(SyntaxError) -> SelectionNode {
        peek(.spread) ? try parseFragmentSelection() : try parseField()
    }

    private mutating func parseField() throws(SyntaxError) -> SelectionNode {
        let position = nodes.fields.count
        let start = token.start
        try parseFieldHead()
        if peek(.leftBrace) {
            let selectionSet = try parseSelectionSet()
            nodes.fields[position].selectionSet = selectionSet
            nodes.fields[position].range = range(from: start)
        }
        return .field(position)
    }

    /// A field up to its selection set. Out of line, so that the functions that recurse keep small frames.
    @inline(never)
    private mutating func parseFieldHead() throws(SyntaxError) {
        let start = token.start
        var name = try parseName()
        var alias: Name?
        if try skip(.colon) {
            alias = name
            name = try parseName()
        }
        let arguments = try parseArguments(constant: false)
        let directives = try parseDirectives(constant: false)
        nodes.fields.append(
            FieldNode(
                alias: alias, name: name, arguments: arguments, directives: directives, selectionSet: nil,
                range: range(from: start)))
    }

    // MARK: Fragments (2.8)

    private mutating func parseFragmentSelection() throws(SyntaxError) -> SelectionNode {
        let start = token.start
        try expect(.spread)
        let hasTypeCondition = try skipKeyword("on")
        if !hasTypeCondition, peek(.name) {
            let name = try parseName()
            let directives = try parseDirectives(constant: false)
            nodes.fragmentSpreads.append(
                FragmentSpreadNode(name: name, directives: directives, range: range(from: start)))
            return .fragmentSpread(nodes.fragmentSpreads.count - 1)
        }
        let typeCondition: Name? = hasTypeCondition ? try parseName() : nil
        let directives = try parseDirectives(constant: false)
        let position = nodes.inlineFragments.count
        nodes.inlineFragments.append(
            InlineFragmentNode(
                typeCondition: typeCondition, directives: directives, selectionSet: 0,
                range: SourceRange(start: start, end: start)))
        let selectionSet = try parseSelectionSet()
        nodes.inlineFragments[position].selectionSet = selectionSet
        nodes.inlineFragments[position].range = range(from: start)
        return .inlineFragment(position)
    }

    private mutating func parseFragment(from start: UInt32, description: Int?) throws(SyntaxError) {
        try expectKeyword("fragment")
        if peekKeyword("on") { throw unexpected() }
        let name = try parseName()
        try expectKeyword("on")
        let typeCondition = try parseName()
        let directives = try parseDirectives(constant: false)
        let selectionSet = try parseSelectionSet()
        nodes.fragments.append(
            FragmentDefinitionNode(
                description: description, name: name, typeCondition: typeCondition, directives: directives,
                selectionSet: selectionSet, range: range(from: start)))
    }

    // MARK: Arguments (2.6) and directives (2.12)

    mutating func parseArguments(constant: Bool) throws(SyntaxError) -> NodeRange {
        guard try skip(.leftParenthesis) else { return .empty }
        let first = nodes.arguments.count
        repeat {
            let start = token.start
            let name = try parseName()
            try expect(.colon)
            let value = try parseValue(constant: constant)
            nodes.arguments.append(ArgumentNode(name: name, value: value, range: range(from: start)))
        } while try !skip(.rightParenthesis)
        return NodeRange(first, nodes.arguments.count)
    }

    mutating func parseDirectives(constant: Bool) throws(SyntaxError) -> NodeRange {
        guard peek(.at) else { return .empty }
        let first = nodes.directives.count
        while peek(.at) {
            let start = token.start
            try advance()
            let name = try parseName()
            let arguments = try parseArguments(constant: constant)
            nodes.directives.append(DirectiveNode(name: name, arguments: arguments, range: range(from: start)))
        }
        return NodeRange(first, nodes.directives.count)
    }

    /// A description before a definition: the index of a string value, or nil.
    mutating func parseDescription() throws(SyntaxError) -> Int? {
        guard peek(.string) || peek(.blockString) else { return nil }
        return try parseValue(constant: true)
    }
}
