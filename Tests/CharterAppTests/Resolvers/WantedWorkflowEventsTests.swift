import GraphQLExecution
import Testing

@testable import CharterApp

struct WantedWorkflowEventsTests {
    private let event = WorkflowEvent(
        id: "r", workflow: "greet", sequence: 1, position: "1", type: "run.started", step: nil, status: "running",
        progress: 0, data: nil, timestamp: "")

    private func filter(
        workflows: Nullable<[String]> = .absent, types: Nullable<[String]> = .absent, id: Nullable<ID> = .absent
    ) -> WantedWorkflowEvents {
        WantedWorkflowEvents(WorkflowEventFilterInput(workflows: workflows, types: types, id: id))
    }

    @Test func withoutFilterAllAreWanted() {
        #expect(WantedWorkflowEvents(nil).includes(event))
        #expect(filter().includes(event))
        #expect(filter(workflows: .null, types: .null, id: .null).includes(event))
    }

    @Test func allOfWhatIsGivenMustHold() {
        #expect(
            filter(workflows: .value(["x", "greet"]), types: .value(["run.started"]), id: .value("r")).includes(event))
        #expect(!filter(workflows: .value(["x"])).includes(event))
        #expect(!filter(workflows: .value(["greet"]), types: .value(["run.failed"])).includes(event))
        #expect(!filter(id: .value("s")).includes(event))
        #expect(!filter(types: .value([])).includes(event))
    }
}
