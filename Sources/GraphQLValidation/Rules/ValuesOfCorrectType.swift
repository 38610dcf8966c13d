import GraphQLLanguage
import GraphQLSchema

/// Literal values are of the type that is expected where they stand (spec sections 5.6.1, 5.6.2, 5.6.4 and 5.6.5).
enum ValuesOfCorrectType: ValidationRule {
    static func check(_ context: ValidationContext) throws(ValidationStopped) {
        for (index, typed) in context.typed.values.enumerated() {
            guard let type = typed.type, !typed.isPartOfLiteral else { continue }
            switch context.document.values[index].kind {
            case .variable: break
            case .null: if type.isNonNull { try reportMismatch(context, index, type) }
            case .list: if !type.isList { try checkLeaf(context, index, type.nullable) }
            case .object:
                let named = context.schema.namedType(of: type)
                if named.kind == .inputObject {
                    try checkObject(context, context.document.values[index], named)
                } else {
                    try checkLeaf(context, index, type)
                }
            case .int, .float, .string, .blockString, .boolean, .enum: try checkLeaf(context, index, type)
            }
        }
    }

    // MARK: Input objects

    private static func checkObject(
        _ context: ValidationContext, _ value: ValueNode, _ type: NamedType
    ) throws(ValidationStopped) {
        let given = value.children
        for field in type.inputFields where field.isRequired {
            guard !given.contains(where: { context.typed.objectFields[$0] === field }) else { continue }
            try context.report(
                "Field \"\(type.name).\(field.name)\" of required type \"\(context.schema.text(field.type))\" was not "
                    + "provided.",
                at: value.range.start)
        }
        if type.isOneOf { try checkOneOf(context, value, type) }
        for index in given where context.typed.objectFields[index] == nil {
            let node = context.document.objectFields[index]
            let name = context.text(node.name)
            let suggestion = context.suggestion(name, among: type.inputFields.map(\.name))
            try context.report(
                "Field \"\(name)\" is not defined by type \"\(type.name)\".\(suggestion)", at: node.range.start)
        }
    }

    /// Exactly one field, and that not null. That a variable in it is non-null is for `VariablesInAllowedPosition`.
    private static func checkOneOf(
        _ context: ValidationContext, _ value: ValueNode, _ type: NamedType
    ) throws(ValidationStopped) {
        let document = context.document
        // The same name again is for `UniqueInputFieldNames`; its last value counts.
        guard let last = value.children.last.map({ document.objectFields[$0] }),
            value.children.allSatisfy({ document.areEqual(document.objectFields[$0].name, last.name) })
        else {
            return try context.report(
                "OneOf Input Object \"\(type.name)\" must specify exactly one key.", at: value.range.start)
        }
        if document.values[last.value].kind == .null {
            try context.report(
                "Field \"\(type.name).\(context.text(last.name))\" must be non-null.", at: value.range.start)
        }
    }

    // MARK: Scalars and enums

    private static func checkLeaf(
        _ context: ValidationContext, _ index: Int, _ type: TypeReference
    ) throws(ValidationStopped) {
        let named = context.schema.namedType(of: type)
        switch named.kind {
        case .enum: try checkEnum(context, index, named)
        case .scalar:
            guard let scalar = named.builtInScalar,
                let mismatch = scalar.mismatch(context.document.values[index], in: context.document)
            else { return }
            try context.report(
                mismatch.message(context.document.print(index)), at: context.document.values[index].range.start)
        case .object, .interface, .union, .inputObject: try reportMismatch(context, index, type)
        }
    }

    private static func checkEnum(
        _ context: ValidationContext, _ index: Int, _ type: NamedType
    ) throws(ValidationStopped) {
        let value = context.document.values[index]
        let isEnum = value.kind == .enum
        if isEnum, type.enumValue(value.name, in: context.document) != nil { return }
        let text = context.document.print(index)
        let suggestion = context.suggestion(text, among: type.enumValues.map(\.name), subject: "the enum value")
        try context.report(
            isEnum
                ? "Value \"\(text)\" does not exist in \"\(type.name)\" enum.\(suggestion)"
                : "Enum \"\(type.name)\" cannot represent non-enum value: \(text).\(suggestion)",
            at: value.range.start)
    }

    private static func reportMismatch(
        _ context: ValidationContext, _ index: Int, _ type: TypeReference
    ) throws(ValidationStopped) {
        try context.report(
            "Expected value of type \"\(context.schema.text(type))\", found \(context.document.print(index)).",
            at: context.document.values[index].range.start)
    }
}
