// Type system definitions and extensions (spec section 3).

extension Parser {
    /// Parses the definition that the current keyword starts; false when it starts none.
    mutating func parseTypeSystemDefinition(from start: UInt32, description: Int?) throws(SyntaxError) -> Bool {
        let keyword = token
        if isText(keyword, "schema") {
            try parseSchema(from: start, description: description, isExtension: false)
        } else if isText(keyword, "directive") {
            try parseDirectiveDefinition(from: start, description: description)
        } else if let kind = typeKind(of: keyword) {
            try parseTypeDefinition(kind, from: start, description: description, isExtension: false)
        } else {
            return false
        }
        return true
    }

    mutating func parseTypeSystemExtension(from start: UInt32) throws(SyntaxError) {
        try expectKeyword("extend")
        let keyword = token
        guard keyword.kind == .name else { throw unexpected() }
        if isText(keyword, "schema") {
            try parseSchema(from: start, description: nil, isExtension: true)
        } else if let kind = typeKind(of: keyword) {
            try parseTypeDefinition(kind, from: start, description: nil, isExtension: true)
        } else {
            throw unexpected()
        }
    }

    private func typeKind(of token: Token) -> TypeKind? {
        if isText(token, "scalar") { return .scalar }
        if isText(token, "type") { return .object }
        if isText(token, "interface") { return .interface }
        if isText(token, "union") { return .union }
        if isText(token, "enum") { return .enum }
        if isText(token, "input") { return .inputObject }
        return nil
    }

    // MARK: Schema (3.3)

    private mutating func parseSchema(from start: UInt32, description: Int?, isExtension: Bool) throws(SyntaxError) {
        try expectKeyword("schema")
        let directives = try parseDirectives(constant: true)
        let first = nodes.operationTypes.count
        let position = nodes.schemaDefinitions.count
        nodes.definitions.append(.schema(position))
        if !isExtension || peek(.leftBrace) {
            try expect(.leftBrace)
            repeat {
                let typeStart = token.start
                let operationType = try parseOperationType()
                try expect(.colon)
                let type = try parseName()
                nodes.operationTypes.append(
                    OperationTypeDefinitionNode(operationType: operationType, type: type, range: range(from: typeStart))
                )
            } while try !skip(.rightBrace)
        }
        let operationTypes = NodeRange(first, nodes.operationTypes.count)
        if isExtension, directives.isEmpty, operationTypes.isEmpty { throw unexpected() }
        nodes.schemaDefinitions.append(
            SchemaDefinitionNode(
                isExtension: isExtension, description: description, directives: directives,
                operationTypes: operationTypes, range: range(from: start)))
    }

    // MARK: Types (3.4 to 3.10)

    private mutating func parseTypeDefinition(
        _ kind: TypeKind, from start: UInt32, description: Int?, isExtension: Bool
    ) throws(SyntaxError) {
        try advance()
        let name = try parseName()
        var node = TypeDefinitionNode(
            kind: kind, isExtension: isExtension, description: description, name: name, interfaces: .empty,
            directives: .empty, fields: .empty, inputFields: .empty, members: .empty, values: .empty,
            range: SourceRange(start: start, end: start))
        if kind == .object || kind == .interface { node.interfaces = try parseImplementsInterfaces() }
        node.directives = try parseDirectives(constant: true)
        switch kind {
        case .scalar: break
        case .object, .interface: node.fields = try parseFieldDefinitions()
        case .union: node.members = try parseUnionMembers()
        case .enum: node.values = try parseEnumValues()
        case .inputObject: node.inputFields = try parseInputValues(.leftBrace, .rightBrace)
        }
        let addsNothing =
            node.interfaces.isEmpty && node.directives.isEmpty && node.fields.isEmpty && node.inputFields.isEmpty
            && node.members.isEmpty && node.values.isEmpty
        if isExtension, addsNothing { throw unexpected() }
        node.range = range(from: start)
        nodes.definitions.append(.type(nodes.typeDefinitions.count))
        nodes.typeDefinitions.append(node)
    }

    private mutating func parseImplementsInterfaces() throws(SyntaxError) -> NodeRange {
        guard try skipKeyword("implements") else { return .empty }
        return try parseDelimitedNames(.ampersand)
    }

