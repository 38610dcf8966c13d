// swift-tools-version: 6.2
import PackageDescription

// Durable runs: how many a second, and what is left of them when their workers are killed.

let package = Package(
    name: "RunsBenchmarks",
    platforms: [.macOS(.v26)],
    dependencies: [
        .package(name: "Charter", path: "../../.."),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    ],
    targets: [
        // What both programs share: databases, and the work that chaos interrupts.
        .target(
            name: "ChaosWork",
            dependencies: [
                .product(name: "CharterWorkflows", package: "Charter"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        // A link to the tests' own servers of PostgreSQL and Redis.
        .target(name: "PrivateServices"),
        // A process with workers, to be killed.
        .executableTarget(name: "chaos-worker", dependencies: ["ChaosWork"], path: "Sources/ChaosWorker"),
        // Prints throughput and latency, and kills workers.
        .executableTarget(
            name: "runs-benchmark",
            dependencies: ["ChaosWork", "PrivateServices"],
            path: "Sources/RunsBenchmark"),
    ]
)
