import GraphQLLanguage
import Synchronization

/// The items of one list that follow its initial ones.
struct StreamedList: Sendable {
    /// Index into `IncrementalPlan.streams`.
    let stream: Int
    /// The path of the list.
    let path: RawPath
    let step: Int32
    /// Gives what follows; never called by two tasks at once.
    let next: @Sendable () async -> StreamedItems
}

/// The next of a streamed list.
enum StreamedItems: Sendable {
    /// Consecutive items, the first of which has this index: a column with a list of one item in each row.
    case items(Column, first: Int)
    case end
    /// The source of the list failed.
    case failed(any Error)
}

extension OperationRun {
    /// Items of a list in memory that are completed together when it is streamed.
    private static let itemsAtOnce = 100

    /// Cuts lists down to the items of the initial response, and puts off the rest (`@stream`).
    ///
    /// `complete` completes values of the field, as lists, for some rows.
    public func stream<Item: Sendable>(
        _ results: FieldResults<[Item]>, _ step: Step, _ rows: RowSet,
        complete: @escaping @Sendable (FieldResults<[Item]>, RowSet) async -> Column
    ) -> FieldResults<[Item]> {
        cut(results, step, rows, items: { $0 }, list: { $0 }, complete)
    }

    /// As above, for lists that may be null.
    public func stream<Item: Sendable>(
        _ results: FieldResults<[Item]?>, _ step: Step, _ rows: RowSet,
        complete: @escaping @Sendable (FieldResults<[Item]?>, RowSet) async -> Column
    ) -> FieldResults<[Item]?> {
        cut(results, step, rows, items: { $0 }, list: { $0 }, complete)
    }

    func cut<Value, Item: Sendable>(
        _ results: FieldResults<Value>, _ step: Step, _ rows: RowSet, items: (Value) -> [Item]?,
        list: @escaping @Sendable ([Item]) -> Value,
        _ complete: @escaping @Sendable (FieldResults<Value>, RowSet) async -> Column
    ) -> FieldResults<Value> {
        // What follows the initial items is whole as it is, be it longer than they were.
        guard !rows.paths.continuesLists, let incremental, let stream = plan.stream(of: step) else { return results }
        let initialCount = incremental.initialCounts[stream]
        var cut = Array(results)
        for (row, result) in results.enumerated() {
            guard case .success(let value) = result, let all = items(value), all.count > initialCount else { continue }
            cut[row] = .success(list(Array(all[..<initialCount])))
            let position = ListPosition(initialCount)
            let place = ListPlace(rows: rows.paths, row: row, step: step)
            incremental.add(
                StreamedList(stream: stream, path: place.path, step: step.index) {
                    let first = position.advance(by: Self.itemsAtOnce)
                    if first >= all.count { return .end }
                    let next = min(first + Self.itemsAtOnce, all.count)
                    let values = all[first..<next].map { Resolved.success(list([$0])) }
                    let rows = place.rows(first: first, count: values.count)
                    return .items(await complete(.many(values), rows), first: first)
                })
        }
        return .many(cut)
    }
}

/// How far a streamed list has been read.
final class ListPosition: Sendable {
    private let value: Atomic<Int>

    init(_ value: Int) { self.value = Atomic(value) }

    /// Moves on, and gives where it was.
    func advance(by count: Int) -> Int { value.wrappingAdd(count, ordering: .relaxed).oldValue }
}

/// Where a streamed list stands.
struct ListPlace: Sendable {
    let rows: RowPaths
    let row: Int
    let step: Step

    var path: RawPath { rows.path(of: row) + [~step.index] }

    /// Rows for lists of one item each, the first of which has index `first`.
    func rows(first: Int, count: Int) -> RowSet {
        RowSet(
            RowPaths(
                selecting: Array(repeating: Int32(truncatingIfNeeded: row), count: count), of: rows,
                firstItems: (first..<first + count).map { Int32(truncatingIfNeeded: $0) }))
    }
}

extension OperationPlan {
    /// Index of the streamed field that a step is.
    func stream(of step: Step) -> Int? {
        guard step.isStreamed, let incremental, case .stream(let index) = incremental.owners[Int(step.index)] else {
            return nil
        }
        return index
    }
}
