import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

/// Answers `__schema` and `__type` (spec section 4) straight from the schema, field by field as a client selects them.
///
/// One function for each introspection type; all of them write stored values, so nothing suspends.
enum IntrospectionWriter {
    /// Writes the value of `__schema` or `__type` on the query root.
    ///
    /// Where no variable takes part the answer cannot change, and its bytes are kept with the plan.
    static func writeRootField(_ step: Step, _ writer: inout ResponseWriter) -> Bool {
        if let known = writer.plan.introspection.bytes(of: step.index) {
            known.withUnsafeBytes { writer.json.write($0) }
            return true
        }
        let mark = writer.mark
        guard write(step, &writer) else { return false }
        writer.plan.introspection.keep(writer.bytes(since: mark), of: step.index)
        return true
    }

    private static func write(_ step: Step, _ writer: inout ResponseWriter) -> Bool {
        let schema = writer.plan.schema
        if step.field == Step.schema { return object(step, &writer) { self.schema(schema, $0, &$1) } }
        do {
            let name: String = try writer.run.arguments(of: step).decode(0)
            guard let type = schema.type(name) else {
                writer.null()
                return true
            }
            return self.type(TypeReference(named: type.id), step, &writer)
        } catch {
            _ = writer.fail(step, error)
            writer.null()
            return true
        }
    }

    // MARK: The eight types

    private static func schema(_ schema: Schema, _ step: Step, _ writer: inout ResponseWriter) -> Bool {
        switch writer.fieldName(step) {
        case "description": string(schema.description, &writer)
        case "types":
            return list(schema.introspectedTypes, step, &writer) { type(TypeReference(named: $0), $1, &$2) }
        case "queryType": return root(schema.queryType, step, &writer)
        case "mutationType": return root(schema.mutationType, step, &writer)
        case "subscriptionType": return root(schema.subscriptionType, step, &writer)
        case "directives":
            return list(schema.directives, step, &writer) { definition, step, writer in
                object(step, &writer) { directive(definition, $0, &$1) }
            }
        default: return writer.meta(step)
        }
        return true
    }

    private static func root(_ id: TypeID?, _ step: Step, _ writer: inout ResponseWriter) -> Bool {
        guard let id else {
            writer.null()
            return true
        }
        return type(TypeReference(named: id), step, &writer)
    }

    private static func type(_ reference: TypeReference, _ step: Step, _ writer: inout ResponseWriter) -> Bool {
        object(step, &writer) { typeField(reference, $0, &$1) }
    }

    private static func typeField(_ reference: TypeReference, _ step: Step, _ writer: inout ResponseWriter) -> Bool {
        let isWrapped = reference.isNonNull || reference.isList
        let named = isWrapped ? nil : writer.plan.schema.namedType(of: reference)
        switch writer.fieldName(step) {
        case "kind": writer.name(kind(reference, named))
        case "name": string(named?.name, &writer)
        case "description": string(named?.description, &writer)
        case "specifiedByURL": string(named?.specifiedByURL, &writer)
        case "isOneOf":
            if let named, named.kind == .inputObject { writer.bool(named.isOneOf) } else { writer.null() }
        case "fields":
            guard let named, named.kind == .object || named.kind == .interface else { return null(&writer) }
            return list(visible(named.fields, step, writer, \.isDeprecated), step, &writer) {
                definition, step, writer in
                object(step, &writer) { field(definition, $0, &$1) }
            }
        case "interfaces":
            guard let named, named.kind == .object || named.kind == .interface else { return null(&writer) }
            return list(named.interfaces, step, &writer) { type(TypeReference(named: $0), $1, &$2) }
        case "possibleTypes":
            guard let named, named.isAbstract else { return null(&writer) }
            return list(named.possibleTypes, step, &writer) { type(TypeReference(named: $0), $1, &$2) }
        case "enumValues":
            guard let named, named.kind == .enum else { return null(&writer) }
            return list(visible(named.enumValues, step, writer, \.isDeprecated), step, &writer) { value, step, writer in
                object(step, &writer) { enumValue(value, $0, &$1) }
            }
        case "inputFields":
            guard let named, named.kind == .inputObject else { return null(&writer) }
            return inputValues(named.inputFields, step, &writer)
        case "ofType":
            if reference.isNonNull { return type(reference.nullable, step, &writer) }
            if reference.isList { return type(reference.itemType, step, &writer) }
            writer.null()
        default: return writer.meta(step)
        }
        return true
    }

