import Testing

@testable import GraphQLLanguage
@testable import GraphQLValidation

@Suite struct NameInternerTests {
    @Test(arguments: [3, 8, 9, 500])
    func equalNamesGetEqualNumbers(_ count: Int) throws {
        let names = (0..<count).map { "n\($0)" }.joined(separator: " ")
        let document = try Document.parse("{ \(names) \(names) }")
        var interner = NameInterner(document)
        let numbers = document.fields.map { interner.intern($0.name) }
        #expect(numbers == Array(0..<count) + Array(0..<count))
        #expect(interner.count == count)
    }

    /// Names are told apart also when the hash that they carry is the same for all.
    @Test func collidingHashesAreToldApart() throws {
        let document = try Document.parse("{ \((0..<400).map { "n\($0)" }.joined(separator: " ")) }")
        let names = document.fields.map { Name(start: $0.name.start, length: $0.name.length, hash: 7) }
        var interner = NameInterner(document)
        #expect((names + names).map { interner.intern($0) } == Array(0..<400) + Array(0..<400))
    }
}
