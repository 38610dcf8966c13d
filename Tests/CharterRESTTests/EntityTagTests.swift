import GraphQLJSON
import Testing

@testable import CharterREST

/// Entity tags and the conditions on them.
@Suite struct EntityTagTests {
    private func tag(_ version: Int64?, _ data: String, form: String? = nil) -> String {
        Array(data.utf8).withUnsafeBytes { EntityTag(version: version, data: $0, form: form).text }
    }

    @Test func tagsAreOfTheDataAndItsVersion() {
        #expect(tag(nil, "abc") == tag(nil, "abc"))
        #expect(tag(nil, "abc") != tag(nil, "abd"))
        #expect(tag(nil, "") != tag(nil, "\0"))
        #expect(tag(7, "abc") == "v7-" + tag(nil, "abc"))
        #expect(tag(7, "abc", form: "xml") == tag(7, "abc") + "-xml")
        #expect(tag(nil, "abc").utf8.count == 32)
        var seen: Set<String> = []
        for number in 0..<20_000 { seen.insert(tag(nil, "{\"id\":\"\(number)\"}")) }
        #expect(seen.count == 20_000)
    }

    @Test func listsAreReadStrictly() throws {
        let list = try #require(EntityTagList(#"W/"a", "v7-ff-gzip" ,"c""#))
        #expect(list.items.map(\.text) == ["a", "v7-ff", "c"])
        #expect(list.items.map(\.isWeak) == [true, false, false])
        #expect(list.versions == [7])
        #expect(EntityTagList("*")?.isAny == true)
        for field in ["", "a", "\"a", "\"a\" *", "W/a", "*,\"a\""] { #expect(EntityTagList(field) == nil, "\(field)") }
    }

    @Test func readersAskWithoutReadingAgain() async throws {
        let door = try TestDoor()
        let first = try await door.get("/api/notes/7")
        let tag = try #require(first.entityTag)
        #expect(tag.hasPrefix("v3-"))
        #expect(first.fields.contains("Cache-Control: private, max-age=60\r\n"))
        for field in ["\"\(tag)\"", "W/\"\(tag)\"", "\"\(tag)-gzip\"", "\"x\", \"\(tag)\"", "*"] {
            let again = try await door.get("/api/notes/7", ["if-none-match": field])
            #expect(again.status == 304, "\(field)")
            #expect(again.text.isEmpty)
            #expect(again.entityTag == tag)
            #expect(again.fields.contains("X-Request-ID: r1\r\n"))
            #expect(again.fields.contains("Cache-Control: private, max-age=60\r\n"))
        }
        #expect(try await door.get("/api/notes/7", ["if-none-match": "\"v3-0\""]).status == 200)
        #expect(try await door.get("/api/notes/7?fields=id").entityTag != tag)
        #expect(try await door.get("/api/notes").fields.contains("Cache-Control: no-cache\r\n"))
    }

    @Test func readersAskForOneVersionOnly() async throws {
        let door = try TestDoor()
        let tag = try #require(try await door.get("/api/notes/7").entityTag)
        for field in ["\"\(tag)\"", "\"x\", \"\(tag)-gzip\"", "*"] {
            let same = try await door.get("/api/notes/7", ["if-match": field])
            #expect(same.status == 200, "\(field)")
            #expect(same.entityTag == tag)
        }
        // A weak tag is no strong one.
        for field in ["\"v3-0\"", "W/\"\(tag)\""] {
            let other = try await door.get("/api/notes/7", ["if-match": field])
            #expect(other.status == 412, "\(field)")
            #expect(other.code == "CONFLICT_ERROR")
            #expect(other.entityTag == nil)
        }
        let malformed = try await door.get("/api/notes/7", ["if-match": "v3"])
        #expect(malformed.status == 400)
        #expect(malformed.json["details"] == ["argument": "If-Match", "in": "header"])
    }

    /// RFC 9110 section 13.2.2.
    @Test func conditionsAreJudgedInTheirOrder() async throws {
        let door = try TestDoor()
        let tag = "\"\(try #require(try await door.get("/api/notes/7").entityTag))\""
        func status(_ path: String, _ ifMatch: String, _ ifNoneMatch: String) async throws -> Int {
            try await door.get(path, ["if-match": ifMatch, "if-none-match": ifNoneMatch]).status
        }
        #expect(try await status("/api/notes/7", tag, tag) == 304)
        #expect(try await status("/api/notes/7", tag, "\"x\"") == 200)
        #expect(try await status("/api/notes/7", "\"x\"", tag) == 412)
        #expect(try await status("/api/notes/7", "\"x\"", "*") == 412)
        // What would not succeed without conditions is not judged by them.
        #expect(try await status("/api/notes/8", "\"x\"", "*") == 404)
        // Data that something is missing from has no tag, so that a list cannot name it.
        #expect(try await status("/api/partial", tag, "\"x\"") == 412)
        #expect(try await status("/api/partial", "*", "*") == 200)
        // No more has a stream.
        #expect(try await status("/api/ticks", tag, "\"x\"") == 412)
        #expect(try await status("/api/ticks", "*", "*") == 200)
        // There are no dates to compare.
        let old = ["if-unmodified-since": "Sat, 29 Oct 1994 19:43:31 GMT"]
        #expect(try await door.get("/api/notes/7", old).status == 200)
    }

    @Test func aWriteOfAnotherVersionIsRefused() async throws {
        let door = try TestDoor()
        func patch(_ tag: String, _ body: String = "{}") async throws -> TestAnswer {
            try await door.send(.patch, "/api/notes/7", ["if-match": tag], body)
        }
        let written = try await patch("\"v3-00\"")
        #expect(written.status == 200)
        #expect(written.entityTag?.hasPrefix("v4-") == true)
        #expect(written.fields.contains("Cache-Control: no-store\r\n"))
        // The operation compares, so nothing can come in between.
        let late = try await patch("\"v2-00\"")
        #expect(late.status == 412)
        #expect(late.code == "CONFLICT_ERROR")
        #expect(try await patch("W/\"v3-00\"").status == 412)
        #expect(try await patch("\"00\"").status == 412)
        #expect(try await patch("*").status == 200)
        #expect(try await patch("\"v3-00\"", #"{"expected_version":3}"#).status == 200)
        #expect(try await patch("\"v3-00\"", #"{"expected_version":2}"#).status == 412)
        #expect(try await patch("v3").status == 400)
        #expect(try await patch("\"v3-0\", \"v4-0\"").status == 400)
        // Without the field, the argument's own conflict stays one.
        #expect(try await door.send(.patch, "/api/notes/7", [:], #"{"expected_version":2}"#).status == 409)
    }

    @Test func aConditionThatCannotBeJudgedIsNotIgnored() async throws {
        let door = try TestDoor()
        #expect(try await door.send(.delete, "/api/notes/7", ["if-match": "\"v3-00\""]).status == 400)
        #expect(try await door.post("/api/notes", #"{"text":"a"}"#, ["if-none-match": "*"]).status == 400)
    }
}
