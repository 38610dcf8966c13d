import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

/// What `@listSize` says of a field, made ready.
struct ListSize: Sendable {
    /// An argument that bounds a list, or a place in one: `first`, or `input.page.first`.
    struct SlicingArgument: Sendable {
        let text: String
        /// The argument's position in the field's definition.
        let position: Int
        /// Input fields below the argument.
        let path: [String]

        /// The number that a request gives; nil when it gives none.
        func value(in arguments: [JSONValue?]) -> Double? {
            guard var value = arguments[position] else { return nil }
            for name in path {
                guard let inner = value[name] else { return nil }
                value = inner
            }
            return ListSize.number(value)
        }
    }

    let assumedSize: Double?
    let slicingArguments: [SlicingArgument]
    /// Fields of the returned object that are the lists meant, as in `edges` and `nodes` of a connection.
    let sizedFields: [String]
    let requiresOneSlicingArgument: Bool

    init?(_ field: FieldDefinition) {
        guard let directive = field.directive("listSize") else { return nil }
        assumedSize = directive.arguments["assumedSize"].flatMap(Self.number).map { max(0, $0) }
        slicingArguments = Self.names(directive, "slicingArguments").compactMap { text in
            let parts = text.split(separator: ".").map(String.init)
            guard let name = parts.first, let position = field.arguments.firstIndex(where: { $0.name == name }) else {
                return nil
            }
            return SlicingArgument(text: text, position: position, path: Array(parts.dropFirst()))
        }
        sizedFields = Self.names(directive, "sizedFields")
        requiresOneSlicingArgument = directive.arguments["requireOneSlicingArgument"] != .bool(false)
    }

    private static func names(_ directive: AppliedDirective, _ argument: String) -> [String] {
        guard case .array(let items)? = directive.arguments[argument] else { return [] }
        return items.compactMap(\.stringValue)
    }

    private static func number(_ value: JSONValue) -> Double? {
        switch value {
        case .int(let number): Double(number)
        case .double(let number): number
        default: nil
        }
    }

    /// How long the list is with these arguments: the greatest of the slicing arguments, else the assumed size. Where
    /// the request writes one of them, defaults of the others do not count. A number below zero bounds nothing.
    func size(_ arguments: CallArguments, otherwise assumed: Double) -> Double {
        let written = slicingArguments.filter { arguments.isWritten[$0.position] }
        let values = { (slicing: [SlicingArgument]) in slicing.compactMap { $0.value(in: arguments.values) } }
        let numbers = values(written).isEmpty ? values(slicingArguments) : values(written)
        return min(numbers.filter { $0 >= 0 }.max() ?? assumedSize ?? assumed, Weight.ceiling)
    }

    /// Whether the request gives exactly one slicing argument, or none where one has a default, if that is required.
    func isSatisfied(_ arguments: CallArguments) -> Bool {
        guard requiresOneSlicingArgument, !slicingArguments.isEmpty else { return true }
        let given = slicingArguments.filter { $0.value(in: arguments.values) != nil }
        return !given.isEmpty && given.count { arguments.isWritten[$0.position] } <= 1
    }
}

/// The arguments of one call of a field, by their position in its definition.
struct CallArguments {
    /// Coerced, defaults included; nil for what has no value.
    var values: [JSONValue?] = []
    /// Whether the document writes the argument.
    var isWritten: [Bool] = []
}
