import CharterClient
import GraphQLJSON

/// Shows the events of a run while they come.
struct RunDisplay {
    enum Form {
        /// One line that changes, for a person at a window.
        case bar
        /// A line for each event, without the pieces of texts.
        case lines
        /// The same on standard output, pieces included, as the answer of the command.
        case answer
        /// Each event as a JSON object on a line of standard output.
        case json
        /// Nothing.
        case none
    }

    private let terminal: Terminal
    private let form: Form
    private var progress = RunProgress()
    private var hasBar = false

    init(_ form: Form, on terminal: Terminal) {
        self.form = form
        self.terminal = terminal
    }

    mutating func show(_ event: RunEventFragment, json: () throws -> String) throws {
        progress.apply(event)
        switch form {
        case .bar:
            // Back to the line's beginning, and clear what was there.
            terminal.writeError("\r\u{1B}[2K" + Terminal.visible(progress.bar(width: terminal.width)))
            hasBar = true
        case .lines: if !Self.isPiece(event) { terminal.say(Self.line(event)) }
        case .answer: if !Self.isPiece(event) { terminal.print(Self.line(event)) }
        case .json: terminal.print(try json())
        case .none: break
        }
    }

    /// Leaves the line of the bar.
    mutating func close() {
        if hasBar { terminal.writeError("\n") }
        hasBar = false
    }

    /// Events of a step's own that only continue a text.
    private static func isPiece(_ event: RunEventFragment) -> Bool { event.type.hasSuffix(".delta") }

    /// `12:00:00   40 %  step.completed  fetch`, and why where something failed.
    static func line(_ event: RunEventFragment) -> String {
        let clock = event.timestamp.split(separator: "T").last.map { String($0.prefix(8)) } ?? event.timestamp
        let fraction = event.progress.isFinite ? min(max(event.progress, 0), 1) : 0
        let percent = String(Int((fraction * 100).rounded(.down)))
        let padding = String(repeating: " ", count: max(0, 3 - percent.count))
        var line = "\(clock)  \(padding)\(percent) %  \(event.type)"
        if let step = event.step { line += "  \(step)" }
        if let reason = reason(event.data) { line += ": \(reason)" }
        return line
    }

    /// What an event says of a failure, its own or that of an attempt.
    private static func reason(_ data: JSONValue?) -> String? {
        (data?["failure"] ?? data)?["message"]?.stringValue
    }
}
