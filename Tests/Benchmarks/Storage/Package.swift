// swift-tools-version: 6.2
import PackageDescription

// The storage benchmark's own package: it needs the server's storage and nothing else of it.

let package = Package(
    name: "StorageBenchmark",
    platforms: [.macOS(.v26)],
    dependencies: [.package(name: "Charter", path: "../../..")],
    targets: [
        // Times statements through the server's database; see `run` beside it.
        .executableTarget(
            name: "storage-benchmark", dependencies: [.product(name: "CharterStorage", package: "Charter")],
            path: "Sources/StorageBenchmark")
    ]
)
