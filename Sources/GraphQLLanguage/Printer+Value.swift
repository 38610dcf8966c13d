// Input values (spec section 2.9) and type references (2.11).

extension Printer {
    mutating func writeValue(_ index: Int) {
        let value = document.values[index]
        switch value.kind {
        case .variable:
            write("$")
            write(value.name)
        case .int, .float, .boolean, .null, .enum: writeSource(value.range)
        case .string: write(StringLiteral.quoted(document.string(value)))
        case .blockString: writeLines(StringLiteral.block(document.string(value)))
        case .list:
            write("[")
            writeList(value.children, separator: ", ") { $0.writeValue($1) }
            write("]")
        case .object:
            write("{")
            writeList(value.children, separator: ", ") { $0.writeObjectField($1) }
            write("}")
        }
    }

    private mutating func writeObjectField(_ index: Int) {
        let field = document.objectFields[index]
        write(field.name)
        write(": ")
        writeValue(field.value)
    }

    mutating func writeType(_ type: TypeNode) {
        for _ in 0..<type.listDepth { write("[") }
        write(type.name)
        if type.nonNullBits & 1 != 0 { write("!") }
        for level in 0..<UInt32(type.listDepth) {
            write("]")
            if type.nonNullBits & (1 << (level + 1)) != 0 { write("!") }
        }
    }
}
