import GraphQLCodegen
import GraphQLLanguage
import Testing

/// A schema of 5,000 types generates within a second in a release build; the figure is printed, not asserted:
/// `swift test -c release -Xswiftc -enable-testing --filter ScaleTests`.
@Suite struct ScaleTests {
    @Test func fiveThousandTypes() {
        let sources = LargeSchema.sources(types: 5_000)
        let clock = ContinuousClock()
        var result = GeneratorPipeline.Result()
        let time = clock.measure { result = GeneratorPipeline.run(sources) }
        #expect(result.diagnostics == [])
        #expect(result.files.count == sources.count + 3)
        let lines = result.files.reduce(0) { $0 + $1.text.utf8.count { $0 == UInt8(ascii: "\n") } }
        print("generated 5,000 types, \(lines) lines of Swift, in \(time)")
    }
}
