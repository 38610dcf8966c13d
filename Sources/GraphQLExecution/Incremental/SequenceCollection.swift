extension OperationRun {
    /// The lists that resolvers give as sequences: whole, or the items of the initial response when the field is
    /// streamed; what follows then comes as the sequence gives it.
    ///
    /// `complete` completes values of the field, as lists, for some rows.
    public func collect<Item: Sendable>(
        _ results: FieldResults<EventSequence<Item>>, _ step: Step, _ rows: RowSet,
        complete: @escaping @Sendable (FieldResults<[Item]>, RowSet) async -> Column
    ) async -> FieldResults<[Item]> {
        if results.count == 1 { return .one(await collect(results[0], 0, step, rows, complete)) }
        return await withTaskGroup(of: (Int, Resolved<[Item]>).self) { group in
            for (row, result) in results.enumerated() {
                group.addImmediateTask { (row, await self.collect(result, row, step, rows, complete)) }
            }
            var lists = [Resolved<[Item]>](repeating: .failure(CancellationError()), count: results.count)
            for await (row, list) in group { lists[row] = list }
            return .many(lists)
        }
    }

    private func collect<Item: Sendable>(
        _ result: Resolved<EventSequence<Item>>, _ row: Int, _ step: Step, _ rows: RowSet,
        _ complete: @escaping @Sendable (FieldResults<[Item]>, RowSet) async -> Column
    ) async -> Resolved<[Item]> {
        do {
            let source = try result.get().makeSource()
            let stream = plan.stream(of: step)
            let initialCount = stream.flatMap { incremental?.initialCounts[$0] } ?? .max
            var items: [Item] = []
            while items.count < initialCount {
                guard let item = try await source() else { return .success(items) }
                items.append(item)
            }
            if let stream, let incremental {
                let position = ListPosition(initialCount)
                let place = ListPlace(rows: rows.paths, row: row, step: step)
                incremental.add(
                    StreamedList(stream: stream, path: place.path, step: step.index) {
                        do {
                            guard let item = try await source() else { return .end }
                            let first = position.advance(by: 1)
                            let column = await complete(.one(.success([item])), place.rows(first: first, count: 1))
                            return .items(column, first: first)
                        } catch {
                            return .failed(error)
                        }
                    })
            }
            return .success(items)
        } catch {
            return .failure(error)
        }
    }
}
