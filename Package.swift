// swift-tools-version: 6.2
import PackageDescription

// The house, bottom to top. A target imports only what its `dependencies` name, and those stand above it in this file;
// `Tests/ArchitectureTests` fails when an import breaks that direction.

let strict: [SwiftSetting] = [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error, .when(configuration: .debug))]
// Above storage, members are those of modules that a file imports itself: GRDB has its own meaning for `joined()`.
let explicit: [SwiftSetting] = strict + [.enableUpcomingFeature("MemberImportVisibility")]

let package = Package(
    name: "Charter",
    platforms: [.macOS(.v26)],
    products: [
        .executable(name: "charter", targets: ["CharterCLI"]),
        .library(
            name: "GraphQLExecution",
            targets: ["GraphQLExecution", "GraphQLRoutes", "GraphQLSchema", "GraphQLLanguage", "GraphQLJSON"]),
        .library(name: "GraphQLTransport", targets: ["GraphQLTransport"]),
        .library(name: "CharterOpenAPI", targets: ["CharterOpenAPI", "GraphQLRoutes", "GraphQLSchema"]),
        .library(name: "CharterREST", targets: ["CharterREST", "GraphQLRoutes"]),
        .library(name: "CharterStorage", targets: ["CharterStorage"]),
        .library(name: "CharterEvents", targets: ["CharterEvents", "CharterStorage"]),
        .library(name: "CharterContexts", targets: ["CharterContexts", "CharterModels", "CharterStorage"]),
        .library(name: "CharterWorkflows", targets: ["CharterWorkflows", "CharterEvents", "CharterStorage"]),
        .library(name: "GraphQLOperations", targets: ["GraphQLOperations", "GraphQLJSON"]),
        .library(name: "CharterClient", targets: ["CharterClient", "GraphQLOperations", "GraphQLJSON"]),
        .plugin(name: "GraphQLCodegenPlugin", targets: ["GraphQLCodegenPlugin"]),
        .plugin(name: "GraphQLClientPlugin", targets: ["GraphQLClientPlugin"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // MARK: The engine. Knows nothing of Charter and could be lifted out whole.

        // JSON values, a bounded reader, and the writer of bytes behind every response.
        .target(name: "GraphQLJSON", swiftSettings: strict),
        // Source text to syntax tree and back: lexer, parser, AST, visitor, printer, locations.
        .target(name: "GraphQLLanguage", dependencies: ["GraphQLJSON"], swiftSettings: strict),
        // The type system: build from SDL, check, print, coerce constants.
        .target(name: "GraphQLSchema", dependencies: ["GraphQLLanguage", "GraphQLJSON"], swiftSettings: strict),
        // Tools for people who write schemas: compare versions, lint, write documentation. Pure, in memory.
        .target(
            name: "GraphQLSchemaTools", dependencies: ["GraphQLSchema", "GraphQLLanguage", "GraphQLJSON"],
            resources: [
                .embedInCode("Documentation/Page/documentation.css"),
                .embedInCode("Documentation/Page/documentation.js"),
            ], swiftSettings: strict),
        // Is this operation legal here: one rule per file.
        .target(
            name: "GraphQLValidation", dependencies: ["GraphQLSchema", "GraphQLLanguage"], swiftSettings: strict),
        // Plan and run: coercion, dispatch, batching, null propagation, introspection, subscriptions, responses.
        .target(
            name: "GraphQLExecution",
            dependencies: ["GraphQLValidation", "GraphQLSchema", "GraphQLLanguage", "GraphQLJSON"],
            // A field that does not wait stays on the executor of its caller: each switch costs as much as an object.
            swiftSettings: strict + [.enableUpcomingFeature("NonisolatedNonsendingByDefault")]),
        // Routes of plain HTTP to operations, as `@rest` describes them: paths, names, the table.
        .target(
            name: "GraphQLRoutes", dependencies: ["GraphQLSchema", "GraphQLLanguage", "GraphQLJSON"],
            swiftSettings: strict),
        // Schema and operations to Swift text with diagnostics: pure, in memory. Validation is for the operations.
        .target(
            name: "GraphQLCodegen",
            dependencies: ["GraphQLRoutes", "GraphQLValidation", "GraphQLSchema", "GraphQLLanguage", "GraphQLJSON"],
            swiftSettings: strict),
        // Reads schema files, writes generated files: the generator's only contact with a disk.
        .executableTarget(
            name: "GraphQLCodegenTool", dependencies: ["GraphQLCodegen", "GraphQLLanguage"], swiftSettings: strict),
        // Runs the tool whenever something in a target's Schema folder changes.
        .plugin(name: "GraphQLCodegenPlugin", capability: .buildTool(), dependencies: ["GraphQLCodegenTool"]),
        // What generated operations are made of: variables, responses, enums that stay open.
        .target(name: "GraphQLOperations", dependencies: ["GraphQLJSON"], swiftSettings: strict),
        // Runs the tool for the operations in a target's Schema folder: typed Swift for clients.
        .plugin(name: "GraphQLClientPlugin", capability: .buildTool(), dependencies: ["GraphQLCodegenTool"]),
        // The system's zlib, for the content codings of HTTP.
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        // GraphQL over HTTP, WebSocket and server-sent events: protocol logic as values, and its channel handlers.
        .target(
            name: "GraphQLTransport",
            dependencies: [
                "GraphQLExecution", "GraphQLLanguage", "GraphQLJSON", "CZlib",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "NIOWebSocket", package: "swift-nio"),
            ], swiftSettings: strict),

        // MARK: Charter, the server around the engine.

        // Plain HTTP onto the same operations: binding, envelope, conditions, streams. Markup and keys are seams.
        .target(
            name: "CharterREST",
            dependencies: [
                "GraphQLExecution", "GraphQLRoutes", "GraphQLSchema", "GraphQLLanguage", "GraphQLJSON",
                "GraphQLTransport",
            ], swiftSettings: strict + [.enableUpcomingFeature("NonisolatedNonsendingByDefault")]),
        // Counters, latencies and their exposition.
        .target(name: "CharterObservability", swiftSettings: strict),
        // How to go on when things fail: backoff and its kin, pure policies with injected clocks.
        .target(name: "CharterResilience", swiftSettings: strict),
        // The system's libpq, PostgreSQL's client library.
        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        // One database protocol over PostgreSQL and SQLite: pool, transactions, migrations, notifications.
        .target(
            name: "CharterStorage",
            dependencies: [
                "CharterResilience", "CPostgres",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Logging", package: "swift-log"),
            ], swiftSettings: strict),
        // Requests that are done once, however often they are sent: `Idempotency-Key` and the answers that it keeps.
        .target(
            name: "CharterIdempotency",
            dependencies: [
                "CharterStorage", "CharterResilience",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
            ], swiftSettings: explicit),
        // Topics of events with replay: the table holds them; in process, NOTIFY or Redis wake.
        .target(
            name: "CharterEvents",
            dependencies: [
                "CharterStorage", "CharterResilience",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ], swiftSettings: explicit),
        // Cuts a byte stream into server-sent events, for everybody who reads one.
        .target(name: "CharterServerSentEvents", swiftSettings: strict),
        // Language models: protocol, registry, providers, streaming, usage.
        .target(
            name: "CharterModels",
            dependencies: [
                "CharterResilience", "CharterServerSentEvents", "CharterStorage",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ], swiftSettings: explicit),
        // Contexts: documents, relationships, vectors, and search by words and by meaning.
        .target(
            name: "CharterContexts",
            dependencies: [
                "GraphQLJSON", "CharterModels", "CharterResilience", "CharterStorage",
                .product(name: "Logging", package: "swift-log"),
            ], swiftSettings: explicit),
        // Runs that survive: definitions, durable steps, workers, schedules, n8n.
        .target(
            name: "CharterWorkflows",
            dependencies: [
                "GraphQLSchema", "GraphQLLanguage", "GraphQLJSON", "CharterEvents", "CharterModels",
                "CharterResilience", "CharterStorage",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "Yams", package: "Yams"),
            ], swiftSettings: explicit),
        // The plain JSON socket for clients that speak no GraphQL: messages to operations, events to messages.
        .target(
            name: "CharterSocket",
            dependencies: ["GraphQLTransport", "GraphQLExecution", "GraphQLLanguage", "GraphQLJSON"],
            swiftSettings: strict),
        // Typed operations over HTTP, server-sent events and WebSocket, for programs and for the command line.
        .target(
            name: "CharterClient",
            dependencies: [
                "GraphQLOperations", "GraphQLJSON", "CharterResilience", "CharterServerSentEvents",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "NIOWebSocket", package: "swift-nio"),
            ],
            exclude: ["Schema"], swiftSettings: strict, plugins: ["GraphQLClientPlugin"]),
        // The routes of plain HTTP as an OpenAPI description, and what changed between two of them. Pure.
        .target(
            name: "CharterOpenAPI", dependencies: ["GraphQLRoutes", "GraphQLSchema", "GraphQLLanguage", "GraphQLJSON"],
            swiftSettings: strict),
        // The system's libxml2, for documents of clients that speak XML.
        .systemLibrary(name: "CXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        // JSON values as XML documents and back: bounded, and nothing outside of the document is read.
        .target(name: "CharterXML", dependencies: ["GraphQLJSON", "CXML2"], swiftSettings: strict),
        // The composition root: configuration, resolvers, pages, wiring; the only user of generated server code.
        .target(
            name: "CharterApp",
            dependencies: [
                "GraphQLExecution", "GraphQLRoutes", "GraphQLTransport", "GraphQLValidation", "GraphQLSchema",
                "GraphQLLanguage", "GraphQLJSON",
                "CharterContexts", "CharterEvents", "CharterIdempotency", "CharterModels", "CharterObservability",
                "CharterOpenAPI", "CharterREST", "CharterResilience", "CharterSocket", "CharterStorage",
                "CharterWorkflows", "CharterXML",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            exclude: ["Schema"],
            resources: [.embedInCode("Console/console.html"), .embedInCode("Documents/docs.html")],
            swiftSettings: explicit, plugins: ["GraphQLCodegenPlugin"]),
        // The executable `charter`: the server, and the engine without a network.
        .executableTarget(
            name: "CharterCLI",
            dependencies: [
                "CharterApp", "CharterClient", "CharterOpenAPI", "CharterStorage", "CharterWorkflows",
                "GraphQLCodegen",
                "GraphQLExecution", "GraphQLOperations", "GraphQLValidation", "GraphQLSchemaTools", "GraphQLSchema",
                "GraphQLLanguage", "GraphQLJSON", "GraphQLTransport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ], swiftSettings: explicit),

        // MARK: Tests mirror the sources.

        .testTarget(name: "ArchitectureTests", swiftSettings: strict),
        .testTarget(name: "GraphQLJSONTests", dependencies: ["GraphQLJSON"], swiftSettings: strict),
        .testTarget(
            name: "GraphQLLanguageTests", dependencies: ["GraphQLLanguage", "GraphQLJSON"], swiftSettings: strict),
        .testTarget(
            name: "GraphQLSchemaTests", dependencies: ["GraphQLSchema", "GraphQLLanguage", "GraphQLJSON"],
            swiftSettings: strict),
        .testTarget(
            name: "GraphQLSchemaToolsTests",
            dependencies: ["GraphQLSchemaTools", "GraphQLSchema", "GraphQLLanguage", "GraphQLJSON"],
            swiftSettings: strict),
        .testTarget(
            name: "GraphQLRoutesTests", dependencies: ["GraphQLRoutes", "GraphQLSchema", "GraphQLJSON"],
            swiftSettings: strict),
        .testTarget(
            name: "GraphQLValidationTests",
            dependencies: ["GraphQLValidation", "GraphQLSchema", "GraphQLLanguage", "GraphQLJSON"],
            swiftSettings: strict),
        .testTarget(
            name: "GraphQLExecutionTests",
            dependencies: [
                "GraphQLExecution", "GraphQLValidation", "GraphQLSchema", "GraphQLLanguage", "GraphQLJSON",
            ], swiftSettings: strict),
        // Every example of the specification, with a table of what is covered.
        .testTarget(
            name: "SpecificationTests",
            dependencies: [
                "GraphQLExecution", "GraphQLValidation", "GraphQLSchema", "GraphQLLanguage", "GraphQLJSON",
            ], exclude: ["Sections", "Contents.txt", "COVERAGE.md"], swiftSettings: strict),
        // Generated output that is compared, compiled and run.
        .target(
            name: "GoldenBooks", dependencies: ["GraphQLExecution", "GraphQLRoutes"],
            path: "Tests/GraphQLCodegenTests/Golden/Books", exclude: ["Schema"], swiftSettings: strict),
        .target(
            name: "GoldenEdges", dependencies: ["GraphQLExecution", "GraphQLRoutes"],
            path: "Tests/GraphQLCodegenTests/Golden/Edges", exclude: ["Schema"], swiftSettings: strict),
        .target(
            name: "GoldenInputs", dependencies: ["GraphQLExecution", "GraphQLRoutes"],
            path: "Tests/GraphQLCodegenTests/Golden/Inputs", exclude: ["Schema"], swiftSettings: strict),
        .target(
            name: "GoldenRoutes", dependencies: ["GraphQLExecution", "GraphQLRoutes"],
            path: "Tests/GraphQLCodegenTests/Golden/Routes", exclude: ["Schema"], swiftSettings: strict),
        .target(
            name: "GoldenBooksClient", dependencies: ["GraphQLOperations"],
            path: "Tests/GraphQLCodegenTests/Golden/BooksClient", swiftSettings: strict),
        .target(
            name: "GoldenEdgesClient", dependencies: ["GraphQLOperations"],
            path: "Tests/GraphQLCodegenTests/Golden/EdgesClient", swiftSettings: strict),
        .target(
            name: "GoldenInputsClient", dependencies: ["GraphQLOperations"],
            path: "Tests/GraphQLCodegenTests/Golden/InputsClient", swiftSettings: strict),
        .target(
            name: "GoldenRoutesClient", dependencies: ["GraphQLOperations"],
            path: "Tests/GraphQLCodegenTests/Golden/RoutesClient", swiftSettings: strict),
        .testTarget(
            name: "GraphQLCodegenTests",
            dependencies: [
                "GraphQLCodegen", "GraphQLExecution", "GraphQLOperations", "GraphQLRoutes", "GraphQLSchema",
                "GraphQLLanguage", "GraphQLJSON",
                "GoldenBooks", "GoldenBooksClient", "GoldenEdges", "GoldenEdgesClient", "GoldenInputs",
                "GoldenInputsClient", "GoldenRoutes", "GoldenRoutesClient",
            ],
            exclude: ["Golden"], swiftSettings: strict),
        .testTarget(
            name: "GraphQLTransportTests",
            dependencies: [
                "GraphQLTransport", "GraphQLExecution", "GraphQLLanguage", "GraphQLJSON",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "NIOWebSocket", package: "swift-nio"),
            ], swiftSettings: strict),
        .testTarget(
            name: "CharterRESTTests",
            dependencies: [
                "CharterREST", "GraphQLExecution", "GraphQLRoutes", "GraphQLSchema", "GraphQLTransport",
                "GraphQLLanguage", "GraphQLJSON",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ], swiftSettings: strict),
        .testTarget(
            name: "CharterObservabilityTests", dependencies: ["CharterObservability"], swiftSettings: strict),
        .testTarget(name: "CharterResilienceTests", dependencies: ["CharterResilience"], swiftSettings: strict),
        // Servers of PostgreSQL and Redis that tests start for themselves.
        .target(name: "PrivateServices", path: "Tests/Support/PrivateServices", swiftSettings: strict),
        // A database that has its tables, for a test.
        .target(
            name: "MigratedDatabase", dependencies: ["CharterStorage"], path: "Tests/Support/MigratedDatabase",
            swiftSettings: strict),
        .testTarget(
            name: "CharterStorageTests",
            dependencies: [
                "CharterStorage", "CharterResilience", "PrivateServices",
                .product(name: "Logging", package: "swift-log"),
            ], swiftSettings: strict),
        .testTarget(
            name: "CharterIdempotencyTests",
            dependencies: [
                "CharterIdempotency", "CharterStorage", "CharterResilience", "MigratedDatabase", "PrivateServices",
                .product(name: "Logging", package: "swift-log"),
            ], swiftSettings: strict),
        .testTarget(
            name: "CharterEventsTests",
            dependencies: [
                "CharterEvents", "CharterStorage", "CharterResilience", "PrivateServices",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ], swiftSettings: strict),
        .testTarget(
            name: "CharterWorkflowsTests",
            dependencies: [
                "CharterWorkflows", "CharterEvents", "CharterModels", "CharterResilience", "CharterStorage",
                "GraphQLJSON", "PrivateServices",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ], swiftSettings: strict),
        .testTarget(
            name: "CharterServerSentEventsTests", dependencies: ["CharterServerSentEvents"], swiftSettings: strict),
        .testTarget(
            name: "CharterModelsTests",
            dependencies: [
                "CharterModels", "CharterResilience", "CharterStorage", "MigratedDatabase", "PrivateServices",
                "CharterServerSentEvents",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ], swiftSettings: strict),
        .testTarget(
            name: "CharterSocketTests",
            dependencies: ["CharterSocket", "GraphQLTransport", "GraphQLExecution", "GraphQLLanguage", "GraphQLJSON"],
            swiftSettings: strict),
        .testTarget(name: "CharterXMLTests", dependencies: ["CharterXML", "GraphQLJSON"], swiftSettings: strict),
        .testTarget(
            name: "CharterContextsTests",
            dependencies: [
                "CharterContexts", "CharterModels", "CharterResilience", "CharterStorage", "GraphQLJSON",
                "MigratedDatabase", "PrivateServices",
                .product(name: "Logging", package: "swift-log"),
            ], swiftSettings: strict),
        .testTarget(
            name: "CharterClientTests",
            dependencies: [
                "CharterClient", "CharterResilience", "CharterServerSentEvents", "GraphQLOperations",
                "GraphQLExecution", "GraphQLRoutes", "GraphQLTransport", "GraphQLLanguage", "GraphQLJSON",
                "PrivateServices",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            exclude: ["Schema"], swiftSettings: strict, plugins: ["GraphQLCodegenPlugin", "GraphQLClientPlugin"]),
        .testTarget(
            name: "CharterOpenAPITests",
            dependencies: [
                "CharterOpenAPI", "GraphQLExecution", "GraphQLRoutes", "GraphQLSchema", "GraphQLJSON", "GoldenRoutes",
            ], exclude: ["routes.json"], swiftSettings: strict),
        .testTarget(
            name: "CharterAppTests",
            dependencies: [
                "CharterApp", "CharterContexts", "CharterEvents", "CharterModels", "CharterREST", "CharterResilience",
                "CharterSocket", "CharterStorage", "CharterWorkflows",
                "GraphQLExecution", "GraphQLRoutes", "GraphQLTransport", "GraphQLSchema",
                "GraphQLLanguage", "GraphQLJSON",
            ], swiftSettings: strict),
        .testTarget(
            name: "CharterCLITests",
            dependencies: [
                "CharterApp", "CharterCLI", "CharterClient", "CharterOpenAPI", "CharterStorage", "GraphQLExecution",
                "GraphQLTransport",
                "GraphQLSchemaTools", "GraphQLSchema", "GraphQLLanguage", "GraphQLJSON",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: strict),
    ]
)
