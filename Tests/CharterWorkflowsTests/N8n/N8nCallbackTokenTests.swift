import Foundation
import Testing

@testable import CharterWorkflows

struct N8nCallbackTokenTests {
    private let now = Date(timeIntervalSince1970: 1_764_300_000)
    private let token: N8nCallbackToken
    private let subject: N8nCallbackSubject

    init() throws {
        token = try N8nCallbackToken(secret: N8nSecret("0123456789abcdef"))
        subject = N8nCallbackSubject(
            runID: "run-1", step: "map[3]", attempt: 2, expiresAt: now.addingTimeInterval(60))
    }

    @Test func whatWasSignedIsReadAgain() throws {
        let text = token.sign(subject)
        #expect(try token.verify(text, at: now) == subject)
        #expect(text.utf8.allSatisfy { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "=") })
    }

    @Test func itExpires() {
        let text = token.sign(subject)
        #expect(throws: N8nCallbackToken.Refusal.expired) { try token.verify(text, at: now.addingTimeInterval(60)) }
    }

    @Test func anotherSecretSignsNothingHere() throws {
        let other = try N8nCallbackToken(secret: N8nSecret("0123456789abcdeF"))
        #expect(throws: N8nCallbackToken.Refusal.forged) { try token.verify(other.sign(subject), at: now) }
    }

    @Test func aSubjectWithTheSignatureOfAnotherIsForged() {
        var other = subject
        other.runID = "run-2"
        let (mine, theirs) = (token.sign(subject).split(separator: "."), token.sign(other).split(separator: "."))
        #expect(throws: N8nCallbackToken.Refusal.forged) { try token.verify("\(theirs[0]).\(mine[1])", at: now) }
    }

    @Test func everyChangedByteIsNoticed() {
        let bytes = Array(token.sign(subject).utf8)
        for position in bytes.indices {
            var changed = bytes
            changed[position] = changed[position] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
            let text = String(decoding: changed, as: UTF8.self)
            #expect(throws: N8nCallbackToken.Refusal.self) { try token.verify(text, at: now) }
        }
    }

    @Test(arguments: ["", ".", "a", "a.b", "a.b.c", "e30.e30", "=.=", String(repeating: "A", count: 5_000)])
    func whatIsNoTokenIsForged(text: String) {
        #expect(throws: N8nCallbackToken.Refusal.forged) { try token.verify(text, at: now) }
    }

    @Test func aShortSecretIsNone() {
        #expect(throws: N8nError.self) { try N8nCallbackToken(secret: N8nSecret("0123456789abcde")) }
    }
}
