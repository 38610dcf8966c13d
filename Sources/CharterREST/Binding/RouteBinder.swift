import GraphQLJSON
import GraphQLRoutes
import GraphQLSchema

/// Binds the parts of a request to the variables of its route's operation: the path first, then the body, then the
/// query.
///
/// What is absent stays absent, which is not null. What the route does not know, what is given twice, and text that is
/// no value of its type is refused, all of it at once.
struct RouteBinder: Sendable {
    struct Bound: Sendable {
        var arguments = BoundArguments()
        /// The member `stream` of a route that can stream.
        var streams = false
        /// The parameter `fields`, as it came.
        var fields: String?
    }

    let input: RouteInput
    private let texts: TextValue
    private let path: [(value: RouteValue, type: NamedType)]
    private let takesFields: Bool
    private let maxDepth: Int
    private let maxValues: Int
    private let markup: RESTMarkup?

    private static let maxMistakes = 10

    init(_ input: RouteInput, takesFields: Bool, options: RESTOptions) {
        self.input = input
        texts = TextValue(schema: input.schema, suggests: options.showsSuggestions)
        path = input.path.map { ($0, input.schema.namedType(of: $0.type)) }
        self.takesFields = takesFields && input.queryValue(named: Self.fields) == nil
        maxDepth = options.maxDepth
        maxValues = options.maxValues
        markup = options.markup
    }

    /// The parameter of the query that selects fields.
    static let fields = "fields"

    func bind(
        captured: [String], query: String?, body: [UInt8], format: BodyFormat?
    ) throws(RequestRefusal) -> Bound {
        var bound = Bound()
        var mistakes: [BindingMistake] = []
        bindPath(captured, &bound, &mistakes)
        if input.body == nil {
            if !body.isEmpty {
                mistakes.append(
                    BindingMistake(
                        message: "This route takes no body; send the request without one.", place: .body))
            }
        } else {
            try bindBody(body, format ?? .json, &bound, &mistakes)
        }
        if let query, !query.isEmpty { try bindQuery(query, &bound, &mistakes) }
        if mistakes.isEmpty { mistakes += missing(bound) }
        if !mistakes.isEmpty { throw RequestRefusal(mistakes) }
        return bound
    }

    // MARK: Path

    private func bindPath(_ captured: [String], _ bound: inout Bound, _ mistakes: inout [BindingMistake]) {
        for place in captured.indices.prefix(path.count) {
            let (text, target) = (captured[place], path[place])
            do throws(TextValue.Mismatch) {
                _ = bound.arguments.set(target.value.argument, try texts.read(text, as: target.type))
            } catch {
                mistakes.append(
                    BindingMistake(
                        message: "\"\(target.value.name)\" in the path \(error.reason)", argument: target.value.name,
                        place: .path))
            }
        }
    }

    // MARK: Body

    private func bindBody(
        _ body: [UInt8], _ format: BodyFormat, _ bound: inout Bound, _ mistakes: inout [BindingMistake]
    ) throws(RequestRefusal) {
        guard let description = input.body else { return }
        let isObject = description.isObject
        // An empty body is an object without members.
        var value = JSONValue.object([:])
        if body.isEmpty {
            guard isObject else { return }
        } else {
            value = try read(body, format)
        }
        var reader = BodyValue(input: input, texts: texts, isTextual: format != .json)
        defer { mistakes += reader.mistakes }
        guard isObject else {
            guard let argument = description.argument else { return }
            let read = reader.read(value, as: argument, argument.type, at: argument.name)
            _ = bound.arguments.set(argument.argument, read)
            return
        }
        guard case .object(let object) = value else {
            throw RequestRefusal(
                BindingMistake(
                    message: "The body must be an object, such as {\"\(example(description))\": …}.", place: .body))
        }
        if let argument = description.argument, !bound.arguments.contains(argument.argument),
            argument.isRequired || !body.isEmpty
        {
            _ = bound.arguments.set(argument.argument, [:])
        }
        for member in object.members {
            guard let target = description.members.first(where: { $0.isCalled(member.key) }) else {
                reader.noteUnknown(member.key, at: member.key, among: description.members)
                continue
            }
            let read = reader.read(member.value, as: target, target.type, at: target.name)
            if target.isStreamSwitch {
                switch read {
                case .bool(let flag): bound.streams = flag
                case .null: break
                default: reader.note("\"\(target.name)\" must be true or false.", target.name)
                }
            } else if !bound.arguments.set(target.argument, read) {
                reader.note("\"\(member.key)\" is given twice.", member.key)
            }
        }
    }

