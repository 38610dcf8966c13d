/// In which format a client accepts an answer in parts, when an operation uses `@defer` or `@stream`.
public enum IncrementalDelivery: Sendable, Hashable {
    /// The client takes one whole response: `@defer` and `@stream` are honoured by ignoring them.
    case none
    /// `pending`, `incremental` and `completed`, each pending result named by an `id`.
    case current
    /// The format of the draft of 2022-08-24, which clients ask for by `deferSpec=20220824`: `incremental` entries
    /// with their whole `path` and `label`, no `pending` and no deduplication.
    case draft20220824
}
