import GraphQLLanguage
import GraphQLSchema

/// Writes statements that write one value of a field into the response, straight from Swift values to bytes.
///
/// A value that cannot be written leaves what it began behind; the nearest nullable place around it rewinds and writes
/// null (spec section 6.4.4). So each place passes down what its content has to do when it fails.
struct ValueEmitter {
    let types: SwiftTypes
    /// What a failing value does last: it must leave the scope.
    let onFailure: [String]
    private var labels = 0

    init(types: SwiftTypes, onFailure: [String] = ["return false"]) {
        self.types = types
        self.onFailure = onFailure
    }

    /// Statements for the value `expression` of a field.
    mutating func emit(_ expression: String, _ type: TypeReference, into writer: inout SwiftWriter) {
        emit(expression, type, depth: 0, onFailure, &writer)
    }

    private mutating func emit(
        _ expression: String, _ type: TypeReference, depth: Int, _ failure: [String], _ writer: inout SwiftWriter
    ) {
        guard !type.isNonNull else { return emitNonNull(expression, type, depth: depth, failure, &writer) }
        let name = depth == 0 ? "value" : "item"
        writer.line(expression == name ? "if let \(name) {" : "if let \(name) = \(expression) {")
        writer.indented { writer in emitNullable(name, type, depth: depth, &writer) }
        writer.line("} else {")
        writer.indented { $0.line("writer.null()") }
        writer.line("}")
    }

    /// A value that is there, in a place that takes null when it fails.
    private mutating func emitNullable(
        _ expression: String, _ type: TypeReference, depth: Int, _ writer: inout SwiftWriter
    ) {
        if type.isList {
            if !canFail(type.itemType) { return emitList(expression, type, depth: depth, [], &writer) }
            labels += 1
            let mark = labels == 1 ? "mark" : "mark\(labels)"
            let label = labels == 1 ? "list" : "list\(labels)"
            writer.line("let \(mark) = writer.mark")
            writer.line("\(label): do {")
            writer.indented { writer in
                let failure = ["writer.rewind(to: \(mark))", "writer.null()", "break \(label)"]
                emitList(expression, type, depth: depth, failure, &writer)
            }
            return writer.line("}")
        }
        let leaf = leaf(expression, type)
        if let leaf {
            return leaf.canFail
                ? writer.line("if !\(leaf.call) { writer.null() }") : writer.line(leaf.call)
        }
        writer.line(depth == 0 ? "let mark = writer.enter(step)" : "let mark = writer.mark")
        writer.block("if !\(object(expression, type))") { writer in
            writer.line("writer.rewind(to: mark)")
            writer.line("writer.null()")
        }
        if depth == 0 { writer.line("writer.leave()") }
    }

    private mutating func emitNonNull(
        _ expression: String, _ type: TypeReference, depth: Int, _ failure: [String], _ writer: inout SwiftWriter
    ) {
        if type.isList { return emitList(expression, type, depth: depth, failure, &writer) }
        if let leaf = leaf(expression, type) {
            return leaf.canFail ? emitGuard(leaf.call, failure, &writer) : writer.line(leaf.call)
        }
        guard depth == 0 else { return emitGuard(object(expression, type), failure, &writer) }
        writer.line("_ = writer.enter(step)")
        writer.line("let isWritten = \(object(expression, type))")
        writer.line("writer.leave()")
        emitGuard("isWritten", failure, &writer)
    }

    private mutating func emitList(
        _ expression: String, _ type: TypeReference, depth: Int, _ failure: [String], _ writer: inout SwiftWriter
    ) {
        let nested = depth > 0 ? "nested: true" : ""
        writer.line("writer.beginList(step\(nested.isEmpty ? "" : ", \(nested)"))")
        writer.block("for (index, item) in \(expression).enumerated()") { writer in
            writer.line("writer.item(index)")
            emit("item", type.itemType, depth: depth + 1, ["writer.leaveList(\(nested))"] + failure, &writer)
        }
        writer.line("writer.endList(\(nested))")
    }

    private func emitGuard(_ condition: String, _ failure: [String], _ writer: inout SwiftWriter) {
        guard failure.count > 1 else {
            return writer.line("guard \(condition) else { \(failure.joined()) }")
        }
        writer.block("guard \(condition) else") { writer in
            for statement in failure { writer.line(statement) }
        }
    }

    /// Whether an item of this type can make its list fail.
    private func canFail(_ type: TypeReference) -> Bool {
        guard type.isNonNull else { return false }
        if type.isList { return canFail(type.itemType) }
        return leaf("item", type)?.canFail ?? true
    }

    private func object(_ expression: String, _ type: TypeReference) -> String {
        "Self.write\(types.schema.namedType(of: type).name)(\(expression), step.child, &writer)"
    }

    /// The call that writes a scalar or enum, nil for objects.
    private func leaf(_ expression: String, _ type: TypeReference) -> (call: String, canFail: Bool)? {
        let named = types.schema.namedType(of: type)
        switch named.kind {
        case .enum:
            return types.isBound(named.id)
                ? ("writer.string(\(expression).rawValue)", false) : ("writer.name(\(expression).graphQLName)", false)
        case .scalar:
            switch named.builtInScalar {
            case .string: return ("writer.string(\(expression))", false)
            case .id: return ("writer.id(\(expression))", false)
            case .boolean: return ("writer.bool(\(expression))", false)
            case .int: return ("writer.int(\(expression), step)", true)
            case .float: return ("writer.double(\(expression), step)", true)
            case nil: return ("writer.scalar(\(expression), step)", true)
            }
        case .object, .interface, .union, .inputObject: return nil
        }
    }
}
