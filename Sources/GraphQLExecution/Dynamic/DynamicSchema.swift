import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

/// Where a dynamic schema finds the values of fields.
public protocol DynamicSource: Sendable {
    /// The value of a field as JSON: scalars as they are, enums as names, objects as JSON objects (with `__typename`
    /// where the type is abstract), lists as arrays. Throws what becomes the field's error.
    func value(of field: FieldDefinition, on type: NamedType, parent: JSONValue, arguments: Arguments) throws
        -> JSONValue

    /// The value of an operation's root.
    var root: JSONValue { get }
}

/// A schema that is answered from JSON instead of generated Swift: for mocks, for the command line, and for the
/// conformance suites, which thereby measure the executor that ships.
///
/// Root fields and fields with arguments go the way of resolvers, all others that of stored properties.
public struct DynamicSchema: ExecutableSchema {
    public let schema: Schema
    let source: any DynamicSource

    public init(schema: Schema, source: any DynamicSource) {
        self.schema = schema
        self.source = source
    }

    /// Whoever runs operations against JSON wants to see what `@defer` and `@stream` do.
    public var defersStoredFields: Bool { true }

    public func complete(
        _ operation: OperationType, _ selection: SelectionID, _ run: OperationRun, _ rows: RowSet
    ) async -> Column {
        await completeObjects([source.root], selection, run, rows, serially: operation == .mutation)
    }

    public func subscribe(_ step: Step, _ run: OperationRun) async throws -> SubscriptionEvents {
        let value = try self.value(step, source.root, run)
        let items: [JSONValue] = if case .array(let items) = value { items } else { [value] }
        let events = EventSequence(
            AsyncStream(JSONValue.self) { continuation in
                for item in items { continuation.yield(item) }
                continuation.finish()
            })
        return run.events(events) { event, run, rows in
            await completeField(.one(.success(event)), step, run, rows)
        }
    }

    // MARK: Objects and fields

    private func value(_ step: Step, _ parent: JSONValue, _ run: OperationRun) throws -> JSONValue {
        let detail = run.plan.details[Int(step.index)]
        let value = try source.value(
            of: detail.definition, on: detail.parentType, parent: parent, arguments: run.arguments(of: step))
        return try Self.checkingMarkers(value)
    }

    /// `{"$error": "text"}` stands for a resolver that fails.
    static func checkingMarkers(_ value: JSONValue) throws -> JSONValue {
        if case .object(let object) = value, object.count == 1, let message = object["$error"]?.stringValue {
            throw GraphQLError(message)
        }
        return value
    }

    private func completeObjects(
        _ objects: [JSONValue], _ selection: SelectionID, _ run: OperationRun, _ rows: RowSet, serially: Bool = false
    ) async -> Column {
        guard case .abstract(let id) = run.plan.selection(selection).kind else {
            // The pipeline puts off what the root defers.
            if selection != run.plan.root, run.isDeferred(selection) {
                run.deferFields(objects.count, selection, rows) { selection, deferred in
                    await completeObjects(deferred.of(objects), selection, run, deferred.rows)
                }
            }
            return await run.completeObjects(
                objects.count, selection, rows, serially: serially,
                writeStored: { row, step, writer in writeField(objects[row], step, &writer) },
                resolve: { step in await resolveField(objects, step, run, rows) })
        }
        let possible = schema[id].possibleTypes
        var partition = run.partition(rows, possibleTypes: possible.count)
        var members = [[JSONValue]](repeating: [], count: possible.count)
        for object in objects {
            let position = DynamicValue.possibleType(of: object, among: possible, schema) ?? 0
            partition.add(possible: position)
            members[position].append(object)
        }
        var columns: [Column?] = []
        for (position, objects) in members.enumerated() {
            columns.append(
                objects.isEmpty
                    ? nil
                    : await completeObjects(
                        objects, run.selection(selection, possible: position), run, partition.rows(possible: position)))
        }
        return partition.merge(columns)
    }

    private func resolveField(_ objects: [JSONValue], _ step: Step, _ run: OperationRun, _ rows: RowSet) async -> Column
    {
        let results = await run.resolve(objects.count, step) { row, _ in try value(step, objects[row], run) }
        return await completeField(results, step, run, rows)
    }

    private func completeField(
        _ results: FieldResults<JSONValue>, _ step: Step, _ run: OperationRun, _ rows: RowSet
    ) async -> Column {
        let type = run.plan.details[Int(step.index)].definition.type
        var results = results
        if step.isStreamed {
            results = run.cut(results, step, rows, items: Self.items, list: { .array($0) }) { results, rows in
                await completeItems(results, step, run, rows)
            }
        }
        return await completeValues(results, type, step, run, rows)
    }

    private static func items(_ value: JSONValue) -> [JSONValue]? {
        if case .array(let items) = value { items } else { nil }
    }

    private func completeItems(
        _ results: FieldResults<JSONValue>, _ step: Step, _ run: OperationRun, _ rows: RowSet
    ) async -> Column {
        await completeValues(results, run.plan.details[Int(step.index)].definition.type, step, run, rows)
    }

