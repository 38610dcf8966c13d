import GraphQLJSON
import GraphQLLanguage
import GraphQLRoutes
import GraphQLSchema

/// One application of `@rest` as it was written, and what it is applied to. Its checks are `SpecifiedRouteChecks`.
struct RouteApplication {
    /// What answers.
    enum Target {
        /// A field of a root type.
        case field(FieldDefinition, of: NamedType)
        /// An operation of the folder `Operations`.
        case operation(OperationModel)
    }

    let target: Target
    let operationType: OperationType
    let arguments: RouteArguments
    let place: RoutePlace
    let path: PathTemplate
    let method: RESTRoute.Method
    /// The arguments of the directive, its defaults filled in.
    private let written: JSONObject

    /// Nil when there is no telling which requests are meant, which is reported.
    init?(
        _ target: Target, _ type: OperationType, _ written: JSONObject, _ arguments: RouteArguments,
        at place: RoutePlace, _ collector: inout DiagnosticCollector
    ) {
        self.target = target
        self.arguments = arguments
        self.place = place
        self.written = written
        operationType = type
        method = written["method"]?.stringValue.flatMap(RESTRoute.Method.init) ?? .get
        do throws(PathTemplate.SyntaxError) {
            path = try PathTemplate(written["path"]?.stringValue ?? "")
        } catch {
            let message = "@rest on \"\(Self.coordinate(of: target))\" has no usable path. \(error.description)"
            collector.report(Diagnostic(message, path: place.path, location: place.location))
            return nil
        }
    }

    /// The coordinate of the field, or the operation's name.
    var coordinate: String { Self.coordinate(of: target) }

    private static func coordinate(of target: Target) -> String {
        switch target {
        case .field(let field, let type): "\(type.name).\(field.name)"
        case .operation(let operation): operation.name
        }
    }

    var body: RESTRoute.Body {
        switch text("body") {
        case nil: .none
        case "*": .members
        case let name?: .argument(name)
        }
    }

    /// The status of success as it was written, or 200.
    var status: Int {
        guard case .int(let status) = written["status"] else { return 200 }
        return Int(exactly: status) ?? 0
    }

    var names: [String] { list("names") ?? [] }

    /// Those that were written, or the name of the file.
    var tags: [String] { list("tags") ?? [SchemaFileModel(path: place.path).stem] }

    /// An argument of the directive that is a text.
    func text(_ name: String) -> String? { written[name]?.stringValue }

    private func list(_ name: String) -> [String]? {
        guard case .array(let items) = written[name] else { return nil }
        return items.compactMap(\.stringValue)
    }

    /// Reports what is wrong with the application, as the rest of a sentence that begins with it.
    func report(_ predicate: String, _ collector: inout DiagnosticCollector) {
        collector.report(
            Diagnostic("@rest on \"\(coordinate)\" \(predicate)", path: place.path, location: place.location))
    }
}
