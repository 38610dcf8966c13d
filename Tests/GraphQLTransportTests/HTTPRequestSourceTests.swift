import Testing

@testable import GraphQLTransport

@Suite struct HTTPRequestSourceTests {
    @Test(arguments: [0, 9, 35, 36, 1_295, 1_296, UInt64.max]) func numbersAreToTheBaseOf36(_ number: UInt64) {
        #expect(HTTPRequestSource.identifier("loop-", number) == "loop-" + String(number, radix: 36))
    }

    @Test func numbersNeedNoPrefix() { #expect(HTTPRequestSource.identifier("", 71) == "1z") }
}
