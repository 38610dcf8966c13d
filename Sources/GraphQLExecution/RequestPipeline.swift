import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema
import GraphQLValidation
import Synchronization

/// What every door needs of the engine: run one request. `RequestPipeline` is the real one.
public protocol RequestExecutor: Sendable {
    /// Runs a request to its response, or to the stream of a subscription that started.
    ///
    /// `allowing` names the operation types that the door may carry; another is refused with code
    /// `OPERATION_NOT_ALLOWED`. Cancelling the calling task cancels the resolvers.
    func execute(_ request: GraphQLRequest, context: RequestContext, allowing: OperationTypeSet) async
        -> OperationResult
}

/// The way of every request, whatever door it came by:
///
/// 1. prepare: find the document where the request only names it, parse it, judge its limits, validate it and choose
///    its operation; once for each text, then cached;
/// 2. admit: may this door carry the operation's type;
/// 3. coerce the variables;
/// 4. plan: once for each combination of the variables in `@skip` and `@include`, then kept with the operation; judge
///    what it costs with these variables;
/// 5. run: a query or mutation to its response, or to the first of its responses when it uses `@defer` or `@stream` and
///    the client takes them; a subscription to its stream; within the time that it has.
public final class RequestPipeline: RequestExecutor {
    public let executable: any ExecutableSchema
    private let options: PipelineOptions
    private let validator: Validator
    /// For operations of the server's own.
    private let unlimitedValidator: Validator
    private let cache: OperationCache
    private let costs: CostCheck
    private let runLimits: RunLimits
    private let persisted: PersistedOperations

    public init(_ executable: any ExecutableSchema, options: PipelineOptions = PipelineOptions()) {
        self.executable = executable
        self.options = options
        validator = Validator(
            schema: executable.schema, maxErrors: options.maxValidationErrors,
            suggestsNames: options.showsSuggestions, allowsIntrospection: options.allowsIntrospection,
            limits: options.limits)
        unlimitedValidator = Validator(
            schema: executable.schema, maxErrors: options.maxValidationErrors, limits: .unlimited)
        costs = CostCheck(executable.schema, limits: options.cost)
        runLimits = RunLimits(options)
        cache = OperationCache(maxEntries: options.cachedOperations, maxBytes: options.cachedBytes)
        persisted = PersistedOperations(options.persisted, documents: executable.trustedDocuments)
    }

    public func execute(
        _ request: GraphQLRequest, context: RequestContext, allowing: OperationTypeSet
    ) async -> OperationResult {
        switch begin(request, context, allowing) {
        case .answered(let response): return .response(response)
        case .running(let run, let delivery, let report):
            let result =
                run.plan.operationType == .subscription ? await subscribe(run) : await self.run(run, delivery)
            return report?.added(to: result) ?? result
        }
    }

    private enum Beginning {
        case answered(GraphQLResponse)
        case running(OperationRun, IncrementalDelivery, CostReport?)
    }

    /// Steps 1 to 4. Apart from what waits, which would keep a copy of the request.
    private func begin(
        _ request: GraphQLRequest, _ context: RequestContext, _ allowing: OperationTypeSet
    ) -> Beginning {
        do throws(GraphQLErrors) {
            let operation = try prepare(request)
            try admit(operation, allowing)
            let planned = try plan(operation, request, context)
            let report = request.extensions.isEmpty ? nil : CostReport(request, planned.cost, options.cost)
            if let report, report.isValidation { return .answered(report.answer) }
            return .running(planned.run, request.incrementalDelivery, report)
        } catch {
            countLimits(error.errors)
            return .answered(.refused(error.errors))
        }
    }

    /// Tells whoever counts which bounds a refused request has passed.
    private func countLimits(_ errors: [GraphQLError]) {
        for error in errors {
            if let limit = error.exceededLimit { options.onLimitExceeded(limit) }
        }
    }

    /// The plan of an operation as text, for people and tests.
    public func explain(_ request: GraphQLRequest) throws(GraphQLErrors) -> String {
        let operation = try prepare(request)
        return try plan(operation, request, RequestContext(requestID: "explain")).run.plan.printed()
    }

    // MARK: 1. Prepare

