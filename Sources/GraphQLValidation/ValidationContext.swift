import GraphQLLanguage
import GraphQLSchema

/// What the rules read (the document, its types, its fragments and variables) and where they report.
final class ValidationContext {
    let document: Document
    let schema: Schema
    let typed: TypedDocument
    let fragments: FragmentGraph
    let variables: VariableNames
    let suggestsNames: Bool
    let limits: DocumentLimits
    private(set) var report: ValidationReport
    /// Names that may still be compared with misspelt ones.
    private var comparisonsLeft = 15_000

    init(_ document: Document, validator: Validator) {
        self.document = document
        schema = validator.schema
        typed = TypedDocument(document, schema: validator.schema)
        fragments = FragmentGraph(document, typed)
        variables = VariableNames(document, typed)
        suggestsNames = validator.suggestsNames
        limits = validator.limits
        report = ValidationReport(maxErrors: validator.maxErrors)
    }

    /// Adds an error at byte offsets of the source.
    func report(_ message: String, at offsets: UInt32...) throws(ValidationStopped) {
        try report.add(message, at: offsets)
    }

    func report(_ message: String, at offsets: [UInt32]) throws(ValidationStopped) {
        try report.add(message, at: offsets)
    }

    /// " Did you mean …?" with the options that are spelled like `name`, or nothing.
    func suggestion(
        _ name: String, among options: @autoclosure () -> [String], subject: String? = nil
    ) -> String {
        guard suggestsNames, comparisonsLeft > 0 else { return "" }
        let options = options()
        comparisonsLeft -= options.count
        return Suggestions.didYouMean(name, among: options, subject: subject)
    }

    /// Ends validation with an error that says why.
    func stop(
        _ limit: OperationLimit, maximum: Int, _ message: String, at offsets: [UInt32]
    ) throws(ValidationStopped) -> Never {
        try report.stop(message, exceeded: (limit, maximum), at: offsets)
    }

    func text(_ name: Name) -> String { document.text(name) }
}

/// The report is full, or a document was too much work: nothing more is checked.
struct ValidationStopped: Error {}
