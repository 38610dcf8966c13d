import GraphQLLanguage

/// What the bounds read (the document and what its operations amount to) and where they report.
struct LimitContext {
    let document: Document
    let fragments: FragmentGraph
    let limits: DocumentLimits
    /// By fragment.
    let fragmentTotals: [SelectionTotals]
    /// By operation.
    let operationTotals: [SelectionTotals]
    private let validation: ValidationContext

    init(_ validation: ValidationContext, _ limits: DocumentLimits) {
        self.validation = validation
        self.limits = limits
        document = validation.document
        fragments = validation.fragments
        var count = SelectionCount(document, fragments)
        fragmentTotals = count.countFragments()
        operationTotals = document.operations.map { count.totals(ofSelectionSet: $0.selectionSet) }
    }

    /// Stops validation when an operation amounts to more than `maximum`. `message` gets what it amounts to.
    func judge(
        _ limit: OperationLimit, _ total: KeyPath<SelectionTotals, Int>, maximum: Int,
        at place: (Int) -> UInt32? = { _ in nil }, _ message: (String) -> String
    ) throws(ValidationStopped) {
        for (operation, totals) in operationTotals.enumerated() where totals[keyPath: total] > maximum {
            let count = totals[keyPath: total]
            let text = count >= SelectionTotals.ceiling ? "more than \(SelectionTotals.ceiling - 1)" : "\(count)"
            try stop(limit, maximum, message(text), at: place(operation) ?? start(of: operation))
        }
    }

    func stop(
        _ limit: OperationLimit, _ maximum: Int, _ message: String, at offset: UInt32
    ) throws(ValidationStopped) -> Never {
        try validation.stop(limit, maximum: maximum, message, at: [offset])
    }

    /// The operation as errors mention it.
    func start(of operation: Int) -> UInt32 { document.operations[operation].range.start }
}
