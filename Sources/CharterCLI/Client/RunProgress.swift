import CharterClient

/// How far a run is, as its events tell.
struct RunProgress: Sendable, Equatable {
    private(set) var status = "queued"
    /// 0 to 1.
    private(set) var fraction = 0.0
    /// The steps that are under way, in the order in which they began.
    private(set) var steps: [String] = []

    mutating func apply(_ event: RunEventFragment) {
        status = event.status
        fraction = event.progress.isFinite ? min(max(event.progress, 0), 1) : fraction
        guard let step = event.step else {
            if RunOutcome(status: status) != nil { steps = [] }
            return
        }
        switch event.type {
        case "step.started", "step.retrying", "step.waiting":
            if !steps.contains(step) { steps.append(step) }
        case "step.completed", "step.skipped", "step.failed": steps.removeAll { $0 == step }
        default: break
        }
    }

    /// `[########------------]  40 %  running  fetch, merge`, in at most that many columns.
    func bar(width: Int) -> String {
        let cells = min(30, max(10, width - 50))
        let filled = Int((fraction * Double(cells)).rounded(.down))
        let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: cells - filled)
        let percent = String(Int((fraction * 100).rounded(.down)))
        let padding = String(repeating: " ", count: max(0, 3 - percent.count))
        var line = "[\(bar)] \(padding)\(percent) %  \(status)"
        if !steps.isEmpty { line += "  " + steps.joined(separator: ", ") }
        return line.count > width ? String(line.prefix(max(1, width - 1))) + "…" : line
    }
}
