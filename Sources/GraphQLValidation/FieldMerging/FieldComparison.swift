import GraphQLLanguage
import GraphQLSchema

/// What two fields with the same response name have in common. Fields are given by index.
struct FieldComparison {
    private let context: ValidationContext
    private let document: Document

    init(_ context: ValidationContext) {
        self.context = context
        document = context.document
    }

    /// Whether the fields cannot conflict in themselves, whatever their parents are.
    func lookTheSame(_ left: Int, _ right: Int) -> Bool {
        areSameCall(left, right) && !isStreamed(left) && !isStreamed(right)
            && haveSameShape(type(left), type(right))
    }

    /// Same field name, same arguments.
    func areSameCall(_ left: Int, _ right: Int) -> Bool {
        haveSameName(left, right) && haveSameArguments(left, right)
    }

    func haveSameName(_ left: Int, _ right: Int) -> Bool {
        document.areEqual(document.fields[left].name, document.fields[right].name)
    }

    func haveSameArguments(_ left: Int, _ right: Int) -> Bool {
        haveSame(document.fields[left].arguments, document.fields[right].arguments)
    }

    /// In any order, but as many.
    private func haveSame(_ left: NodeRange, _ right: NodeRange) -> Bool {
        guard left.count == right.count else { return false }
        return left.allSatisfy { index in
            let argument = document.arguments[index]
            guard let other = right.last(where: { document.areEqual(document.arguments[$0].name, argument.name) })
            else { return false }
            return document.areSameValue(argument.value, document.arguments[other].value)
        }
    }

    // MARK: Types

    /// The type of a field; nil for unknown fields and, as in the reference implementation, for meta fields.
    func type(_ field: Int) -> TypeReference? {
        guard let definition = context.typed.fields[field].definition, definition.index >= 0 else { return nil }
        return definition.type
    }

    /// SameResponseShape of the specification, without subfields.
    func typesConflict(_ left: TypeReference, _ right: TypeReference) -> Bool {
        guard left.listDepth == right.listDepth, left.nonNullBits == right.nonNullBits else { return true }
        guard left.named != right.named else { return false }
        return context.schema.namedType(of: left).isLeaf || context.schema.namedType(of: right).isLeaf
    }

    private func haveSameShape(_ left: TypeReference?, _ right: TypeReference?) -> Bool {
        guard let left, let right else { return left == nil && right == nil }
        return !typesConflict(left, right)
    }

    /// The object type on which a field is selected; nil for abstract and unknown ones, which may be any object.
    func objectParent(_ field: Int) -> TypeID? {
        guard let parent = context.typed.fields[field].parent else { return nil }
        return context.schema[parent].kind == .object ? parent : nil
    }

    /// Whether the fields belong to different objects, so that never both are in a response.
    func areExclusive(_ left: Int, _ right: Int) -> Bool {
        guard let left = objectParent(left), let right = objectParent(right) else { return false }
        return left != right
    }

    // MARK: Streams

    /// The first `@stream` of a field.
    private func stream(_ field: Int) -> Int? {
        document.fields[field].directives.first { context.incrementalDirective($0) == .stream }
    }

    func isStreamed(_ field: Int) -> Bool { !document.fields[field].directives.isEmpty && stream(field) != nil }

    /// Whether both fields are streamed, and in the same way.
    func areStreamedAlike(_ left: Int, _ right: Int) -> Bool {
        guard let left = stream(left), let right = stream(right) else { return false }
        return haveSame(document.directives[left].arguments, document.directives[right].arguments)
    }
}
