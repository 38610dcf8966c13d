import GraphQLLanguage
import GraphQLSchema

/// A convention for schemas. One file each in `Rules`; `SpecifiedLintRules` lists them.
public protocol LintRule: SendableMetatype {
    /// The name under which it is configured and silenced.
    static var name: String { get }
    /// One sentence that says what it asks for.
    static var summary: String { get }
    /// Nil where it is off until a configuration turns it on.
    static var defaultSeverity: LintSeverity? { get }

    static func check(_ subject: LintSubject, _ report: inout LintReport)
}

/// What rules look at.
public struct LintSubject {
    let documents: [Document]
    /// Nil when the documents have mistakes.
    let schema: Schema?
    let elements: [SchemaElement]

    init(documents: [Document], schema: Schema?) {
        self.documents = documents
        self.schema = schema
        elements = SchemaElement.all(in: documents)
    }

    func document(of element: SchemaElement) -> Document { documents[element.document] }
}

/// Collects what the rules find.
public struct LintReport {
    struct Reported {
        let rule: String
        let severity: LintSeverity
        let message: String
        let document: Int
        /// The byte that the message is about, and the first of its element, where a comment above it stands.
        let offset: UInt32
        let start: UInt32
    }

    private(set) var reported: [Reported] = []
    private var rule = ""
    private var severity = LintSeverity.warning

    mutating func begin(_ rule: String, _ severity: LintSeverity) {
        self.rule = rule
        self.severity = severity
    }

    /// Reports an element, at its name.
    mutating func add(_ message: String, at element: SchemaElement) {
        add(message, at: element.name.start, of: element)
    }

    /// Reports an element, at another place in its document.
    mutating func add(_ message: String, at offset: UInt32, of element: SchemaElement) {
        reported.append(
            Reported(
                rule: rule, severity: severity, message: message, document: element.document, offset: offset,
                start: element.start))
    }
}
