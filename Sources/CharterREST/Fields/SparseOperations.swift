import GraphQLExecution
import GraphQLLanguage
import GraphQLRoutes
import Synchronization

/// The operations that clients of a route make of its own by `fields`: written once for each selection, judged by the same
/// limits, and kept up to a bound.
final class SparseOperations: Sendable {
    private let pipeline: RequestPipeline
    private let document: Document
    private let route: RESTRoute
    private let options: RESTOptions
    private let kept = Mutex<[String: TrustedOperation]>([:])

    init(_ route: RESTRoute, pipeline: RequestPipeline, options: RESTOptions) throws(RESTDoorError) {
        do throws(GraphQLError) {
            document = try Document.parse(Source(route.operation.text, name: route.operation.name))
        } catch {
            throw RESTDoorError(description: "The operation of \(route.coordinate): \(error.message)")
        }
        self.pipeline = pipeline
        self.route = route
        self.options = options
    }

    /// The operation that selects `fields` only. Throws for what is none of the route's fields.
    func operation(_ fields: String) throws(RequestRefusal) -> TrustedOperation {
        if let known = kept.withLock({ $0[fields] }) { return known }
        let text: String
        do throws(BindingMistake) {
            let tree = try FieldTree(fields, maxCount: options.maxFields)
            guard
                var selection = SparseSelection(
                    document, operationName: route.operation.name, suggests: options.showsSuggestions)
            else {
                throw BindingMistake(
                    message: "This route answers with no fields to choose.", argument: "fields", place: .query)
            }
            text = try selection.write(tree, below: route.responseKey)
        } catch {
            throw RequestRefusal(error)
        }
        do throws(GraphQLErrors) {
            let operation = try pipeline.prepare(trusted: text, operationName: route.operation.name)
            kept.withLock { kept in
                // Clients choose few selections; who tries them all begins anew instead of filling the memory.
                if kept.count >= options.keptSelections { kept.removeAll(keepingCapacity: true) }
                kept[fields] = operation
            }
            return operation
        } catch {
            throw RequestRefusal(status: 400, errors: error.errors)
        }
    }
}
