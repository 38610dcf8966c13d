import Testing

@testable import CharterSocket

struct SocketRequestTests {
    private func read(_ text: String) throws(SocketProblem) -> SocketRequest {
        var text = text
        let result = text.withUTF8 { bytes -> Result<SocketRequest, SocketProblem> in
            do throws(SocketProblem) {
                return .success(try SocketRequest.read(UnsafeRawBufferPointer(bytes), maxDepth: 16))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    @Test(
        arguments: [
            (#"{"type":"ping"}"#, .ping), (#"{"type":"pong","timestamp":"x"}"#, .pong),
            (#"{"type":"unsubscribe","id":"a"}"#, .unsubscribe(id: "a")),
            (#"{"type":"unsubscribe","component":"workflow"}"#, .unsubscribeAll(.workflow)),
            (#"{"type":"subscribe","component":"workflow"}"#, .subscribe(id: nil, .runs(after: nil))),
            (
                #"{"type":"subscribe","id":"a","component":"workflow","data":{"after":"7"}}"#,
                .subscribe(id: "a", .runs(after: "7"))
            ),
            (
                #"{"type":"subscribe","id":null,"component":"workflow","data":{"execution_id":"r","after":"3"}}"#,
                .subscribe(id: nil, .run(id: "r", after: "3"))
            ),
            (
                #"{"type":"subscribe","component":"ai","data":{"request_id":"q","after":null}}"#,
                .subscribe(id: nil, .request(id: "q", after: nil))
            ),
            (
                #"{"type":"subscribe","component":"ai","data":{"prompt":"Hi","model":"m","max_tokens":5,"#
                    + #""temperature":0.5,"task":"code","idempotency_key":"k"}}"#,
                .subscribe(
                    id: nil,
                    .generate([
                        "prompt": "Hi", "model": "m", "maxTokens": 5, "temperature": 0.5, "task": "CODE",
                        "idempotencyKey": "k",
                    ]))
            ),
            (
                #"{"type":"subscribe","component":"ai","data":{"messages":[{"role":"user","content":"Hi"}]}}"#,
                .subscribe(id: nil, .generate(["messages": [["role": "USER", "content": "Hi"]]]))
            ),
            (#"{"type":"subscribe","component":"dashboard","data":{}}"#, .subscribe(id: nil, .metrics(every: 5))),
            (
                #"{"type":"subscribe","component":"dashboard","data":{"interval":1.5}}"#,
                .subscribe(id: nil, .metrics(every: 1.5))
            ),
        ] as [(String, SocketRequest)])
    func readsWhatClientsWant(_ text: String, request: SocketRequest) throws {
        #expect(try read(text) == request)
    }

    @Test(arguments: [
        ("{", "The message is no JSON"), ("[]", "Send an object, such as"),
        ("{}", "The message has no type: send subscribe"),
        (#"{"type":5}"#, "The message has no type"),
        (#"{"type":"start"}"#, #"The type "start" is not known: send subscribe"#),
        (#"{"type":"subscribe"}"#, "component must be ai, workflow or dashboard"),
        (
            #"{"type":"subscribe","component":"db"}"#,
            #"There is no component "db": it must be ai, workflow or dashboard."#
        ),
        (#"{"type":"subscribe","component":["ai"]}"#, "component must be"),
        (#"{"type":"subscribe","component":"ai"}"#, "Give a prompt or messages, or the request_id"),
        (#"{"type":"subscribe","component":"ai","prompt":"Hi"}"#, #""prompt" is not known: a message has"#),
        (#"{"type":"subscribe","component":"ai","data":[]}"#, "data must be an object"),
        (
            #"{"type":"subscribe","component":"ai","data":{"prmpt":"Hi"}}"#,
            #""prmpt" is not known in the data of component ai, which takes request_id,"#
        ),
        (#"{"type":"subscribe","component":"ai","data":{"prompt":5}}"#, "prompt must be a string"),
        (
            #"{"type":"subscribe","component":"ai","data":{"prompt":"a","max_tokens":"5"}}"#,
            "max_tokens must be a whole number"
        ),
        (
            #"{"type":"subscribe","component":"ai","data":{"prompt":"a","temperature":"hot"}}"#,
            "temperature must be a number"
        ),
        (#"{"type":"subscribe","component":"ai","data":{"messages":"a"}}"#, "messages must be a list"),
        (#"{"type":"subscribe","component":"ai","data":{"prompt":"a","after":"1"}}"#, "after belongs to a request_id"),
        (
            #"{"type":"subscribe","component":"ai","data":{"prompt":"a","request_id":"1"}}"#,
            "prompt belongs to a new request"
        ),
        (#"{"type":"subscribe","component":"workflow","data":{"execution_id":1}}"#, "execution_id must be a string"),
        (#"{"type":"subscribe","component":"workflow","data":{"after":1}}"#, "after must be the position"),
        (#"{"type":"subscribe","component":"dashboard","data":{"after":"1"}}"#, #""after" is not known"#),
        (#"{"type":"subscribe","component":"dashboard","data":{"interval":0.5}}"#, "1 to 3600"),
        (#"{"type":"subscribe","component":"dashboard","data":{"interval":"5"}}"#, "1 to 3600"),
        (#"{"type":"subscribe","component":"workflow","id":""}"#, "id must be a string of 1 to 128 bytes"),
        (#"{"type":"subscribe","component":"workflow","id":7}"#, "id must be a string"),
        (#"{"type":"unsubscribe"}"#, "Say what to unsubscribe from"),
        (#"{"type":"ping","a":[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]}"#, "The message is no JSON"),
    ])
    func saysWhatToSendInstead(_ text: String, message: String) throws {
        let problem = try #require(throws: SocketProblem.self) { try read(text) }
        #expect(problem.message.contains(message), "\(problem.message)")
    }

    @Test func aProblemNamesTheSubscriptionThatItIsAbout() throws {
        let problem = try #require(throws: SocketProblem.self) {
            try read(#"{"type":"subscribe","component":"ai","id":"a","data":{"prompt":1}}"#)
        }
        #expect(problem.component == .ai)
        #expect(problem.id == "a")
    }
}
