import Testing

@testable import CharterIdempotency

struct RequestFingerprintTests {
    private func fingerprint(
        _ method: String = "POST", _ target: String = "/a?b=c", _ type: String = "application/json",
        _ body: String = "{}"
    ) -> RequestFingerprint {
        RequestFingerprint(method: method, target: target, contentType: type, body: Array(body.utf8))
    }

    @Test func everyPartCounts() {
        let all = [
            fingerprint(), fingerprint("PUT"), fingerprint("POST", "/a?b=d"), fingerprint("POST", "/a?b=c", "text/xml"),
            fingerprint("POST", "/a?b=c", "application/json", "{ }"),
        ]
        #expect(Set(all).count == all.count)
        #expect(fingerprint() == fingerprint())
        #expect(fingerprint().bytes.count == 32)
    }

    @Test func partsDoNotRunIntoEachOther() {
        #expect(fingerprint("POST", "/ab", "c", "") != fingerprint("POST", "/a", "bc", ""))
        #expect(fingerprint("POST", "", "", "x") != fingerprint("POST", "x", "", ""))
    }

    @Test func usersRoutesAndKeysAreApart() throws {
        func id(_ key: String, _ user: String, _ route: String) throws -> [UInt8] {
            IdempotentRequest(
                key: try IdempotencyKey(fieldValue: key), user: user, route: route, fingerprint: fingerprint()
            ).id
        }
        let ids = [
            try id("k", "u", "r"), try id("l", "u", "r"), try id("k", "v", "r"), try id("k", "u", "s"),
            try id("k", "ur", ""), try id("k", "", "ur"), try id("k", "u\0", "r"),
        ]
        #expect(Set(ids).count == ids.count)
    }
}