    private func example(_ body: RouteBody) -> String { body.members.first?.name ?? "name" }

    private func read(_ body: [UInt8], _ format: BodyFormat) throws(RequestRefusal) -> JSONValue {
        switch format {
        case .json:
            let result = body.withUnsafeBufferPointer { bytes -> Result<JSONValue, JSONError> in
                do throws(JSONError) {
                    var reader = JSONReader(bytes, maxDepth: maxDepth, maxValues: maxValues)
                    let value = try reader.readValue()
                    try reader.expectEnd()
                    return .success(value)
                } catch {
                    return .failure(error)
                }
            }
            do throws(JSONError) { return try result.get() } catch {
                throw RequestRefusal(
                    BindingMistake(
                        message: "The body is no JSON: \(error.message) (byte \(error.offset)).", place: .body))
            }
        case .xml(let charset):
            do {
                guard let markup, let shape = BodyShape(input) else { return .null }
                return try markup.read(body, charset, shape)
            } catch {
                throw RequestRefusal(
                    BindingMistake(message: "The body is no XML that is understood: \(error).", place: .body))
            }
        }
    }

    // MARK: Query

    private func bindQuery(
        _ query: String, _ bound: inout Bound, _ mistakes: inout [BindingMistake]
    ) throws(RequestRefusal) {
        guard let pairs = QueryString.pairs(query) else {
            throw RequestRefusal(
                BindingMistake(
                    message:
                        "The percent-encoding of the query is malformed; it must be of UTF-8 without null characters.",
                    place: .query))
        }
        var lists: [[String]: [JSONValue]] = [:]
        var order: [RouteValue] = []
        for pair in pairs {
            guard mistakes.count < Self.maxMistakes else { break }
            if takesFields, pair.key == Self.fields {
                if bound.fields != nil { mistakes.append(twice(pair.key)) }
                bound.fields = pair.value
                continue
            }
            guard let target = input.queryValue(named: pair.key) else {
                mistakes.append(unknown(pair.key))
                continue
            }
            do throws(TextValue.Mismatch) {
                let value = try texts.read(pair.value, as: input.schema.namedType(of: target.type))
                if target.type.isList {
                    if lists[target.argument] == nil { order.append(target) }
                    lists[target.argument, default: []].append(value)
                } else if target.isStreamSwitch {
                    bound.streams = value == .bool(true)
                } else if !bound.arguments.set(target.argument, value) {
                    mistakes.append(twice(pair.key))
                }
            } catch {
                mistakes.append(
                    BindingMistake(message: "\"\(target.name)\" \(error.reason)", argument: target.name, place: .query))
            }
        }
        for target in order where !bound.arguments.set(target.argument, .array(lists[target.argument] ?? [])) {
            mistakes.append(twice(target.name))
        }
    }

    private func twice(_ key: String) -> BindingMistake {
        BindingMistake(message: "\(TextValue.quoted(key)) is given twice.", argument: key, place: .query)
    }

    private func unknown(_ key: String) -> BindingMistake {
        let known = input.query.map(\.name) + input.queryInPlaceOfBody.map(\.name) + (takesFields ? [Self.fields] : [])
        let suggestion = texts.suggests ? Suggestions.didYouMean(key, among: known) : ""
        return BindingMistake(
            message: "\(TextValue.quoted(key)) is no parameter of this route.\(suggestion)", argument: key,
            place: .query)
    }

    // MARK: What is missing

    private func missing(_ bound: Bound) -> [BindingMistake] {
        var mistakes: [BindingMistake] = []
        for value in input.query where value.isRequired && !bound.arguments.contains(value.argument) {
            mistakes.append(missing(value, "in the query", .query))
        }
        guard let body = input.body else { return mistakes }
        if let argument = body.argument, !body.isObject {
            if argument.isRequired, !bound.arguments.contains(argument.argument) {
                mistakes.append(missing(argument, "as the body", .body))
            }
            return mistakes
        }
        if let argument = body.argument, !argument.isRequired, !bound.arguments.contains(argument.argument) {
            return mistakes
        }
        for value in body.members where value.isRequired && !bound.arguments.contains(value.argument) {
            mistakes.append(missing(value, "in the body", .body))
        }
        return mistakes
    }

    private func missing(_ value: RouteValue, _ words: String, _ place: BindingMistake.Place) -> BindingMistake {
        BindingMistake(message: "\"\(value.name)\" is required \(words).", argument: value.name, place: place)
    }
}
