import CharterClient
import Foundation
import GraphQLJSON
import Testing

@testable import CharterCLI

@Suite struct RunDisplayTests {
    private func event(_ json: JSONValue) throws -> RunEventFragment {
        try JSONDecoder().decode(RunEventFragment.self, from: Data(json.encoded()))
    }

    @Test func aLineSaysWhyAStepFailed() throws {
        let failed = try event(
            RunsFixture.event(
                3, "step.failed", "running", 0.257, step: "ask", data: ["attempt": 1, "failure": ["message": "No."]]))
        #expect(RunDisplay.line(failed) == "12:00:03   25 %  step.failed  ask: No.")
        let ended = try event(RunsFixture.event(4, "run.failed", "failed", 0.25, data: ["message": "No."]))
        #expect(RunDisplay.line(ended) == "12:00:04   25 %  run.failed: No.")
    }

    @Test func aBarShowsWhatIsUnderWay() throws {
        var progress = RunProgress()
        #expect(progress.bar(width: 80) == "[------------------------------]   0 %  queued")
        for step in ["fetch", "merge"] {
            progress.apply(try event(RunsFixture.event(1, "step.started", "running", 0.5, step: step)))
        }
        #expect(progress.bar(width: 80) == "[###############---------------]  50 %  running  fetch, merge")
        #expect(progress.bar(width: 40) == "[#####-----]  50 %  running  fetch, mer…")
        progress.apply(try event(RunsFixture.event(2, "step.completed", "running", 0.999, step: "fetch")))
        #expect(progress.bar(width: 80) == "[#############################-]  99 %  running  merge")
        progress.apply(try event(RunsFixture.event(3, "run.succeeded", "succeeded", 1)))
        #expect(progress.bar(width: 80) == "[##############################] 100 %  succeeded")
    }
}
