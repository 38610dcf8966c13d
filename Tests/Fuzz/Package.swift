// swift-tools-version: 6.2
import PackageDescription

// The fuzzer's own package: the engine and the protocol values of the transport, compiled with coverage counters from
// the same files (`Sources/Charter` is a link), and nothing of what they do not need, so that it builds in a minute.

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    // Debug assertions stay on, and internal declarations can be reached.
    .unsafeFlags(["-enable-testing", "-assert-config", "Debug", "-sanitize=address,fuzzer"]),
]

func engine(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, path: "Sources/Charter/\(name)", swiftSettings: settings)
}

let package = Package(
    name: "Fuzz",
    platforms: [.macOS(.v26)],
    dependencies: [.package(url: "https://github.com/apple/swift-nio", from: "2.101.2")],
    targets: [
        engine("GraphQLJSON"),
        engine("GraphQLLanguage", ["GraphQLJSON"]),
        engine("GraphQLSchema", ["GraphQLLanguage", "GraphQLJSON"]),
        engine("GraphQLValidation", ["GraphQLSchema", "GraphQLLanguage"]),
        engine("GraphQLExecution", ["GraphQLValidation", "GraphQLSchema", "GraphQLLanguage", "GraphQLJSON"]),
        .target(
            name: "GraphQLTransport",
            dependencies: [
                "GraphQLExecution", "GraphQLLanguage", "GraphQLJSON", .product(name: "NIOCore", package: "swift-nio"),
            ],
            // Only the protocol values, linked folder by folder; the handshake needs more of swift-nio than its core, and
            // what reads a body needs zlib.
            path: "Sources/GraphQLTransport",
            exclude: ["WebSocket/WebSocketHandshake.swift", "HTTP/HTTPRequestContent.swift"], swiftSettings: settings),
        engine("CharterSocket", ["GraphQLTransport", "GraphQLExecution", "GraphQLLanguage", "GraphQLJSON"]),
        .systemLibrary(name: "CXML2", path: "Sources/Charter/CXML2", pkgConfig: "libxml-2.0"),
        engine("CharterXML", ["GraphQLJSON", "CXML2"]),
        // One file for each target; `Targets.swift` is the list.
        .executableTarget(
            name: "fuzz",
            dependencies: [
                "CharterSocket", "CharterXML", "GraphQLTransport", "GraphQLExecution", "GraphQLValidation",
                "GraphQLSchema", "GraphQLLanguage", "GraphQLJSON", .product(name: "NIOCore", package: "swift-nio"),
            ],
            path: "Sources/Fuzz", swiftSettings: settings),
    ]
)
