import GraphQLLanguage

/// What one response after the initial one tells, or the initial one beside its data, in no format yet.
struct IncrementalPayload {
    /// A fragment or list that is announced.
    struct Pending {
        let id: Int
        let path: RawPath
        let label: String?
    }

    enum Entry {
        /// Fields of the object at `path`, which lies below that of the fragment named by `id`.
        case data([UInt8], errors: [GraphQLError], id: Int, path: RawPath, fragmentPathLength: Int, label: String?)
        /// Items of the list at `path`, the first with index `first`.
        case items([[UInt8]], errors: [GraphQLError], id: Int, path: RawPath, first: Int, label: String?)
    }

    /// A fragment or list of which nothing more comes.
    struct Completed {
        let id: Int
        let path: RawPath
        let label: String?
        /// The index of the item at which a list ended; nil for a fragment.
        var item: Int?
        /// Why it broke off; nil when it did not.
        var errors: [GraphQLError]?
    }

    var pending: [Pending] = []
    var entries: [Entry] = []
    var completed: [Completed] = []
    var hasNext = false

    var isEmpty: Bool { pending.isEmpty && entries.isEmpty && completed.isEmpty }

    var hasErrors: Bool {
        completed.contains { $0.errors != nil }
            || entries.contains { entry in
                switch entry {
                case .data(_, let errors, _, _, _, _), .items(_, let errors, _, _, _, _): !errors.isEmpty
                }
            }
    }
}
