import GraphQLExecution
import GraphQLLanguage
import GraphQLValidation

extension PipelineOptions {
    /// The options of the server's pipeline; `isProduction` decides what `auto` means.
    init(_ values: SettingValues, isProduction: Bool) {
        self.init()
        maxDocumentBytes = values.integer(Settings.maxDocumentBytes)
        parse.maxTokens = values.integer(Settings.maxTokens)
        parse.maxNesting = values.integer(Settings.maxNesting)
        limits.depth = values.integer(Settings.maxDepth)
        limits.aliases = values.integer(Settings.maxAliases)
        limits.rootFields = values.integer(Settings.maxRootFields)
        limits.directives = values.integer(Settings.maxDirectives)
        limits.fragmentVisits = values.integer(Settings.maxFragmentVisits)
        limits.fieldComparisons = values.integer(Settings.maxFieldComparisons)
        limits.introspectionDepth = values.integer(Settings.maxIntrospectionDepth)
        limits.introspectionFields = values.integer(Settings.maxIntrospectionFields)
        limits.listItems = values.integer(Settings.maxListItems)
        cost.maximum = values.integer(Settings.maxCost)
        cost.assumedListSize = values.integer(Settings.assumedListSize)
        plan.maxSteps = values.integer(Settings.maxFields)
        plan.maxIntrospectionLists = values.integer(Settings.maxIntrospectionLists)
        maxResultNodes = values.integer(Settings.maxResultNodes)
        operationTimeout = values.duration(Settings.operationTimeout)
        maxValidationErrors = values.integer(Settings.maxValidationErrors)
        allowsIntrospection = values.isOn(Settings.introspection, inProduction: isProduction)
        showsSuggestions = values.isOn(Settings.suggestions, inProduction: isProduction)
        cachedOperations = values.integer(Settings.cachedOperations)
        persisted.trustedDocuments =
            values.text(Settings.trustedDocuments).flatMap(
                PersistedOperationOptions.TrustedDocumentsMode.init(rawValue:)) ?? .accept
        persisted.automaticEntries = values.integer(Settings.automaticPersistedQueries)
        persisted.automaticBytes = values.integer(Settings.automaticPersistedBytes)
    }
}

extension SettingValues {
    /// What a setting of `on`, `off` and `auto` says; `auto` is off in production.
    func isOn(_ setting: Setting, inProduction isProduction: Bool) -> Bool {
        switch text(setting) {
        case "on": true
        case "off": false
        default: !isProduction
        }
    }
}
