import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

/// Works out what a route takes: reads the operation's variables, then deals them out to path, body and query.
struct RouteInputBuilder {
    let route: RESTRoute
    let schema: Schema
    /// The variables of the operation that the path does not fill, in their order.
    private(set) var arguments: [RouteValue] = []
    private(set) var path: [RouteValue] = []
    /// Input fields with a name of their own, which stand beside the arguments instead of in their object.
    private var renamed: [RouteValue] = []
    private(set) var taken: Set<[String]> = []

    /// Objects within objects that the list of a query's keys goes into.
    private static let maxKeyDepth = 8

    init(_ route: RESTRoute, schema: Schema) throws(RouteInputError) {
        self.route = route
        self.schema = schema
        let all = try OperationArguments.read(route, schema)
        for segment in route.path.segments {
            guard case .variable(let variable) = segment else { continue }
            let value = try Self.value(at: variable, in: all, schema, "path of \(route.coordinate)")
            path.append(value.renamed(value.name, isRequired: true))
            taken.insert(variable)
        }
        var names: [String: String] = [:]
        for (name, argument) in route.names.sorted(by: { $0.key < $1.key }) {
            let target = argument.split(separator: ".").map(String.init)
            let value = try Self.value(at: target, in: all, schema, "names of \(route.coordinate)")
            guard !taken.contains(target) else { continue }
            if target.count == 1 {
                names[target[0]] = name
            } else {
                renamed.append(value.renamed(name, schemaName: name))
                taken.insert(target)
            }
        }
        if case .argument(let name) = route.body, !all.contains(where: { $0.argument == [name] }) {
            throw RouteInputError(description: "The body of \(route.coordinate) is \"\(name)\", which is no argument.")
        }
        arguments = all.filter { !taken.contains($0.argument) }.map { value in
            // What the path gives a part of is there in any case: its other parts are as required as they say.
            let isRequired = isWhole(value) ? value.isRequired : hasMembers(value, requiredOnly: true)
            return value.renamed(names[value.schemaName] ?? value.name, isRequired: isRequired)
        }.filter { isWhole($0) || hasMembers($0, requiredOnly: false) }
    }

    /// The value that the names of an argument and of fields below it lead to; required where all on the way are.
    private static func value(
        at path: [String], in arguments: [RouteValue], _ schema: Schema, _ place: String
    ) throws(RouteInputError) -> RouteValue {
        let text = path.joined(separator: ".")
        guard let first = path.first, var value = arguments.first(where: { $0.argument == [first] }) else {
            throw RouteInputError(description: "The \(place) has \"\(text)\", which is no argument.")
        }
        for name in path.dropFirst() {
            guard !value.type.isList, let field = schema.namedType(of: value.type).inputField(name) else {
                throw RouteInputError(description: "The \(place) has \"\(text)\", which is no field of an argument.")
            }
            let below = value.field(field)
            value = below.renamed(
                value.name + "." + below.name, schemaName: value.schemaName + "." + below.schemaName,
                isRequired: value.isRequired && below.isRequired)
        }
        return value
    }

    private func isWhole(_ value: RouteValue) -> Bool {
        !taken.contains { $0.count > value.argument.count && $0.starts(with: value.argument) }
    }

    private func members(of value: RouteValue) -> [RouteValue] {
        schema.namedType(of: value.type).inputFields.map(value.field).filter { !taken.contains($0.argument) }
    }

    private func hasMembers(_ value: RouteValue, requiredOnly: Bool) -> Bool {
        members(of: value).contains { $0.isRequired || !requiredOnly }
    }

    // MARK: Query

    /// The keys by which the query gives `argument` or what is in it.
    func keys(of argument: RouteValue) -> [RouteValue] {
        keys(of: argument, isPresent: argument.isRequired || !isWhole(argument), within: [])
    }

    private func keys(of value: RouteValue, isPresent: Bool, within types: [TypeID]) -> [RouteValue] {
        if schema.isTextual(value.type) { return [value.renamed(value.name, isRequired: isPresent)] }
        guard !value.type.isList, !types.contains(value.type.named), types.count < Self.maxKeyDepth else { return [] }
        return members(of: value).flatMap { member in
            keys(
                of: member.renamed(
                    value.name + "." + member.name, schemaName: value.schemaName + "." + member.schemaName),
                isPresent: isPresent && member.isRequired, within: types + [value.type.named])
        }
    }

    /// Input fields that stand beside the arguments of the body, or of the query.
    func renamedValues(inBody: Bool) -> [RouteValue] {
        let bodyArguments = bodyArguments
        return renamed.filter { bodyArguments.contains($0.argument[0]) == inBody }
    }

    var queryInPlaceOfBody: [RouteValue] {
        guard let body else { return [] }
        let values = body.isObject ? body.members : [body.argument].compactMap(\.self)
        return values.filter { schema.isTextual($0.type) }.map { $0.renamed($0.name, isRequired: false) }
    }

    // MARK: Body

    /// The arguments that the body gives.
    var bodyArguments: Set<String> {
        switch route.body {
        case .none: []
        case .members: Set(arguments.map { $0.argument[0] } + renamed.map { $0.argument[0] })
        case .argument(let name): [name]
        }
    }

    var body: RouteBody? {
        switch route.body {
        case .none: return nil
        case .members:
            let members = arguments + renamedValues(inBody: true) + streamSwitch
            return RouteBody(argument: nil, members: members, isRequired: members.contains(where: \.isRequired))
        case .argument(let name):
            guard let argument = arguments.first(where: { $0.argument == [name] }) else {
                let members = renamedValues(inBody: true) + streamSwitch
                return RouteBody(argument: nil, members: members, isRequired: members.contains(where: \.isRequired))
            }
            guard !argument.type.isList, schema.namedType(of: argument.type).kind == .inputObject else {
                return RouteBody(argument: argument, members: [], isRequired: argument.isRequired)
            }
            let (own, beside) = (members(of: argument), renamedValues(inBody: true))
            // What stands beside the argument's own fields is required where the argument is.
            let isRequired =
                argument.isRequired && own.contains(where: \.isRequired) || beside.contains(where: \.isRequired)
            return RouteBody(argument: argument, members: own + beside + streamSwitch, isRequired: isRequired)
        }
    }

    /// Asks for the answer piece by piece, where the route can answer so and no argument has the name.
    private var streamSwitch: [RouteValue] {
        guard route.streamed != nil, !arguments.contains(where: { $0.isCalled("stream") }) else { return [] }
        return [
            RouteValue(
                name: "stream", schemaName: "stream", argument: [],
                type: TypeReference(named: schema.scalar(.boolean)), isRequired: false, defaultValue: .bool(false),
                description: "Whether to answer piece by piece, as `text/event-stream`.", deprecationReason: nil,
                directives: [])
        ]
    }
}
