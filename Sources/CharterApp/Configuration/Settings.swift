/// Everything that an operator can set, in the order in which the help lists it: the contents page of configuration.
public enum Settings {
    public struct Group: Sendable {
        public let title: String
        public let settings: [Setting]
    }

    public static let groups = [
        server, doors, persistedOperations, limits, operations, storage, workflows, n8n, models, contexts,
    ]

    public static var all: [Setting] { groups.flatMap(\.settings) }

    static let host = Setting("host", .text, default: "127.0.0.1", "Address to listen on.")
    static let port = Setting("port", .integer(0...65535), default: "8080", "Port to listen on; 0 takes a free one.")
    static let dataDirectory = Setting(
        "data-dir", .path, default: ".charter", "Directory for what the server keeps.")
    static let mode = Setting(
        "mode", .choice(["auto", "development", "production"]), default: "auto",
        "In production, what is auto below is off; auto is development on loopback, production beyond.")
    static let introspection = Setting(
        "introspection", .choice(["auto", "on", "off"]), default: "auto", "Whether __schema and __type are answered.")
    static let suggestions = Setting(
        "suggestions", .choice(["auto", "on", "off"]), default: "auto",
        "Whether errors name what the client may have meant.")
    static let console = Setting(
        "console", .choice(["auto", "on", "off"]), default: "auto", "Whether browsers get the query console.")
    static let allowAnonymous = Setting(
        "allow-anonymous", .flag, default: "false",
        "Serve an address beyond loopback although requests are not authenticated.")
    static let tlsCertificate = Setting(
        "tls-certificate", .path, "PEM file with the certificate chain; with --tls-key, the server speaks TLS.")
    static let tlsKey = Setting("tls-key", .path, "PEM file with the private key of the certificate.")
    static let threads = Setting(
        "threads", .integer(0...1024), default: "0", "Event loop threads; 0 takes one for each core.")
    static let drainTimeout = Setting(
        "drain-timeout", .seconds(0...3600), default: "20",
        "Time that running requests and sockets get to end after SIGTERM.")
    static let logLevel = Setting(
        "log-level", .choice(["trace", "debug", "info", "notice", "warning", "error", "critical"]), default: "info",
        "Least severe messages that are logged, to standard error.")

    static let server = Group(
        title: "Server",
        settings: [
            host, port, dataDirectory, mode, introspection, suggestions, console, allowAnonymous, tlsCertificate,
            tlsKey, threads, drainTimeout, logLevel,
        ])

    static let statusPolicy = Setting(
        "status-policy", .choice(["draft-2026", "audit-2025"]), default: "draft-2026",
        "HTTP statuses of GraphQL answers: the current draft's, or those of the 2025 audit.")
    static let allowedOrigins = Setting(
        "allowed-origins", .list, default: "",
        "Origins whose pages may open sockets and send requests, beside the server's own.")
    static let allowedHosts = Setting(
        "allowed-hosts", .list, default: "",
        "Names in Host that a server on loopback answers to beside the loopback names, such as those of a proxy in front."
    )
    static let compression = Setting(
        "compression", .flag, default: "true",
        "Compress answers of 1 KiB and more with gzip or deflate where the client accepts it.")
    static let initTimeout = Setting(
        "init-timeout", .seconds(0.001...3600), default: "10", "Time that a socket has for its connection_init.")
    static let keepAliveInterval = Setting(
        "keep-alive-interval", .seconds(0.001...3600), default: "15",
        "Time between pings on quiet sockets and comments on quiet event streams.")
    static let headerTimeout = Setting(
        "header-timeout", .seconds(0.001...3600), default: "10", "Time to send a request's header.")
    static let bodyTimeout = Setting(
        "body-timeout", .seconds(0.001...3600), default: "30", "Time to send a request's body.")
    static let idleTimeout = Setting(
        "idle-timeout", .seconds(0.001...86400), default: "75", "Time that a connection may stay idle between requests."
    )

    static let stalledReaderTimeout = Setting(
        "stalled-reader-timeout", .seconds(0.001...86400), default: "30",
        "Time that a reader may take nothing of what waits for it before it is cut off.")

    static let doors = Group(
        title: "Doors",
        settings: [
            statusPolicy, allowedOrigins, allowedHosts, compression, initTimeout, keepAliveInterval, headerTimeout,
            bodyTimeout, idleTimeout, stalledReaderTimeout,
        ])

    static let trustedDocuments = Setting(
        "trusted-documents", .choice(["accept", "only", "off"]), default: "accept",
        "What Schema/Operations is for: beside other texts (accept), all that runs (only), or nothing (off).")
    static let trustedDocumentsManifest = Setting(
        "trusted-documents-manifest", .list, default: "",
        "Files with more trusted documents: Apollo manifests, or JSON objects of texts by identifier.")
    static let automaticPersistedQueries = Setting(
        "automatic-persisted-queries", .integer(0...1_000_000), default: "1000",
        "Texts kept for clients that send a text once and its hash from then on; 0 keeps none.")
    static let automaticPersistedBytes = Setting(
        "automatic-persisted-bytes", .integer(1...(1 << 40)), default: "8388608", "Bytes that those texts may take.")

