// Input values (spec section 2.9) and type references (2.11).

extension Parser {
    /// Parses a value and returns its index in `nodes.values`.
    mutating func parseValue(constant: Bool) throws(SyntaxError) -> Int {
        let value = try parseValueNode(constant: constant)
        nodes.values.append(value)
        return nodes.values.count - 1
    }

    private mutating func parseValueNode(constant: Bool) throws(SyntaxError) -> ValueNode {
        switch token.kind {
        case .leftBracket: return try parseList(constant: constant)
        case .leftBrace: return try parseObject(constant: constant)
        default: return try parseLeaf(constant: constant)
        }
    }

    /// A value without children. Out of line, so that the functions that recurse keep small frames.
    @inline(never)
    private mutating func parseLeaf(constant: Bool) throws(SyntaxError) -> ValueNode {
        let found = token
        switch found.kind {
        case .int: return try scalar(.int, found)
        case .float: return try scalar(.float, found)
        case .string: return try scalar(.string, found, flag: found.hasEscapes)
        case .blockString: return try scalar(.blockString, found)
        case .name:
            if isText(found, "true") { return try scalar(.boolean, found, flag: true) }
            if isText(found, "false") { return try scalar(.boolean, found) }
            if isText(found, "null") { return try scalar(.null, found) }
            var node = try scalar(.enum, found)
            node.name = Name(start: found.start, length: found.end - found.start, hash: found.hash)
            return node
        case .dollar: return try parseVariable(constant: constant)
        default: throw unexpected()
        }
    }

    private mutating func parseVariable(constant: Bool) throws(SyntaxError) -> ValueNode {
        let found = token
        try advance()
        if constant {
            guard peek(.name) else { throw unexpected(found) }
            let name = String(decoding: bytes[Int(token.start)..<Int(token.end)], as: UTF8.self)
            throw SyntaxError("Unexpected variable \"$\(name)\" in constant value.", at: Int(found.start))
        }
        let name = try parseName()
        return ValueNode(kind: .variable, name: name, children: .empty, range: range(from: found.start), flag: false)
    }

    private mutating func scalar(_ kind: ValueNode.Kind, _ token: Token, flag: Bool = false) throws(SyntaxError)
        -> ValueNode
    {
        try advance()
        return ValueNode(
            kind: kind, name: Name(start: token.start, length: 0, hash: 0), children: .empty,
            range: SourceRange(start: token.start, end: token.end), flag: flag)
    }

    private mutating func parseList(constant: Bool) throws(SyntaxError) -> ValueNode {
        let start = token.start
        try enterNesting()
        try expect(.leftBracket)
        let mark = openValues.count
        while try !skip(.rightBracket) {
            let item = try parseValueNode(constant: constant)
            openValues.append(item)
        }
        let first = nodes.values.count
        nodes.values.append(contentsOf: openValues[mark...])
        openValues.removeLast(openValues.count - mark)
        leaveNesting()
        return ValueNode(
            kind: .list, name: Name(start: start, length: 0, hash: 0),
            children: NodeRange(first, nodes.values.count), range: range(from: start), flag: false)
    }

    private mutating func parseObject(constant: Bool) throws(SyntaxError) -> ValueNode {
        let start = token.start
        try enterNesting()
        try expect(.leftBrace)
        let mark = openObjectFields.count
        while try !skip(.rightBrace) {
            let fieldStart = token.start
            let name = try parseName()
            try expect(.colon)
            let value = try parseValue(constant: constant)
            openObjectFields.append(ObjectFieldNode(name: name, value: value, range: range(from: fieldStart)))
        }
        // Fields of nested objects were stored while theirs were parsed; these follow as neighbours.
        let first = nodes.objectFields.count
        nodes.objectFields.append(contentsOf: openObjectFields[mark...])
        openObjectFields.removeLast(openObjectFields.count - mark)
        leaveNesting()
        return ValueNode(
            kind: .object, name: Name(start: start, length: 0, hash: 0),
            children: NodeRange(first, nodes.objectFields.count), range: range(from: start), flag: false)
    }

    /// Parses `Name`, `[Type]` and their non-null forms without recursion: lists nest around the name.
    mutating func parseType() throws(SyntaxError) -> TypeNode {
        let start = token.start
        var depth = 0
        while peek(.leftBracket) {
            depth += 1
            guard depth <= TypeNode.maxListDepth else {
                throw SyntaxError(
                    "Type nests more than \(TypeNode.maxListDepth) lists deep.", at: Int(token.start))
            }
            try advance()
        }
        let name = try parseName()
        var nonNullBits: UInt32 = try skip(.bang) ? 1 : 0
        for level in 0..<depth {
            try expect(.rightBracket)
            if try skip(.bang) { nonNullBits |= 1 << UInt32(level + 1) }
        }
        return TypeNode(
            name: name, listDepth: UInt8(depth), nonNullBits: nonNullBits, range: range(from: start))
    }
}
