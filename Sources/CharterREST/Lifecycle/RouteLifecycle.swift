import GraphQLRoutes
import GraphQLTransport

/// What a route says of its end: since when clients should use something else (RFC 9745), from when on it answers 410
/// (RFC 8594), and what replaces it (RFC 5829).
struct RouteLifecycle: Sendable {
    /// The field lines that every answer has.
    let fields: HTTPFieldLines
    private let sunset: RESTInstant?
    private let successor: String?

    init(_ route: RESTRoute) throws(RESTDoorError) {
        var fields = HTTPFieldLines()
        if let day = route.deprecated {
            fields.append("Deprecation", "@\(try Self.instant(day, route).seconds)")
        }
        sunset = try route.sunset.map { day throws(RESTDoorError) in try Self.instant(day, route) }
        if let sunset { fields.append("Sunset", sunset.httpDate) }
        successor = route.successor
        if let successor { fields.append("Link", "<\(successor)>; rel=\"successor-version\"") }
        self.fields = fields
    }

    private static func instant(_ day: String, _ route: RESTRoute) throws(RESTDoorError) -> RESTInstant {
        guard let instant = RESTInstant(day: day) else {
            throw RESTDoorError(description: "\"\(day)\" at \(route.coordinate) is no day; write YYYY-MM-DD.")
        }
        return instant
    }

    /// Throws 410 from the day of the sunset on.
    func check(_ now: RESTInstant) throws(RequestRefusal) {
        guard let sunset, now >= sunset else { return }
        let instead = successor.map { " Use \($0) instead." } ?? ""
        throw RequestRefusal(
            status: 410, "This route is gone since \(sunset.iso8601.prefix(10)).\(instead)", code: "GONE")
    }
}