    static let persistedOperations = Group(
        title: "Persisted operations",
        settings: [
            trustedDocuments, trustedDocumentsManifest, automaticPersistedQueries, automaticPersistedBytes,
        ])

    static let maxJSONNesting = Setting(
        "max-json-nesting", .integer(1...512), default: "64", "Levels that the JSON of a request may nest.")
    static let maxConnections = Setting(
        "max-connections", .integer(1...1_000_000), default: "10000", "Connections open at once.")
    static let maxBodyBytes = Setting(
        "max-body-bytes", .integer(1...(1 << 30)), default: "1048576",
        "Bytes of a request's body, before and after its compression is undone.")
    static let maxBatchSize = Setting(
        "max-batch-size", .integer(0...1000), default: "0",
        "Requests in one body, and sets of variables in one request; 0 takes no batches.")
    static let maxMessageBytes = Setting(
        "max-message-bytes", .integer(1...(1 << 30)), default: "262144", "Bytes of a message on a socket.")
    static let maxSocketOperations = Setting(
        "max-socket-operations", .integer(1...100_000), default: "25", "Operations that run at once on one socket.")
    static let maxQueuedEvents = Setting(
        "max-queued-events", .integer(1...1_000_000), default: "256",
        "Events that wait for one slow subscriber before its source is asked for no more.")
    static let maxDocumentBytes = Setting(
        "max-document-bytes", .integer(1...(1 << 30)), default: "65536", "Bytes of a GraphQL document.")
    static let maxTokens = Setting("max-tokens", .integer(1...100_000_000), default: "10000", "Tokens of a document.")
    static let maxNesting = Setting(
        "max-nesting", .integer(1...256), default: "128", "Levels that a document's selections and values may nest.")
    static let maxFields = Setting(
        "max-fields", .integer(1...100_000_000), default: "20000",
        "Fields that an operation may select, counted for every type they may be selected on.")
    static let maxValidationErrors = Setting(
        "max-validation-errors", .integer(1...10_000), default: "10", "Validation errors that are reported at once.")
    static let cachedOperations = Setting(
        "cached-operations", .integer(1...10_000_000), default: "1000", "Prepared operations that are kept.")

    static let limits = Group(
        title: "Limits",
        settings: [
            maxConnections, maxBodyBytes, maxBatchSize, maxJSONNesting, maxMessageBytes, maxSocketOperations,
            maxQueuedEvents, maxDocumentBytes, maxTokens, maxNesting, maxFields, maxValidationErrors, cachedOperations,
        ])

    static let defaultModel = Setting(
        "default-model", .choice(["cursor-native-ai", "external-model", "specialized-agent"]),
        default: "cursor-native-ai", "The model that answers when a request names none.")
    static let localModel = Setting(
        "local-model", .flag, default: "true", "Run the local model beside the server, as cursor-native-ai.")
    static let localModelDirectory = Setting(
        "local-model-dir", .path, "Where the local model is installed; DATA-DIR/local-model when not set.")
    static let localModelLauncher = Setting(
        "local-model-launcher", .path, default: "Deploy/local-model/launcher.py",
        "The script that serves the local model.")
    static let externalModelURL = Setting(
        "external-model-url", .text,
        "Base URL of an OpenAI-compatible server, version included, for external-model.")
    static let externalModelKey = Setting("external-model-key", .secret, "Key for that server.")
    static let externalModelName = Setting("external-model-name", .text, "What that server calls its model.")
    static let agentModel = Setting(
        "agent-model", .choice(["cursor-native-ai", "external-model"]), default: "cursor-native-ai",
        "The model under specialized-agent.")
    static let agentPrompt = Setting(
        "agent-prompt", .text,
        default: "You are a careful software engineer. Answer briefly and precisely, with code where it helps.",
        "System prompt of specialized-agent.")
    static let agentTemperature = Setting(
        "agent-temperature", .number(0...2), default: "0.2", "Temperature of specialized-agent, 0 to 2.")
    static let connectTimeout = Setting(
        "model-connect-timeout", .seconds(0.001...600), default: "5", "Time to connect to a model's server.")
    static let firstTokenTimeout = Setting(
        "model-first-token-timeout", .seconds(0.001...3600), default: "30", "Time until a model's first token.")
    static let betweenTokensTimeout = Setting(
        "model-between-tokens-timeout", .seconds(0.001...3600), default: "30", "Time between two tokens of a model.")

    static let models = Group(
        title: "Models",
        settings: [
            defaultModel, localModel, localModelDirectory, localModelLauncher, externalModelURL, externalModelKey,
            externalModelName, agentModel, agentPrompt, agentTemperature, connectTimeout, firstTokenTimeout,
            betweenTokensTimeout,
        ])
}
