import Testing

@testable import GraphQLValidation

@Suite struct NoFragmentCyclesTests {
    @Test func sharedFragmentsPass() throws {
        try expectValid(
            "fragment A on Dog { ...B ...C } fragment B on Dog { ...C ...C } fragment C on Dog { name ...Unknown }",
            NoFragmentCycles.self)
    }

    @Test func aFragmentInItselfDoesNot() throws {
        try expectErrors(
            "fragment A on Dog { mate { ...A } }", NoFragmentCycles.self,
            [Expected("Cannot spread fragment \"A\" within itself.", "1:28")])
    }

    @Test func everyCycleIsToldOnce() throws {
        try expectErrors(
            "fragment A on Dog { ...B } fragment B on Dog { ...C ...A } fragment C on Dog { ...A ...B }",
            NoFragmentCycles.self,
            [
                Expected("Cannot spread fragment \"A\" within itself via \"B\", \"C\".", "1:21", "1:48", "1:80"),
                Expected("Cannot spread fragment \"B\" within itself via \"C\".", "1:48", "1:85"),
                Expected("Cannot spread fragment \"A\" within itself via \"B\".", "1:21", "1:53"),
            ])
    }
}
