extension DefinitionChecks {
    /// No step needs itself, directly or by others. Each cycle is named once, in order.
    static func noCycles(_ outline: WorkflowOutline, _ report: inout DefinitionReport) {
        let steps = Dictionary(outline.steps.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        // What is finished leads into no cycle that is not reported.
        var finished: Set<String> = []
        for start in outline.steps {
            // Depth first, with the path from the start on a stack of our own.
            var path: [(step: WorkflowOutline.Step, next: Int)] = finished.contains(start.name) ? [] : [(start, 0)]
            while let (step, next) = path.last {
                guard next < step.needs.count else {
                    finished.insert(step.name)
                    path.removeLast()
                    continue
                }
                path[path.count - 1].next += 1
                let need = step.needs[next]
                guard !finished.contains(need.step), let needed = steps[need.step] else { continue }
                if let place = path.firstIndex(where: { $0.step.name == need.step }) {
                    let cycle = (path[place...].map(\.step.name) + [need.step]).joined(separator: " → ")
                    report.add(
                        "these steps need each other in a circle: \(cycle); leave one of the needs out",
                        at: need.node.location)
                } else {
                    path.append((needed, 0))
                }
            }
        }
    }
}
