import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import Testing

@testable import CharterREST

/// The form of answers (reference guide, "API Response Format" and "Standard Error Responses").
@Suite struct EnvelopeTests {
    @Test func aSuccessIsTheDataInTheEnvelope() async throws {
        let answer = try await TestDoor().get("/api/notes/7")
        #expect(answer.status == 200)
        #expect(
            answer.text == #"{"success":true,"data":{"id":"7","text":"Text","version":3,"kind":"LONG_FORM","#
                + #""author":{"id":"1","full_name":"Ada"},"tags":["x"]},"error":null,"#
                + #""timestamp":"2026-01-01T00:00:00Z","request_id":"r1"}"#)
        #expect(answer.fields.contains("Content-Type: application/json; charset=utf-8\r\n"))
        #expect(answer.fields.contains("X-Request-ID: r1\r\n"))
        #expect(answer.fields.contains("Vary: Accept, Accept-Encoding\r\n"))
    }

    @Test func aFailureSaysWhatAndWhy() async throws {
        let answer = try await TestDoor().get("/api/fails/RATE_LIMIT_ERROR?retry_after=7")
        #expect(answer.status == 429)
        #expect(
            answer.text == #"{"success":false,"data":null,"error":"It fails.","code":"RATE_LIMIT_ERROR","#
                + #""details":{"retryAfter":7},"#
                + #""timestamp":"2026-01-01T00:00:00Z","request_id":"r1"}"#)
        #expect(answer.fields.contains("Retry-After: 7\r\n"))
        #expect(answer.fields.contains("Cache-Control: no-store\r\n"))
        #expect(answer.fields.contains("X-Request-ID: r1\r\n"))
    }

    @Test(arguments: [
        ("VALIDATION_ERROR", 400, "VALIDATION_ERROR"), ("BAD_USER_INPUT", 400, "VALIDATION_ERROR"),
        ("AUTHENTICATION_ERROR", 401, "AUTHENTICATION_ERROR"), ("AUTHORIZATION_ERROR", 403, "AUTHORIZATION_ERROR"),
        ("NOT_FOUND_ERROR", 404, "NOT_FOUND_ERROR"), ("CONFLICT_ERROR", 409, "CONFLICT_ERROR"),
        ("RATE_LIMIT_ERROR", 429, "RATE_LIMIT_ERROR"), ("INTERNAL_ERROR", 500, "INTERNAL_ERROR"),
        ("UPSTREAM_ERROR", 502, "UPSTREAM_ERROR"), ("CIRCUIT_OPEN", 503, "CIRCUIT_OPEN"), ("TIMEOUT", 504, "TIMEOUT"),
        ("SOMETHING_ELSE", 500, "SOMETHING_ELSE"),
    ])
    func theCodeDecidesTheStatus(_ thrown: String, _ status: Int, _ code: String) async throws {
        let answer = try await TestDoor().get("/api/fails/\(thrown)")
        #expect(answer.status == status)
        #expect(answer.code == code)
        #expect(answer.fields.contains("WWW-Authenticate: Bearer\r\n") == (status == 401))
    }

    @Test func dataWithErrorsIsASuccessThatTellsThem() async throws {
        let answer = try await TestDoor().get("/api/partial")
        #expect(answer.status == 200)
        #expect(answer.json["success"] == .bool(true))
        #expect(answer.data["id"] == "8")
        #expect(answer.data["text"] == .null)
        #expect(answer.json["error"] == .null)
        guard case .array(let errors)? = answer.json["details"]?["errors"] else {
            Issue.record("no errors")
            return
        }
        #expect(errors.first?["message"] == "No text.")
        // Into the data that the client has; of an operation that it never wrote there are no places to show.
        #expect(errors.first?["path"] == ["text"])
        #expect(errors.first?["locations"] == nil)
        #expect(answer.entityTag == nil)
    }

    @Test func anOperationOfItsOwnAnswersAllOfItsData() async throws {
        let answer = try await TestDoor().get("/api/both/7")
        #expect(answer.data == ["first": ["id": "7"], "partial": ["id": "8", "version": 1]])
    }

