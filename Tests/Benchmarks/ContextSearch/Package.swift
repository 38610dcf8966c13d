// swift-tools-version: 6.2
import PackageDescription

// Search for contexts: how long it takes among many, what it finds, and what the index takes.

let package = Package(
    name: "ContextSearchBenchmarks",
    platforms: [.macOS(.v26)],
    dependencies: [
        .package(name: "Charter", path: "../../.."),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    ],
    targets: [
        // A link to the tests' own servers of PostgreSQL and Redis.
        .target(name: "PrivateServices"),
        .executableTarget(
            name: "context-search-benchmark",
            dependencies: [
                "PrivateServices",
                .product(name: "CharterContexts", package: "Charter"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Logging", package: "swift-log"),
            ],
            path: "Sources/ContextSearchBenchmark"),
    ]
)
