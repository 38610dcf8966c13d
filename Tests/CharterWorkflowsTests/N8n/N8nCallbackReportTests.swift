import GraphQLJSON
import Testing

@testable import CharterWorkflows

struct N8nCallbackReportTests {
    private func report(_ text: String) throws -> N8nCallbackReport {
        try N8nCallbackReport(try JSONValue.parse(text), attempt: 1)
    }

    @Test(arguments: [
        ("started", N8nCallbackReport.Status.running), ("running", .running), ("success", .success),
        ("completed", .success),
        ("Failed", .error), ("crashed", .error), ("canceled", .canceled), ("cancelled", .canceled),
    ])
    func theWordsOfWorkflows(word: String, status: N8nCallbackReport.Status) throws {
        #expect(try report(#"{"status":"\#(word)"}"#).status == status)
    }

    @Test func withoutAStatusAnErrorIsOne() throws {
        #expect(try report(#"{"error":"no disk"}"#).status == .error)
        #expect(try report(#"{"error":{"message":"no disk","node":"x"}}"#).error == "no disk")
        #expect(try report(#"{"error":{"code":7}}"#).error == #"{"code":7}"#)
        #expect(try report(#"{"status":"error","message":"no disk"}"#).error == "no disk")
        #expect(try report(#"{"error":null,"progress":1}"#).status == .running)
    }

    @Test func whatIsOnTheWayAndWhatIsAnEnd() throws {
        #expect(try report(#"{"progress":0.5}"#).isMilestone)
        #expect(try report(#"{"execution_id":1,"message":"half way"}"#).isMilestone)
        #expect(try report("{}").isMilestone)
        #expect(try !report(#"{"execution_id":1}"#).isMilestone)
        #expect(try !report(#"{"status":"success","progress":1}"#).isMilestone)
    }

    @Test func aSignalIsReadAgain() throws {
        let sent = try report(#"{"executionId":231,"status":"done","progress":1,"message":"m","result":{"a":1}}"#)
        #expect(N8nCallbackReport(signal: try JSONValue.parse(sent.json.encoded())) == sent)
        #expect(N8nCallbackReport(signal: ["status": "success"]) == nil)
        #expect(N8nCallbackReport(signal: ["status": "odd", "attempt": 1]) == nil)
    }

    @Test(arguments: [
        ("[]", "object"), (#"{"status":"odd"}"#, "status"), (#"{"status":7}"#, "status"),
        (#"{"progress":1.5}"#, "progress"), (#"{"progress":"50%"}"#, "progress"), (#"{"progress":-1}"#, "progress"),
        (#"{"execution_id":"../x"}"#, "execution_id"),
    ])
    func aMistakeNamesItsMember(body: String, member: String) {
        #expect { try report(body) } throws: { "\($0)".contains(member) }
    }
}