    /// Prepares an operation of the server's own, for doors that send the same ones again and again. How large and how deep
    /// its text is, its author has decided, and it runs where only trusted documents do; the values of its variables and
    /// what it costs are judged as for everybody.
    ///
    /// Throws what is wrong with the text.
    public func prepare(
        trusted text: String, operationName: String? = nil
    ) throws(GraphQLErrors) -> TrustedOperation {
        let text = Array(text.utf8)
        let prepared = try prepare(text, operationName, isTrusted: true, by: unlimitedValidator)
        return TrustedOperation(
            text: text, operationName: operationName, prepared: prepared, schema: executable.schema)
    }

    private func prepare(_ request: GraphQLRequest) throws(GraphQLErrors) -> PreparedOperation {
        if let trusted = request.trusted, trusted.schema === executable.schema { return trusted.prepared }
        if request.documentId == nil, request.extensions.isEmpty {
            return try prepare(request.query, request.operationName, isTrusted: false)
        }
        let document = try persisted.resolve(request, maxBytes: options.maxDocumentBytes)
        let prepared = try prepare(document.text, request.operationName, isTrusted: document.isTrusted)
        if let id = document.keeps { persisted.keep(document.text, as: id) }
        return prepared
    }

    private func prepare(
        _ text: [UInt8], _ operationName: String?, isTrusted: Bool
    ) throws(GraphQLErrors) -> PreparedOperation {
        let key = OperationCache.Key(query: text, operationName: operationName)
        if let known = cache[key] { return known }
        guard !text.isEmpty else {
            throw GraphQLErrors(GraphQLError("The request has no document; send it as \"query\".", code: .badRequest))
        }
        let isTrusted = isTrusted ? true : try persisted.admits(text)
        guard isTrusted || text.count <= options.maxDocumentBytes else {
            throw GraphQLErrors(
                .exceeding(
                    .documentBytes, maximum: options.maxDocumentBytes,
                    "The document has \(text.count) bytes; at most \(options.maxDocumentBytes) are accepted. Send "
                        + "values as variables, and operations one by one."))
        }
        let prepared = try prepare(text, operationName, isTrusted: isTrusted, by: validator)
        if isTrusted || cache.admits(key) { cache.insert(prepared, for: key) }
        return prepared
    }

    private func prepare(
        _ text: [UInt8], _ operationName: String?, isTrusted: Bool, by validator: Validator
    ) throws(GraphQLErrors) -> PreparedOperation {
        let document = try parse(text, isTrusted: isTrusted)
        let errors = validator.validate(document)
        if !errors.isEmpty { throw GraphQLErrors(errors) }
        let operation = try choose(operationName, in: document)
        return PreparedOperation(document: document, operation: operation, schema: executable.schema)
    }

    /// How large a trusted document is, its author has decided; everything else is limited as for strangers.
    private func parse(_ query: [UInt8], isTrusted: Bool) throws(GraphQLErrors) -> Document {
        var parse = options.parse
        if isTrusted { parse.maxTokens = .max }
        do throws(GraphQLError) {
            return try Document.parse(Source(uncheckedUTF8: query), options: parse)
        } catch {
            throw GraphQLErrors(error)
        }
    }

    /// GetOperation (spec section 6.1).
    private func choose(_ name: String?, in document: Document) throws(GraphQLErrors) -> Int {
        if let name {
            guard let operation = document.operations.firstIndex(where: { $0.name.map(document.text) == name }) else {
                throw GraphQLErrors(GraphQLError("Unknown operation named \"\(name)\".", code: .operationNotFound))
            }
            return operation
        }
        switch document.operations.count {
        case 1: return 0
        case 0: throw GraphQLErrors(GraphQLError("Must provide an operation.", code: .operationNotFound))
        default:
            throw GraphQLErrors(
                GraphQLError(
                    "Must provide operation name if query contains multiple operations.", code: .operationNotFound))
        }
    }

    // MARK: 2. Admit

    private func admit(_ operation: PreparedOperation, _ allowed: OperationTypeSet) throws(GraphQLErrors) {
        if allowed.admits(operation.operationType) { return }
        throw GraphQLErrors(
            GraphQLError(
                "A \(operation.operationType.keyword) cannot be sent this way.", code: .operationNotAllowed))
    }

    // MARK: 3. Coerce, and 4. plan

