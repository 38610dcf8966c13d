import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

/// Everything that a route takes from its clients, by where it comes from: what reads requests and what describes them
/// both follow this.
///
/// What the path names is in neither query nor body; what is not the body's comes by the query. Names are
/// `RESTName.snakeCase` of the schema's at every level, unless `RESTRoute.names` says otherwise; the schema's own
/// spelling is accepted too.
public final class RouteInput: Sendable {
    /// The variables of the path in their order; all are required.
    public let path: [RouteValue]
    /// The keys of the query: scalars and enums, lists of them by repeated keys, fields of input objects by dotted
    /// keys. A type that contains itself is followed once; `queryValue(named:)` knows deeper keys too.
    public let query: [RouteValue]
    /// Nil where the route reads no body.
    public let body: RouteBody?
    /// Values of the body that may come by the query instead.
    public let queryInPlaceOfBody: [RouteValue]
    public let schema: Schema

    /// The arguments whose fields dotted keys of the query may name.
    let queryRoots: [RouteValue]
    /// Values that come from elsewhere than the object that they are a field of, each by its argument.
    let taken: Set<[String]>

    /// Throws when the operation is none of the schema, or the route names an argument or field that is not there.
    public init(_ route: RESTRoute, schema: Schema) throws(RouteInputError) {
        let builder = try RouteInputBuilder(route, schema: schema)
        self.schema = schema
        taken = builder.taken
        path = builder.path
        let bodyArguments = builder.bodyArguments
        queryRoots = builder.arguments.filter { !bodyArguments.contains($0.argument[0]) }
        query = builder.renamedValues(inBody: false) + queryRoots.flatMap { builder.keys(of: $0) }
        body = builder.body
        queryInPlaceOfBody = builder.queryInPlaceOfBody
    }

    /// The members of an object that is `value`, or an item of it; empty for what is no input object. Objects nest as
    /// deep as clients like: ask for each level when it is needed.
    public func members(of value: RouteValue) -> [RouteValue] {
        schema.namedType(of: value.type).inputFields.map(value.field).filter { !taken.contains($0.argument) }
    }

    /// Whether an object has all fields of its type, so that it can be described by the type alone.
    public func isWhole(_ value: RouteValue) -> Bool {
        !taken.contains { $0.count > value.argument.count && $0.starts(with: value.argument) }
    }

    /// The value that a key of the query is for, at any depth up to `maxDepth`.
    public func queryValue(named key: String, maxDepth: Int = 64) -> RouteValue? {
        if let known = query.first(where: { $0.isCalled(key) }) { return known }
        if let known = queryInPlaceOfBody.first(where: { $0.isCalled(key) }) { return known }
        let names = key.split(separator: ".", maxSplits: maxDepth, omittingEmptySubsequences: false)
        guard (2...max(maxDepth, 2)).contains(names.count) else { return nil }
        var value = queryRoots.first { $0.isCalled(String(names[0])) }
        for name in names.dropFirst() {
            guard let object = value, !object.type.isList else { return nil }
            value = members(of: object).first { $0.isCalled(String(name)) }
        }
        guard let value, schema.isTextual(value.type) else { return nil }
        return value
    }
}

extension Schema {
    /// Whether texts can be values of a type: scalars and enums, and lists of them.
    func isTextual(_ type: TypeReference) -> Bool { type.listDepth <= 1 && namedType(of: type).isLeaf }
}
