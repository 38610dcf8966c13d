import GraphQLLanguage

/// Where an application of `@rest` stands.
struct RoutePlace: Hashable, Comparable {
    /// The file, as it was named to the generator.
    let path: String
    let location: SourceLocation

    /// `path:line:column`.
    var description: String { "\(path):\(location.line):\(location.column)" }

    static func < (left: RoutePlace, right: RoutePlace) -> Bool {
        (left.path, left.location) < (right.path, right.location)
    }
}
