/// The models that users can ask for by name: the contents page of this module at run time.
///
/// Fixed after start-up. What it hands out is metered: every call through it is entered in the ledger, however it ends.
public struct ModelRegistry: Sendable {
    /// A model and the other names it answers to.
    public struct Registration: Sendable {
        public var provider: any ModelProvider
        public var aliases: [String]

        public init(_ provider: any ModelProvider, aliases: [String] = []) {
            self.provider = provider
            self.aliases = aliases
        }
    }

    public let ledger: ModelUsageLedger
    private let recorder: (any ModelCallRecorder)?
    /// The name that is used when a request names no model.
    public let defaultName: String

    private let registrations: [Registration]
    private let providersByName: [String: any ModelProvider]

    /// - Parameters:
    ///   - registrations: In the order in which they are listed to users.
    ///   - defaultName: The name or an alias of one of them.
    ///   - recorder: Told of every call.
    /// - Throws: `ModelError.invalidConfiguration` when a name or alias is empty or used twice, or the default is none
    ///   of them.
    public init(
        _ registrations: [Registration],
        defaultName: String,
        ledger: ModelUsageLedger = ModelUsageLedger(),
        recorder: (any ModelCallRecorder)? = nil
    ) throws(ModelError) {
        var providersByName: [String: any ModelProvider] = [:]
        for registration in registrations {
            for name in [registration.provider.name] + registration.aliases {
                guard !name.isEmpty else { throw .invalidConfiguration(reason: "a model has an empty name or alias") }
                guard providersByName.updateValue(registration.provider, forKey: name) == nil else {
                    throw .invalidConfiguration(reason: "two models are called \"\(name)\"")
                }
            }
        }
        guard let provider = providersByName[defaultName] else {
            throw .invalidConfiguration(reason: "the default model \"\(defaultName)\" is not registered")
        }
        self.registrations = registrations
        self.providersByName = providersByName
        self.defaultName = provider.name
        self.ledger = ledger
        self.recorder = recorder
    }

    /// The model under a name or alias, or the default model for nil. Its calls are entered in the ledger and recorded.
    /// - Parameter context: For whom and for what it will be called.
    /// - Throws: `ModelError.unknownModel`, which lists the known names.
    public func model(
        named name: String? = nil, for context: ModelCallContext = ModelCallContext()
    ) throws(ModelError) -> MeteredModel {
        let name = name ?? defaultName
        guard let provider = providersByName[name] else {
            throw .unknownModel(name: name, known: registrations.map(\.provider.name))
        }
        return MeteredModel(provider, ledger: ledger, recorder: recorder, context: context)
    }

    /// All models in registration order, each with its availability at this moment.
    public func descriptions() async -> [ModelDescription] {
        var descriptions: [ModelDescription] = []
        for registration in registrations {
            let provider = registration.provider
            descriptions.append(
                ModelDescription(
                    name: provider.name,
                    description: provider.summary,
                    kind: provider.kind,
                    aliases: registration.aliases,
                    isDefault: provider.name == defaultName,
                    availability: await provider.availability()
                )
            )
        }
        return descriptions
    }
}