    private mutating func parseUnionMembers() throws(SyntaxError) -> NodeRange {
        guard try skip(.equals) else { return .empty }
        return try parseDelimitedNames(.pipe)
    }

    /// Names with a delimiter between them, and optionally before the first.
    private mutating func parseDelimitedNames(_ delimiter: Token.Kind) throws(SyntaxError) -> NodeRange {
        _ = try skip(delimiter)
        let first = nodes.names.count
        repeat { nodes.names.append(try parseName()) } while try skip(delimiter)
        return NodeRange(first, nodes.names.count)
    }

    private mutating func parseFieldDefinitions() throws(SyntaxError) -> NodeRange {
        guard try skip(.leftBrace) else { return .empty }
        let first = nodes.fieldDefinitions.count
        repeat {
            let start = token.start
            let description = try parseDescription()
            let name = try parseName()
            let arguments = try parseInputValues(.leftParenthesis, .rightParenthesis)
            try expect(.colon)
            let type = try parseType()
            let directives = try parseDirectives(constant: true)
            nodes.fieldDefinitions.append(
                FieldDefinitionNode(
                    description: description, name: name, arguments: arguments, type: type, directives: directives,
                    range: range(from: start)))
        } while try !skip(.rightBrace)
        return NodeRange(first, nodes.fieldDefinitions.count)
    }

    /// Arguments in parentheses, or input fields in braces.
    private mutating func parseInputValues(_ open: Token.Kind, _ close: Token.Kind) throws(SyntaxError) -> NodeRange {
        guard try skip(open) else { return .empty }
        let first = nodes.inputValueDefinitions.count
        repeat {
            let start = token.start
            let description = try parseDescription()
            let name = try parseName()
            try expect(.colon)
            let type = try parseType()
            var defaultValue: Int?
            if try skip(.equals) { defaultValue = try parseValue(constant: true) }
            let directives = try parseDirectives(constant: true)
            nodes.inputValueDefinitions.append(
                InputValueDefinitionNode(
                    description: description, name: name, type: type, defaultValue: defaultValue,
                    directives: directives, range: range(from: start)))
        } while try !skip(close)
        return NodeRange(first, nodes.inputValueDefinitions.count)
    }

    private mutating func parseEnumValues() throws(SyntaxError) -> NodeRange {
        guard try skip(.leftBrace) else { return .empty }
        let first = nodes.enumValueDefinitions.count
        repeat {
            let start = token.start
            let description = try parseDescription()
            if peekKeyword("true") || peekKeyword("false") || peekKeyword("null") {
                throw SyntaxError(
                    "Name \(describeKeyword()) is reserved and cannot be used for an enum value.", at: Int(token.start))
            }
            let name = try parseName()
            let directives = try parseDirectives(constant: true)
            nodes.enumValueDefinitions.append(
                EnumValueDefinitionNode(
                    description: description, name: name, directives: directives, range: range(from: start)))
        } while try !skip(.rightBrace)
        return NodeRange(first, nodes.enumValueDefinitions.count)
    }

    private func describeKeyword() -> String {
        "\"" + String(decoding: bytes[Int(token.start)..<Int(token.end)], as: UTF8.self) + "\""
    }

    // MARK: Directives (3.13)

    private mutating func parseDirectiveDefinition(from start: UInt32, description: Int?) throws(SyntaxError) {
        try expectKeyword("directive")
        try expect(.at)
        let name = try parseName()
        let arguments = try parseInputValues(.leftParenthesis, .rightParenthesis)
        let isRepeatable = try skipKeyword("repeatable")
        try expectKeyword("on")
        _ = try skip(.pipe)
        let first = nodes.names.count
        repeat { nodes.names.append(try parseDirectiveLocation()) } while try skip(.pipe)
        nodes.definitions.append(.directive(nodes.directiveDefinitions.count))
        nodes.directiveDefinitions.append(
            DirectiveDefinitionNode(
                description: description, name: name, arguments: arguments, isRepeatable: isRepeatable,
                locations: NodeRange(first, nodes.names.count), range: range(from: start)))
    }

    private mutating func parseDirectiveLocation() throws(SyntaxError) -> Name {
        let found = token
        let name = try parseName()
        let text = String(decoding: bytes[Int(found.start)..<Int(found.end)], as: UTF8.self)
        guard DirectiveLocation(rawValue: text) != nil else { throw unexpected(found) }
        return name
    }
}
