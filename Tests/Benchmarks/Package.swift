// swift-tools-version: 6.2
import PackageDescription

// The benchmarks' own package, so that the server's does not pay for them. It uses the plugin on its own schema.

let package = Package(
    name: "Benchmarks",
    platforms: [.macOS(.v26)],
    dependencies: [
        .package(name: "Charter", path: "../.."),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    ],
    targets: [
        // The benchmark's schema, constant data and resolvers.
        .target(
            name: "BenchmarkSchema", dependencies: [.product(name: "GraphQLExecution", package: "Charter")],
            exclude: ["Schema"], plugins: [.plugin(name: "GraphQLCodegenPlugin", package: "Charter")]),
        // Serves it with the server's own front; `--fixed DIR` answers fixed bytes through the same front.
        .executableTarget(
            name: "bench-server",
            dependencies: [
                "BenchmarkSchema", .product(name: "GraphQLTransport", package: "Charter"),
                .product(name: "CharterREST", package: "Charter"),
            ], path: "Sources/BenchServer"),
        // Times the description of many routes.
        .executableTarget(
            name: "openapi-benchmark", dependencies: [.product(name: "CharterOpenAPI", package: "Charter")],
            path: "Sources/OpenAPIBenchmark"),
        // Times the engine in process and prints a table.
        .executableTarget(
            name: "benchmark",
            dependencies: ["BenchmarkSchema", .product(name: "GraphQLExecution", package: "Charter")],
            path: "Sources/Benchmark"),
    ]
)
