import GraphQLExecution
import GraphQLJSON
import GraphQLRoutes
import GraphQLSchema
import GraphQLTransport

/// The way into the pipeline for clients of plain HTTP: every route is an operation that was prepared at the start, and
/// nothing is done here that a resolver, the pipeline or the transport does already.
///
/// A request, step by step; `RouteHandler` takes them one after another:
///
/// 1. the route: `HTTPRouteTable` of the transport, which also judges body, origin and content coding; what begins as a
///    route does and is none is answered here too;
/// 2. is there still something here: `RouteLifecycle` (`Deprecation`, `Sunset`, 410);
/// 3. the forms of the answer: `AcceptedAnswers`, and of the body: `BodyFormat`;
/// 4. the arguments, from path, body and query: `RouteBinder`, which uses `QueryString`, `TextValue`, `BodyShape` and
///    `BodyValue`;
/// 5. fewer fields where the client asks for them: `SparseOperations`;
/// 6. the conditions of a write: `WriteCondition` (`If-Match`); those of a read follow its answer: `ReadCondition`;
/// 7. once and not twice: `IdempotencyKeys`;
/// 8. the operation, by the pipeline: `RequestExecutor`;
/// 9. its answer: `AnswerWriter` (`Envelope`, `ProblemDetails`, XML) with `EntityTag` and the fields of `RouteFields`, or
///    `RouteStream`.
public struct RESTDoor: Sendable {
    /// For the server; the order says nothing.
    public let routes: [HTTPRoute]

    /// Prepares every route. Throws a `RESTDoorError` for one that does not fit the schema.
    ///
    /// - Parameters:
    ///   - pipeline: prepares the operations.
    ///   - executor: runs them; the pipeline itself unless something stands before it.
    public init(
        _ routes: [RESTRoute], pipeline: RequestPipeline, executor: (any RequestExecutor)? = nil,
        options: RESTOptions = RESTOptions()
    ) throws(RESTDoorError) {
        let writer = AnswerWriter(options)
        var served: [HTTPRoute] = []
        for route in routes {
            let handler = try RouteHandler(
                route, pipeline: pipeline, executor: executor ?? pipeline, writer: writer, options: options)
            served.append(HTTPRoute(HTTPMethod(route.method), route.path.description, handler))
        }
        let nowhere = NoRoute(writer)
        for prefix in Self.prefixes(of: routes) { served.append(HTTPRoute(.other, prefix + "/**", nowhere)) }
        self.routes = served
    }

    /// Where clients of the routes also look for what is not there: below the first segment of each.
    private static func prefixes(of routes: [RESTRoute]) -> [String] {
        let first = routes.compactMap { route -> String? in
            guard case .literal(let text)? = route.path.segments.first else { return nil }
            return "/" + text
        }
        return Set(first).sorted()
    }
}

/// Why the routes cannot be served.
public struct RESTDoorError: Error, Hashable, CustomStringConvertible {
    public let description: String
}

/// Answers where there is no route.
private final class NoRoute: HTTPEndpoint {
    private let writer: AnswerWriter

    init(_ writer: AnswerWriter) { self.writer = writer }

    func refuse(_ refusal: HTTPRouteRefusal, _ request: HTTPRoute.Request) -> HTTPReply {
        writer.refuse(refusal, request)
    }

    nonisolated(nonsending) func respond(to request: HTTPRoute.Request) async -> HTTPRoute.Response {
        .whole(writer.notFound(request))
    }
}

extension HTTPMethod {
    fileprivate init(_ method: RESTRoute.Method) {
        switch method {
        case .get: self = .get
        case .post: self = .post
        case .put: self = .put
        case .patch: self = .patch
        case .delete: self = .delete
        }
    }
}
