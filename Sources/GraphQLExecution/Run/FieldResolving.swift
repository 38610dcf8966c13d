import GraphQLLanguage

extension OperationRun {
    /// Calls the resolver of a field of a root type, which has one row.
    @inlinable
    public func resolve<Value: Sendable>(
        _ step: Step, _ body: (Arguments) async throws -> Value
    ) async -> FieldResults<Value> {
        do { return .one(.success(try await body(try arguments(of: step)))) } catch { return .one(.failure(error)) }
    }

    /// Calls a field's resolver for each of `count` rows and gives the results in their order.
    ///
    /// One row is resolved in place. More start together and run side by side; a resolver that never suspends ends
    /// before the next one starts.
    @inlinable
    public func resolve<Value: Sendable>(
        _ count: Int, _ step: Step, _ body: @escaping @Sendable (Int, Arguments) async throws -> Value
    ) async -> FieldResults<Value> {
        if count == 1 { return await resolve(step) { arguments in try await body(0, arguments) } }
        let arguments: Arguments
        do { arguments = try self.arguments(of: step) } catch {
            return .many(Array(repeating: .failure(error), count: count))
        }
        return await withTaskGroup(of: (Int, Resolved<Value>).self) { group in
            for row in 0..<count {
                group.addImmediateTask {
                    do { return (row, .success(try await body(row, arguments))) } catch {
                        return (row, .failure(error))
                    }
                }
            }
            var results = [Resolved<Value>](repeating: .failure(CancellationError()), count: count)
            for await (row, result) in group { results[row] = result }
            return .many(results)
        }
    }

    /// Calls a field's batch resolver once for all of `count` rows.
    ///
    /// It must give as many values as there are rows, in their order; otherwise the field fails for all of them.
    @inlinable
    public func resolveBatch<Value: Sendable>(
        _ count: Int, _ step: Step, _ body: @Sendable (Arguments) async throws -> [Value]
    ) async -> FieldResults<Value> {
        do {
            let values = try await body(try arguments(of: step))
            guard values.count == count else { throw batchMismatch(step, values.count, count) }
            return .many(values.map { .success($0) })
        } catch {
            return .many(Array(repeating: .failure(error), count: count))
        }
    }

    @usableFromInline
    func batchMismatch(_ step: Step, _ got: Int, _ wanted: Int) -> GraphQLError {
        GraphQLError(
            "The batch resolver of \(plan.coordinate(of: step.index)) gave \(got) values for \(wanted) parents.",
            code: .internal)
    }

    /// Writes a field's resolved values when nothing below them suspends.
    ///
    /// `write` writes one value, null where its type allows, and answers false when the field failed.
    @inlinable
    public func column<Value>(
        _ results: FieldResults<Value>, _ step: Step, _ rows: RowSet, _ write: (Value, inout ResponseWriter) -> Bool
    ) -> Column {
        switch results {
        case .one(let result):
            var writer = beginOnlyRow(rows)
            let isWritten: Bool
            switch result {
            case .success(let value): isWritten = write(value, &writer)
            case .failure(let error): isWritten = writeFailure(error, 0, step, rows, &writer)
            }
            return endOnlyRow(writer, isWritten)
        case .many(let results):
            return writeRows(results.count, rows) { row, writer in
                switch results[row] {
                case .success(let value): return write(value, &writer)
                case .failure(let error): return self.writeFailure(error, row, step, rows, &writer)
                }
            }
        }
    }

    /// Records why a field failed, and writes null where its type allows it.
    @usableFromInline @inline(never)
    func writeFailure(
        _ error: any Error, _ row: Int, _ step: Step, _ rows: RowSet, _ writer: inout ResponseWriter
    ) -> Bool {
        report(error, rows.paths, row, step)
        guard isNullable(step) else { return false }
        writer.null()
        return true
    }

    @usableFromInline
    func beginOnlyRow(_ rows: RowSet) -> ResponseWriter { beginRow(rows.paths) }

    @usableFromInline
    func endOnlyRow(_ writer: consuming ResponseWriter, _ isWritten: Bool) -> Column { endRow(writer, isWritten) }

    @usableFromInline
    func writeRows(_ count: Int, _ rows: RowSet, _ write: (Int, inout ResponseWriter) -> Bool) -> Column {
        writeColumn(count, rows.paths, write)
    }
}

/// The rows that a function of generated code works on: opaque there, it only hands them back.
public struct RowSet: Sendable {
    let paths: RowPaths

    init(_ paths: RowPaths) { self.paths = paths }
}

extension OperationRun {
    /// The error of a step that dispatch does not know: generated code and schema have come apart.
    public func unknownField(_ step: Step) -> GraphQLError {
        GraphQLError("\(plan.coordinate(of: step.index)) has no resolver.", code: .internal)
    }

    /// A column of failures for such a step.
    public func noField(_ step: Step, _ rows: RowSet, count: Int = 1) -> Column {
        writeRows(count, rows) { row, writer in
            self.writeFailure(self.unknownField(step), row, step, rows, &writer)
        }
    }

    /// A column of one failed row, for an operation type that the schema does not have.
    public func noRoot(_ rows: RowSet) -> Column { writeRows(1, rows) { _, _ in false } }
}
