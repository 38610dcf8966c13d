import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema
import Synchronization

/// Resolves fields from JSON as `JSONSource` does, with markers for what data alone cannot show.
///
/// `{"$fail": {"message": …, "extensions": …}}` fails with an error of the resolver's own making.
/// `{"$write": key, "value": …}` keeps the field's first argument under the key, for `{"$read": key}` to give.
final class ScriptedSource: DynamicSource {
    private let data: JSONSource
    private let kept = Mutex<[String: JSONValue]>([:])

    init(root: JSONValue) { data = JSONSource(root: root) }

    var root: JSONValue { data.root }

    func value(
        of field: FieldDefinition, on type: NamedType, parent: JSONValue, arguments: Arguments
    ) throws -> JSONValue {
        let value = data.value(of: field, on: type, parent: parent, arguments: arguments)
        if let failure = value["$fail"] { throw Self.error(failure) }
        if let key = value["$write"]?.stringValue {
            let argument = arguments[0]
            kept.withLock { $0[key] = argument }
            return value["value"] ?? .null
        }
        if let key = value["$read"]?.stringValue { return kept.withLock { $0[key] } ?? .null }
        return value
    }

    private static func error(_ failure: JSONValue) -> GraphQLError {
        var error = GraphQLError(failure["message"]?.stringValue ?? "")
        if case .object(let extensions)? = failure["extensions"] { error.extensions = extensions }
        return error
    }
}
