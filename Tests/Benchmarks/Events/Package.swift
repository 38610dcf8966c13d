// swift-tools-version: 6.2
import PackageDescription

// The benchmark of events: from the commit of an event to its subscriber, and clients that reconnect.

let package = Package(
    name: "EventsBenchmark",
    platforms: [.macOS(.v26)],
    dependencies: [
        .package(name: "Charter", path: "../../.."),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    ],
    targets: [
        // A link to the tests' own servers of PostgreSQL and Redis.
        .target(name: "PrivateServices"),
        .executableTarget(
            name: "events-benchmark",
            dependencies: [
                "PrivateServices", .product(name: "CharterEvents", package: "Charter"),
                .product(name: "Logging", package: "swift-log"),
            ],
            path: "Sources/EventsBenchmark"),
    ]
)