    @Test func anOperationOfWhichEverythingFailsIsAFailure() throws {
        func read(_ text: String) -> ResponseData {
            let response = GraphQLResponse(
                body: ResponseBody(Array(text.utf8)), outcome: .executed(hasErrors: true, dataIsNull: false))
            return ResponseData(response, opening: ResponseData.opening(nil), responseKey: nil)
        }
        let error = #"[{"message":"x","path":["a"]}]"#
        guard case .failed(let errors) = read(#"{"errors":\#(error),"data":{"a":null,"b":null}}"#) else {
            Issue.record("data of nothing")
            return
        }
        #expect(errors.count == 1)
        guard case .partial(let data, _) = read(#"{"errors":\#(error),"data":{"a":null,"b":1}}"#) else {
            Issue.record("no data")
            return
        }
        #expect(data == ["a": .null, "b": 1])
    }

    @Test func pathsOfErrorsLeadIntoTheDataThatThereIs() throws {
        let error: JSONValue = [
            "message": "x", "path": ["first", 3, "text"], "locations": [["line": 1, "column": 2]],
        ]
        func path(_ dataDepth: Int?) -> JSONValue? { Failure([error], dataDepth: dataDepth).details["path"] }
        #expect(path(nil) == nil)
        #expect(path(0) == ["first", 3, "text"])
        #expect(path(1) == [3, "text"])
        #expect(path(3) == nil)
        let several = Failure([error, error], dataDepth: 1).details["errors"]
        let entry: JSONValue = ["message": "x", "code": "INTERNAL_ERROR", "path": [3, "text"]]
        #expect(several == [entry, entry])
    }

    @Test func whatIsNotThereIsNotFound() async throws {
        let answer = try await TestDoor().get("/api/notes/8")
        #expect(answer.status == 404)
        #expect(answer.code == "NOT_FOUND_ERROR")
    }

    @Test func aPathOfNothingIsNotFoundInTheEnvelope() async throws {
        let answer = try await TestDoor().get("/api/nothing/")
        #expect(answer.status == 404)
        #expect(answer.code == "NOT_FOUND_ERROR")
        #expect(answer.error.contains("slash"))
    }

    @Test func problemDetailsForThoseWhoAsk() async throws {
        let answer = try await TestDoor().get("/api/notes/8", ["accept": "application/problem+json"])
        #expect(answer.status == 404)
        #expect(answer.fields.contains("Content-Type: application/problem+json\r\n"))
        #expect(answer.json["title"] == "Not Found")
        #expect(answer.json["status"] == 404)
        #expect(answer.json["detail"] == "There is nothing of that name.")
        #expect(answer.code == "NOT_FOUND_ERROR")
        #expect(try await TestDoor().get("/api/notes/7", ["accept": "application/problem+json"]).data["id"] == "7")
    }

    @Test func createdSaysWhere() async throws {
        let answer = try await TestDoor().post("/api/notes", #"{"text":"New"}"#)
        #expect(answer.status == 201)
        #expect(answer.fields.contains("Location: /api/notes/a%2Fb\r\n"))
        #expect(answer.data["text"] == "New")
    }

    @Test func deletedHasNoBody() async throws {
        let answer = try await TestDoor().send(.delete, "/api/notes/7")
        #expect(answer.status == 204)
        #expect(answer.text.isEmpty)
    }

    @Test func aMaskedErrorKeepsItsIncident() async throws {
        var options = PipelineOptions()
        options.formatError = ErrorFormatter { _, context in
            GraphQLError(
                "An internal error occurred.",
                extensions: ["code": "INTERNAL_ERROR", "incident": .string(context.requestID)])
        }
        let answer = try await TestDoor(pipeline: options).get("/api/fails/X", ["x-request-id": "r9"])
        #expect(answer.status == 500)
        #expect(answer.json["details"]?["incident"] == "r9")
        #expect(answer.error == "An internal error occurred.")
    }
}
