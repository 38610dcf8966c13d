import GraphQLRoutes
import GraphQLTransport

/// The field lines that all answers of a route have, written once. A reference, since every exchange carries it.
final class RouteFields: Sendable {
    /// Of a success in JSON; and in XML, by media type.
    private let json: HTTPFieldLines
    private let success: HTTPFieldLines
    /// Of a failure, but for its type.
    private let failure: HTTPFieldLines

    private static let vary = "Accept, Accept-Encoding"

    init(_ route: RESTRoute, _ lifecycle: RouteLifecycle) {
        var success = HTTPFieldLines()
        success.append("Vary", Self.vary)
        success.append("Cache-Control", Self.cacheControl(route))
        success.append("X-Content-Type-Options", "nosniff")
        success.append(lifecycle.fields)
        self.success = success
        json = Self.typed("application/json; charset=utf-8", success)
        failure = Self.ofFailures(lifecycle)
    }

    private static func ofFailures(_ lifecycle: RouteLifecycle?) -> HTTPFieldLines {
        var failure = HTTPFieldLines()
        failure.append("Vary", vary)
        failure.append("Cache-Control", "no-store")
        failure.append("X-Content-Type-Options", "nosniff")
        if let lifecycle { failure.append(lifecycle.fields) }
        return failure
    }

    /// For answers of no route.
    static let none = ofFailures(nil)

    /// A read is asked for again before it is used again, unless `@cacheControl` says for how long it may be; a write is
    /// not kept.
    private static func cacheControl(_ route: RESTRoute) -> String {
        guard route.method == .get else { return "no-store" }
        guard let cache = route.cache else { return "no-cache" }
        return "\(cache.isPrivate ? "private" : "public"), max-age=\(max(cache.maxAge, 0))"
    }

    private static func typed(_ contentType: String, _ fields: HTTPFieldLines) -> HTTPFieldLines {
        var typed = HTTPFieldLines()
        typed.append("Content-Type", contentType)
        typed.append(fields)
        return typed
    }

    func success(_ form: AcceptedAnswers.Whole) -> HTTPFieldLines {
        switch form {
        case .json: json
        case .xml(let name): Self.typed("\(name.rawValue); charset=utf-8", success)
        }
    }

    /// Of a success without a body.
    var withoutBody: HTTPFieldLines { success }

    func failure(_ contentType: String) -> HTTPFieldLines { Self.typed(contentType, failure) }

    static func failureOfNone(_ contentType: String) -> HTTPFieldLines { typed(contentType, none) }
}
