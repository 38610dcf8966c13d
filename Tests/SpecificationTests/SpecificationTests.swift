import Testing

/// Every example of the September 2025 edition, valid and invalid, and what its prose says without one.
/// The cases are in `Sections`, what is covered in `COVERAGE.md`.
@Suite struct SpecificationTests {
    @Test(arguments: SpecificationSuite.executable)
    func example(_ example: SpecificationCase) async throws {
        try await CaseRunner(example: example).run()
    }
}
