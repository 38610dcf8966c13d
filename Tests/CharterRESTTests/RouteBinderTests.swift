import GraphQLJSON
import Testing

@testable import CharterREST

/// Arguments from path, body and query.
@Suite struct RouteBinderTests {
    /// What `notes` was called with.
    private func notes(_ query: String) async throws -> JSONValue {
        let answer = try await TestDoor().get("/api/notes?\(query)")
        guard answer.status == 200, case .array(let list) = answer.data, let text = list.first?["text"]?.stringValue
        else { return .string("\(answer.status) \(answer.error)") }
        return try JSONValue.parse(text)
    }

    /// What `echo` was called with.
    private func echo(_ body: String, _ headers: [String: String] = [:]) async throws -> JSONValue {
        let answer = try await TestDoor().post("/api/echo", body, headers)
        guard answer.status == 200, let text = answer.data["json"]?.stringValue else {
            return .string("\(answer.status) \(answer.error)")
        }
        return try JSONValue.parse(text)
    }

    // MARK: Query

    @Test func textsBecomeValuesOfTheirTypes() async throws {
        #expect(
            try await notes("kind=long_form&limit=5&exact=True&score=1.5e1&tags=a&tags=b+c&tags=%C3%A4") == [
                "kind": "LONG_FORM", "tags": ["a", "b c", "ä"], "limit": 5, "exact": .bool(true), "score": 15,
            ])
    }

    @Test func dottedKeysAreFieldsOfInputObjects() async throws {
        #expect(
            try await notes("filter.min_version=2&filter.kinds=short&filter.deeper.deeper.author.full_name=Ada")
                == [
                    "filter": [
                        "minVersion": 2, "kinds": ["SHORT"], "deeper": ["deeper": ["author": ["fullName": "Ada"]]],
                    ], "limit": 10,
                ])
        #expect(try await notes("filter.minVersion=2") == ["filter": ["minVersion": 2], "limit": 10])
    }

    @Test func oneValueIsAListOfOne() async throws {
        #expect(try await notes("tags=a") == ["tags": ["a"], "limit": 10])
    }

    @Test(arguments: [
        ("limit=x", "\"limit\" must be a whole number, not \"x\"."),
        ("limit=", "\"limit\" must be a whole number, not \"\"."),
        ("limit=1.5", "\"limit\" must be a whole number, not \"1.5\"."),
        ("limit=%201", "\"limit\" must be a whole number, not \" 1\"."),
        ("score=nan", "\"score\" must be a number, not \"nan\"."),
        ("score=0x1", "\"score\" must be a number, not \"0x1\"."),
        ("exact=1", "\"exact\" must be true or false, not \"1\"."),
        ("kind=medium", "\"kind\" cannot be \"medium\". Values are SHORT, LONG_FORM."),
        ("kind=shor", "\"kind\" cannot be \"shor\". Did you mean \"SHORT\"?"),
        ("kinds=short", "\"kinds\" is no parameter of this route. Did you mean \"kind\" or \"fields\"?"),
        ("filter=x", "\"filter\" is no parameter of this route."),
        ("filter.deeper=x", "\"filter.deeper\" is no parameter of this route."),
        ("limit=1&limit=2", "\"limit\" is given twice."),
        ("filter.min_version=1&filter.minVersion=1", "\"filter.minVersion\" is given twice."),
        ("limit=%zz", "The percent-encoding of the query is malformed; it must be of UTF-8 without null characters."),
        ("tags=%00", "The percent-encoding of the query is malformed; it must be of UTF-8 without null characters."),
        ("tags=%FF", "The percent-encoding of the query is malformed; it must be of UTF-8 without null characters."),
    ])
    func badQueriesAreRefused(_ query: String, _ message: String) async throws {
        let answer = try await TestDoor().get("/api/notes?\(query)")
        #expect(answer.status == 400)
        #expect(answer.code == "VALIDATION_ERROR")
        #expect(answer.error.hasPrefix(message), "\(answer.error)")
    }

    @Test func allMistakesAreToldTogether() async throws {
        let answer = try await TestDoor().get("/api/notes?limit=x&exact=y&unknown=1")
        guard case .array(let errors)? = answer.json["details"]?["errors"] else {
            Issue.record("\(answer.text)")
            return
        }
        #expect(errors.map { $0["argument"] } == ["limit", "exact", "unknown"])
        #expect(errors.map { $0["in"] } == ["query", "query", "query"])
        #expect(answer.json["details"]?["argument"] == "limit")
    }

    @Test func whatThePipelineRefusesIsSaidInTheWordsOfTheRoute() async throws {
        let answer = try await TestDoor().get("/api/notes?limit=3000000000")
        #expect(answer.status == 400)
        #expect(
            answer.error
                == "\"limit\" got invalid value 3000000000; "
                + "Int cannot represent non 32-bit signed integer value: 3000000000"
        )
        #expect(answer.json["details"]?["argument"] == "limit")
    }

    // MARK: Body

    @Test func namesOfClientsBecomeNamesOfTheSchema() async throws {
        let answer = try await TestDoor().post(
            "/api/notes", #"{"text":"a","kind":"long_form","author":{"full_name":"Bo"}}"#)
        #expect(answer.status == 400)
        #expect(answer.error == "\"author.full_name\" is no member that this route knows.")
        let renamed = try await TestDoor().post("/api/notes", #"{"text":"a","kind":"long_form","author_name":"Bo"}"#)
        #expect(renamed.data["author"]?["full_name"] == "Bo")
    }

    @Test func absentIsNotNullAndNullStays() async throws {
        let door = try TestDoor()
        let merge = ["content-type": "application/merge-patch+json"]
        #expect(try await door.send(.patch, "/api/notes/7", merge, "{}").data["text"] == "absent")
        #expect(try await door.send(.patch, "/api/notes/7", merge, #"{"text":null}"#).data["text"] == "null")
        #expect(try await door.send(.patch, "/api/notes/7", merge, #"{"text":"x"}"#).data["text"] == "x")
        #expect(try await door.send(.patch, "/api/notes/7").data["text"] == "absent")
    }

    @Test func scalarsOfTheBodyMayComeByTheQuery() async throws {
        let door = try TestDoor()
        #expect(try await door.send(.patch, "/api/notes/7?text=q").data["text"] == "q")
        let twice = try await door.send(.patch, "/api/notes/7?text=q", [:], #"{"text":"b"}"#)
        #expect(twice.error == "\"text\" is given twice.")
    }

    @Test func nestedObjectsAndLists() async throws {
        #expect(
            try await echo(#"{"nested":{"number":1,"items":[{"number":2},{"nested":null}]},"items":{"number":3}}"#) == [
                "nested": ["number": 1, "items": [["number": 2], ["nested": .null]]], "items": [["number": 3]],
            ])
    }

    @Test(arguments: [
        (#"{"nested":{"numbr":1}}"#, "\"nested.numbr\" is no member that this route knows. Did you mean \"number\"?"),
        (#"{"unknown":1}"#, "\"unknown\" is no member that this route knows."),
        (#"{"number":1,"number":2}"#, "The body is no JSON: The key \"number\" occurs twice (byte 12)."),
        (#"[1]"#, "The body must be an object, such as {\"anything\": …}."), ("1", "The body must be an object"),
        ("{", "The body is no JSON: "), (#"{"number":"x"}"#, "\"number\" got invalid value \"x\"; Int cannot"),
        (
            #"{"items":[{},{"nested":{"number":"x at \"input.items[1].nested.number\"; y"}}]}"#,
            #""items[1].nested.number" got invalid value "x at \"input.items[1].nested.number\"; y"; Int cannot"#
        ),
    ])
    func badBodiesAreRefused(_ body: String, _ message: String) async throws {
        let answer = try await TestDoor().post("/api/echo", body)
        #expect(answer.status == 400)
        #expect(answer.code == "VALIDATION_ERROR")
        #expect(answer.error.hasPrefix(message), "\(answer.error)")
    }

    @Test func anEmptyBodyIsAnObjectWithoutMembers() async throws {
        #expect(try await echo("") == [:])
        let answer = try await TestDoor().send(.post, "/api/notes")
        #expect(answer.status == 400)
        #expect(answer.error == "\"text\" is required in the body.")
    }

    @Test func depthAndSizeAreBounded() async throws {
        let deep = String(repeating: #"{"nested":"#, count: 65) + "null" + String(repeating: "}", count: 65)
        #expect(try await echo(deep) == "400 The body is no JSON: Nested more than 64 levels deep (byte 640).")
        let many = #"{"items":["# + String(repeating: "{},", count: 50_000) + "{}]}"
        #expect(try await echo(many).stringValue?.contains("More than 50000 values") == true)
    }

    @Test func aRouteWithoutABodyTakesNone() async throws {
        let answer = try await TestDoor().send(.get, "/api/notes/7", [:], "{}")
        #expect(answer.status == 400)
    }

    @Test(arguments: [
        "text/plain", "application/x-www-form-urlencoded", "application/json; charset=latin1", "x", "application/xml",
    ])
    func otherTypesAreRefused(_ type: String) async throws {
        let answer = try await TestDoor().post("/api/echo", "{}", ["content-type": type])
        #expect(answer.status == 415)
        #expect(answer.error.contains("application/json"))
    }

    @Test(arguments: ["application/json", "Application/JSON; charset=UTF-8", "application/vnd.api+json"])
    func jsonByAnyName(_ type: String) async throws {
        #expect(try await echo("{}", ["content-type": type]) == [:])
    }

    // MARK: XML

    @Test func textsOfXMLBecomeValuesOfTheirTypes() async throws {
        let door = try TestDoor {
            $0.markup = RESTMarkup(
                read: { document, _, shape in
                    guard document == Array("<echo/>".utf8) else { throw BindingMistake(message: "x") }
                    #expect(shape.member("number")?.kind == .number)
                    return ["number": "5", "items": ["number": "6"], "nested": [:]]
                }, write: { value in Array("<\(value.serialized)>".utf8) })
        }
        let xml = ["content-type": "application/xml; charset=utf-8", "accept": "application/xml"]
        let answer = try await door.post("/api/echo", "<echo/>", xml)
        #expect(answer.status == 200)
        #expect(answer.fields.contains("Content-Type: application/xml; charset=utf-8\r\n"))
        #expect(
            answer.text.hasPrefix(
                #"<{"success":true,"data":{"json":"{\"number\":5,\"nested\":{},\"items\":[{\"number\":6}]}"}"#))
        let bad = try await door.post("/api/echo", "<x/>", xml)
        #expect(bad.status == 400)
        #expect(bad.text.hasPrefix(#"<{"success":false"#))
        #expect(try await door.get("/api/notes/7", ["accept": "text/xml"]).fields.contains("Content-Type: text/xml;"))
    }
}
