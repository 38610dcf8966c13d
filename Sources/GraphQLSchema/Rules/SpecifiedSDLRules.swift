import GraphQLLanguage

/// A rule on the documents of a schema, before anything is built from them.
protocol SDLRule {
    static func check(_ sdl: SDLDocuments, _ report: inout DiagnosticReport)
}

/// The rules on the documents of a schema, in the order in which they run; all of them always do.
enum SpecifiedSDLRules {
    static var all: [any SDLRule.Type] {
        [
            LoneSchemaDefinitionRule.self,
            UniqueOperationTypesRule.self,
            UniqueTypeNamesRule.self,
            UniqueEnumValueNamesRule.self,
            UniqueFieldDefinitionNamesRule.self,
            UniqueArgumentDefinitionNamesRule.self,
            UniqueDirectiveNamesRule.self,
            KnownTypeNamesRule.self,
            KnownDirectivesRule.self,
            UniqueDirectivesPerLocationRule.self,
            PossibleTypeExtensionsRule.self,
            KnownArgumentNamesOnDirectivesRule.self,
            UniqueArgumentNamesRule.self,
            UniqueInputFieldNamesRule.self,
            ProvidedRequiredArgumentsOnDirectivesRule.self,
        ]
    }

    static func check(_ sdl: SDLDocuments, _ report: inout DiagnosticReport) {
        for rule in all { rule.check(sdl, &report) }
    }
}
