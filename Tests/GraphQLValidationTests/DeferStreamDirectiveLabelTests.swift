import Testing

@testable import GraphQLValidation

@Suite struct DeferStreamDirectiveLabelTests {
    @Test func differentLabelsPass() throws {
        try expectValid(
            "{ dog { ... @defer(label: \"a\") { name } ... @defer { name } tricks @stream(label: \"b\") } }",
            DeferStreamDirectiveLabel.self)
    }

    @Test func labelsAreLiteralStrings() throws {
        try expectErrors(
            "query($l: String) { dog { ... @defer(label: $l) { name } tricks @stream(label: null) } }",
            DeferStreamDirectiveLabel.self,
            [
                Expected("Argument \"@defer(label:)\" must be a static string.", "1:31"),
                Expected("Argument \"@stream(label:)\" must be a static string.", "1:65"),
            ])
    }

    @Test func labelsAreUniqueAcrossBoth() throws {
        try expectErrors(
            "{ dog { ... @defer(label: \"a\") { name } tricks @stream(label: \"\\u0061\") } }",
            DeferStreamDirectiveLabel.self,
            [
                Expected(
                    "Value for arguments \"defer(label:)\" and \"stream(label:)\" must be unique across all "
                        + "Defer/Stream "
                        + "directive usages.", "1:13", "1:48")
            ])
    }
}
