// swift-tools-version: 6.1
import PackageDescription

// The house, bottom to top. A target may import only what stands above it in this file and is named in its
// `dependencies`; `Tests/ArchitectureTests` fails when an import breaks that direction.

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .unsafeFlags(["-warnings-as-errors"], .when(configuration: .debug)),
]

let package = Package(
    name: "Charter",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "charter", targets: ["CharterCLI"]),
        .library(name: "GraphQLExecution", targets: ["GraphQLExecution"]),
        .library(name: "GraphQLTransport", targets: ["GraphQLTransport"]),
        .plugin(name: "GraphQLCodegenPlugin", targets: ["GraphQLCodegenPlugin"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // MARK: The engine. Knows nothing of Charter and could be lifted out whole.

        // JSON values, a bounded reader and a writer of bytes.
        .target(name: "GraphQLJSON", swiftSettings: strict),
        // Source text to syntax tree and back: lexer, parser, AST, visitor, printer, locations.
        .target(name: "GraphQLLanguage", dependencies: ["GraphQLJSON"], swiftSettings: strict),
        // The type system: build from SDL, check, introspect, print, coerce constants.
        .target(name: "GraphQLSchema", dependencies: ["GraphQLLanguage"], swiftSettings: strict),
        // Is this operation legal here: one rule per file.
        .target(name: "GraphQLValidation", dependencies: ["GraphQLSchema"], swiftSettings: strict),
        // Plan and run: coercion, dispatch, batching, null propagation, subscriptions, response writer.
        .target(name: "GraphQLExecution", dependencies: ["GraphQLValidation"], swiftSettings: strict),
    ]
)
