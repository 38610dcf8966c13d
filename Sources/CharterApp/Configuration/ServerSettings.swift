import CharterModels
import GraphQLExecution
import GraphQLTransport
import Logging

/// The configuration of a server, typed and checked as a whole.
public struct ServerSettings: Sendable {
    public var transport: ServerConfiguration
    public var pipeline: PipelineOptions
    /// Files with trusted documents beside those of the schema.
    public var trustedDocumentManifests: [String]
    public var storage: StorageSettings
    public var workflows: WorkflowSettings
    public var models: ModelSettings
    public var contexts: ContextSettings
    public var isProduction: Bool
    public var showsConsole: Bool
    public var drainTimeout: Duration
    public var logLevel: Logger.Level
    public var dataDirectory: String

    /// Reads options and environment; throws every mistake in them.
    public static func load(arguments: [String], environment: [String: String]) throws(ConfigurationError)
        -> ServerSettings
    {
        try ServerSettings(SettingValues(arguments: arguments, environment: environment))
    }

    init(_ values: SettingValues) throws(ConfigurationError) {
        dataDirectory = values.text(Settings.dataDirectory) ?? ".charter"
        isProduction = Self.isProduction(values)
        showsConsole = values.isOn(Settings.console, inProduction: isProduction)
        drainTimeout = values.duration(Settings.drainTimeout)
        logLevel = values.text(Settings.logLevel).flatMap(Logger.Level.init(rawValue:)) ?? .info
        transport = try Self.transport(values)
        pipeline = PipelineOptions(values, isProduction: isProduction)
        trustedDocumentManifests = values.list(Settings.trustedDocumentsManifest)
        storage = StorageSettings(values, dataDirectory: dataDirectory)
        workflows = try WorkflowSettings(values)
        models = try ModelSettings(values, dataDirectory: dataDirectory)
        contexts = try ContextSettings(values, models: models)
    }

    private static func transport(_ values: SettingValues) throws(ConfigurationError) -> ServerConfiguration {
        let host = values.text(Settings.host) ?? "127.0.0.1"
        guard isLoopback(host) || values.flag(Settings.allowAnonymous) else {
            throw ConfigurationError(mistakes: [
                "\(Settings.host.option) \(host) can be reached from other machines, and requests are not "
                    + "authenticated. Listen on 127.0.0.1 behind a proxy that authenticates, or say "
                    + "\(Settings.allowAnonymous.option) true."
            ])
        }
        let threads = values.integer(Settings.threads)
        var transport = ServerConfiguration(
            host: host, port: values.integer(Settings.port), eventLoops: threads == 0 ? nil : threads)
        switch (values.text(Settings.tlsCertificate), values.text(Settings.tlsKey)) {
        case (let certificate?, let key?):
            transport.tls = ServerConfiguration.TLS(certificateChain: certificate, privateKey: key)
        case (nil, nil): break
        default:
            throw ConfigurationError(mistakes: [
                "\(Settings.tlsCertificate.option) and \(Settings.tlsKey.option) must be set together."
            ])
        }
        transport.statusPolicy =
            values.text(Settings.statusPolicy).flatMap(StatusPolicy.init(rawValue:)) ?? .draft2026
        transport.origins = OriginPolicy(allowed: Set(values.list(Settings.allowedOrigins)))
        if isLoopback(host) { transport.hosts = .loopback(and: [host] + values.list(Settings.allowedHosts)) }
        transport.compressesAnswers = values.flag(Settings.compression)
        transport.limits.batch = values.integer(Settings.maxBatchSize)
        transport.limits.connections = values.integer(Settings.maxConnections)
        transport.limits.jsonDepth = values.integer(Settings.maxJSONNesting)
        transport.limits.body = values.integer(Settings.maxBodyBytes)
        transport.limits.message = values.integer(Settings.maxMessageBytes)
        transport.limits.operationsPerSocket = values.integer(Settings.maxSocketOperations)
        transport.limits.queuedEvents = values.integer(Settings.maxQueuedEvents)
        transport.timeouts.head = values.number(Settings.headerTimeout)
        transport.timeouts.body = values.number(Settings.bodyTimeout)
        transport.timeouts.keepAlive = values.number(Settings.idleTimeout)
        transport.timeouts.socketInit = values.number(Settings.initTimeout)
        transport.timeouts.ping = values.number(Settings.keepAliveInterval)
        transport.timeouts.stalledReader = values.number(Settings.stalledReaderTimeout)
        return transport
    }

    private static func isProduction(_ values: SettingValues) -> Bool {
        switch values.text(Settings.mode) {
        case "production": true
        case "development": false
        default: !isLoopback(values.text(Settings.host) ?? "127.0.0.1")
        }
    }

    static func isLoopback(_ host: String) -> Bool {
        host == "localhost" || host == "::1" || (host.hasPrefix("127.") && host.allSatisfy { $0.isNumber || $0 == "." })
    }
}