    private func plan(
        _ operation: PreparedOperation, _ request: GraphQLRequest, _ context: RequestContext
    ) throws(GraphQLErrors) -> (run: OperationRun, cost: Double?) {
        var variables = VariableValues.none
        if !operation.variables.all.isEmpty {
            var coercion = VariableCoercion(
                schema: executable.schema, document: operation.document, suggestsNames: options.showsSuggestions,
                maxListItems: options.limits.listItems)
            variables = coercion.coerce(operation.variables, request.variables)
            if !coercion.errors.isEmpty { throw GraphQLErrors(coercion.errors) }
        }
        var conditions: [String: Bool] = [:]
        for name in operation.conditionVariables {
            if case .bool(let flag)? = variables[name] { conditions[name] = flag }
        }
        do throws(GraphQLError) {
            var isNew = false
            let delivery = operation.mayBeIncremental ? request.incrementalDelivery : .none
            let planned = try operation.plan(conditions, delivery) { () throws(GraphQLError) in
                isNew = true
                return costs.prepare(
                    try Planner.plan(
                        operation.document, operation: operation.operation, schema: executable.schema,
                        conditions: conditions, limits: options.plan, delivery: delivery,
                        defersStoredFields: executable.defersStoredFields, isStored: executable.isStored))
            }
            if isNew {
                let text = operation.document.source.bytes
                cache.weigh(OperationCache.Key(query: text, operationName: request.operationName))
            }
            let cost = try costs.judge(planned, variables: variables)
            return (
                OperationRun(
                    plan: planned.plan, variables: variables, context: context, formatError: options.formatError,
                    limits: runLimits), cost
            )
        } catch {
            throw GraphQLErrors(error)
        }
    }

    // MARK: 5. Run

    private func run(_ run: OperationRun, _ delivery: IncrementalDelivery) async -> OperationResult {
        let (type, root, rows) = (run.plan.operationType, run.plan.root, RowSet(.root))
        if run.isDeferred(root) {
            run.deferFields(1, root, rows) { selection, deferred in
                await self.executable.complete(type, selection, run, deferred.rows)
            }
        }
        let deadline = run.startDeadline()
        let data = await executable.complete(type, root, run, rows)
        run.endDeadline(deadline)
        return IncrementalResponses.result(data, of: run, delivery)
    }

    private func source(_ step: Step, _ run: OperationRun) async -> Result<SubscriptionEvents, any Error> {
        do { return .success(try await executable.subscribe(step, run)) } catch { return .failure(error) }
    }

    /// CreateSourceEventStream and MapSourceToResponseEvent (spec section 6.2.3).
    private func subscribe(_ run: OperationRun) async -> OperationResult {
        let steps = run.plan.steps(of: run.plan.root)
        guard let first = steps.first else {
            return .response(
                .refused([GraphQLError("The subscription selects no field.", code: .validationFailed)]))
        }
        let step = run.plan.step(first)
        do {
            let events = try await run.withinTime { await self.source(step, run) }.get()
            return .stream(ResponseStream(SubscriptionPump(events: events, run: run, step: step).next))
        } catch {
            run.report(error, RowSet(.root).paths, 0, step)
            return .response(.refused(run.takeErrors()))
        }
    }
}

/// Turns the events of one subscription into responses; a failing source gives one response with its error and ends.
private final class SubscriptionPump: Sendable {
    private let events: SubscriptionEvents
    private let run: OperationRun
    private let step: Step
    private let hasEnded = Atomic<Bool>(false)

    init(events: SubscriptionEvents, run: OperationRun, step: Step) {
        self.events = events
        self.run = run
        self.step = step
    }

    @Sendable
    func next() async -> GraphQLResponse? {
        if hasEnded.load(ordering: .relaxed) { return nil }
        do {
            guard let event = try await events.next() else {
                hasEnded.store(true, ordering: .relaxed)
                return nil
            }
            var response = GraphQLResponse.executed(
                event.value, key: step, errors: event.run.takeErrors(), plan: run.plan)
            response.eventID = event.id
            return response
        } catch {
            hasEnded.store(true, ordering: .relaxed)
            if error is CancellationError, Task.isCancelled { return nil }
            run.report(error, RowSet(.root).paths, 0, step)
            return .executed(Column.failed(), errors: run.takeErrors(), plan: run.plan)
        }
    }
}
