import GraphQLExecution
import GraphQLValidation
import Testing

@testable import CharterApp

struct PipelineOptionsSettingsTests {
    private func load(_ arguments: String...) throws(ConfigurationError) -> ServerSettings {
        try ServerSettings.load(arguments: arguments, environment: [:])
    }

    @Test func theDefaultsAreThoseOfTheEngine() throws {
        let (options, engine) = (try load().pipeline, PipelineOptions())
        #expect(options.limits == engine.limits)
        #expect(options.cost == engine.cost)
        #expect(options.maxResultNodes == engine.maxResultNodes)
        #expect(options.operationTimeout == engine.operationTimeout)
        #expect(options.maxDocumentBytes == engine.maxDocumentBytes)
        #expect(options.plan.maxIntrospectionLists == engine.plan.maxIntrospectionLists)
    }

    @Test func everyLimitCanBeSet() throws {
        let options = try load(
            "--max-depth", "1", "--max-aliases", "2", "--max-root-fields", "3", "--max-directives", "4",
            "--max-fragment-visits", "5", "--max-field-comparisons", "6", "--max-introspection-depth", "7",
            "--max-introspection-fields", "8", "--max-list-items", "9", "--max-cost", "10", "--assumed-list-size", "11",
            "--max-result-nodes", "12", "--operation-timeout", "0.5", "--max-introspection-lists", "13"
        ).pipeline
        #expect(
            options.limits
                == DocumentLimits(
                    aliases: 2, rootFields: 3, directives: 4, listItems: 9, depth: 1, introspectionDepth: 7,
                    introspectionFields: 8, fragmentVisits: 5, fieldComparisons: 6))
        #expect(options.cost == CostLimits(maximum: 10, assumedListSize: 11))
        #expect(options.maxResultNodes == 12)
        #expect(options.operationTimeout == .milliseconds(500))
        #expect(options.plan.maxIntrospectionLists == 13)
    }

    @Test func eachFeatureCanBeSwitchedByItself() throws {
        let settings = try load("--mode", "production", "--introspection", "on", "--console", "on")
        #expect(settings.pipeline.allowsIntrospection)
        #expect(!settings.pipeline.showsSuggestions)
        #expect(settings.showsConsole)
        let development = try load("--suggestions", "off")
        #expect(development.pipeline.allowsIntrospection)
        #expect(!development.pipeline.showsSuggestions)
    }
}
