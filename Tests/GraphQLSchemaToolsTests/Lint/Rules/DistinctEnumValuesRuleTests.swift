import Testing

@testable import GraphQLSchemaTools

@Suite struct DistinctEnumValuesRuleTests {
    @Test func valuesDifferByMoreThanCase() throws {
        let sdl = "enum E { RED Red BLUE } enum F { red } extend enum E { blue }"
        #expect(
            try findings(of: DistinctEnumValuesRule.self, in: sdl) == [
                "1:14 The enum value \"Red\" differs from \"RED\" by case alone.",
                "1:56 The enum value \"blue\" differs from \"BLUE\" by case alone.",
            ])
    }
}