    private static func kind(_ reference: TypeReference, _ named: NamedType?) -> StaticString {
        switch named?.kind {
        case nil: reference.isNonNull ? "NON_NULL" : "LIST"
        case .scalar: "SCALAR"
        case .object: "OBJECT"
        case .interface: "INTERFACE"
        case .union: "UNION"
        case .enum: "ENUM"
        case .inputObject: "INPUT_OBJECT"
        }
    }

    private static func field(_ field: FieldDefinition, _ step: Step, _ writer: inout ResponseWriter) -> Bool {
        switch writer.fieldName(step) {
        case "name": writer.string(field.name)
        case "description": string(field.description, &writer)
        case "args": return inputValues(field.arguments, step, &writer)
        case "type": return type(field.type, step, &writer)
        case "isDeprecated": writer.bool(field.isDeprecated)
        case "deprecationReason": string(field.deprecationReason, &writer)
        default: return writer.meta(step)
        }
        return true
    }

    private static func inputValue(_ value: InputValueDefinition, _ step: Step, _ writer: inout ResponseWriter) -> Bool
    {
        switch writer.fieldName(step) {
        case "name": writer.string(value.name)
        case "description": string(value.description, &writer)
        case "type": return type(value.type, step, &writer)
        case "defaultValue": string(value.defaultLiteral, &writer)
        case "isDeprecated": writer.bool(value.isDeprecated)
        case "deprecationReason": string(value.deprecationReason, &writer)
        default: return writer.meta(step)
        }
        return true
    }

    private static func enumValue(_ value: EnumValueDefinition, _ step: Step, _ writer: inout ResponseWriter) -> Bool {
        switch writer.fieldName(step) {
        case "name": writer.string(value.name)
        case "description": string(value.description, &writer)
        case "isDeprecated": writer.bool(value.isDeprecated)
        case "deprecationReason": string(value.deprecationReason, &writer)
        default: return writer.meta(step)
        }
        return true
    }

    private static func directive(_ value: DirectiveDefinition, _ step: Step, _ writer: inout ResponseWriter) -> Bool {
        switch writer.fieldName(step) {
        case "name": writer.string(value.name)
        case "description": string(value.description, &writer)
        case "isRepeatable": writer.bool(value.isRepeatable)
        case "locations":
            writer.beginList(step)
            for (index, location) in value.locations.enumerated() {
                writer.item(index)
                writer.string(location.rawValue)
            }
            writer.endList()
        case "args": return inputValues(value.arguments, step, &writer)
        default: return writer.meta(step)
        }
        return true
    }

    // MARK: Values

    private static func null(_ writer: inout ResponseWriter) -> Bool {
        writer.null()
        return true
    }

    private static func string(_ text: String?, _ writer: inout ResponseWriter) {
        if let text { writer.string(text) } else { writer.null() }
    }

    private static func object(
        _ step: Step, _ writer: inout ResponseWriter, _ field: (Step, inout ResponseWriter) -> Bool
    ) -> Bool {
        for index in writer.steps(of: step.child) {
            let step = writer[index]
            writer.key(step)
            guard field(step, &writer) else { return false }
        }
        writer.endObject(step.child)
        return true
    }

    private static func list<Item>(
        _ items: [Item], _ step: Step, _ writer: inout ResponseWriter,
        _ write: (Item, Step, inout ResponseWriter) -> Bool
    ) -> Bool {
        writer.beginList(step)
        for (index, item) in items.enumerated() {
            writer.item(index)
            guard write(item, step, &writer) else { return false }
        }
        writer.endList()
        return true
    }

    private static func inputValues(
        _ values: [InputValueDefinition], _ step: Step, _ writer: inout ResponseWriter
    ) -> Bool {
        list(visible(values, step, writer, \.isDeprecated), step, &writer) { value, step, writer in
            object(step, &writer) { inputValue(value, $0, &$1) }
        }
    }

    /// What `includeDeprecated` leaves.
    private static func visible<Item>(
        _ items: [Item], _ step: Step, _ writer: borrowing ResponseWriter, _ isDeprecated: (Item) -> Bool
    ) -> [Item] {
        guard items.contains(where: isDeprecated) else { return items }
        let arguments = try? writer.run.arguments(of: step)
        if case .bool(true)? = arguments?[0] { return items }
        return items.filter { !isDeprecated($0) }
    }
}

extension ResponseWriter {
    func fieldName(_ step: Step) -> String { plan.details[Int(step.index)].definition.name }

    func bytes(since mark: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: json.start + mark, count: json.count - mark)
    }
}