    private func completeValues(
        _ results: FieldResults<JSONValue>, _ type: TypeReference, _ step: Step, _ run: OperationRun, _ rows: RowSet
    ) async -> Column {
        if step.child == .none || run.isStoredBelow(step.child) {
            return run.column(results, step, rows) { value, writer in
                writeValue(value, type, step, nested: false, &writer)
            }
        }
        var layout = run.layout(step, rows, count: results.count)
        var objects: [JSONValue] = []
        for result in results {
            layout.beginRow()
            switch result {
            case .failure(let error): layout.fail(error)
            case .success(let value): gather(value, type, step, run, &layout, &objects)
            }
        }
        return layout.assemble(await completeObjects(objects, step.child, run, layout.children))
    }

    /// Takes down the shape of a value and its objects; recursion is as deep as the type nests lists.
    private func gather(
        _ value: JSONValue, _ type: TypeReference, _ step: Step, _ run: OperationRun, _ layout: inout ValueLayout,
        _ objects: inout [JSONValue]
    ) {
        do {
            let value = try Self.checkingMarkers(value)
            if value == .null {
                if type.isNonNull { throw DynamicValue.nullError(run.plan.coordinate(of: step.index)) }
                return layout.null()
            }
            guard type.isList else {
                try DynamicValue.checkObject(value, type, schema, run.plan.coordinate(of: step.index))
                layout.object()
                objects.append(value)
                return
            }
            guard case .array(let items) = value else {
                throw DynamicValue.listError(run.plan.coordinate(of: step.index))
            }
            layout.beginList()
            for (index, item) in items.enumerated() {
                layout.item(index)
                gather(item, type.itemType, step, run, &layout, &objects)
            }
            layout.endList()
        } catch {
            layout.fail(error)
        }
    }

    // MARK: Stored values

    private func writeField(_ parent: JSONValue, _ step: Step, _ writer: inout ResponseWriter) -> Bool {
        if step.field < 0 { return writer.meta(step) }
        let type = writer.plan.details[Int(step.index)].definition.type
        do {
            return writeValue(try value(step, parent, writer.run), type, step, nested: false, &writer)
        } catch {
            return writer.fail(step, error) || writer.nullIfAllowed(type)
        }
    }

    /// Writes a value of any type, null where it fails and may be; recursion is as deep as the plan.
    private func writeValue(
        _ value: JSONValue, _ type: TypeReference, _ step: Step, nested: Bool, _ writer: inout ResponseWriter
    ) -> Bool {
        do {
            let value = try Self.checkingMarkers(value)
            if value == .null {
                if type.isNonNull { throw DynamicValue.nullError(writer.plan.coordinate(of: step.index)) }
                writer.null()
                return true
            }
            if type.isList { return try writeList(value, type, step, nested: nested, &writer) }
            let named = schema.namedType(of: type)
            if named.isComposite { return try writeObject(value, type, step, nested: nested, &writer) }
            writer.value(try DynamicValue.serializeLeaf(value, named))
            return true
        } catch {
            return writer.fail(step, error) || writer.nullIfAllowed(type)
        }
    }

    private func writeList(
        _ value: JSONValue, _ type: TypeReference, _ step: Step, nested: Bool, _ writer: inout ResponseWriter
    ) throws -> Bool {
        guard case .array(let items) = value else {
            throw DynamicValue.listError(writer.plan.coordinate(of: step.index))
        }
        let mark = writer.mark
        writer.beginList(step, nested: nested)
        for (index, item) in items.enumerated() {
            writer.item(index)
            guard writeValue(item, type.itemType, step, nested: true, &writer) else {
                writer.leaveList(nested: nested)
                writer.rewind(to: mark)
                return writer.nullIfAllowed(type)
            }
        }
        writer.endList(nested: nested)
        return true
    }

    private func writeObject(
        _ value: JSONValue, _ type: TypeReference, _ step: Step, nested: Bool, _ writer: inout ResponseWriter
    ) throws -> Bool {
        try DynamicValue.checkObject(value, type, schema, writer.plan.coordinate(of: step.index))
        var selection = step.child
        if case .abstract(let id) = writer.plan.selection(selection).kind {
            let position = DynamicValue.possibleType(of: value, among: schema[id].possibleTypes, schema) ?? 0
            selection = writer.selection(selection, possible: position)
        }
        let mark = writer.mark
        if !nested { _ = writer.enter(step) }
        var isWhole = true
        for index in writer.steps(of: selection) {
            let field = writer[index]
            writer.key(field)
            guard writeField(value, field, &writer) else {
                isWhole = false
                break
            }
        }
        if isWhole { writer.endObject(selection) }
        if !nested { writer.leave() }
        guard !isWhole else { return true }
        writer.rewind(to: mark)
        return writer.nullIfAllowed(type)
    }
}

extension ResponseWriter {
    /// Writes null for a value that failed, unless its type forbids it.
    fileprivate mutating func nullIfAllowed(_ type: TypeReference) -> Bool {
        if type.isNonNull { return false }
        null()
        return true
    }
}
