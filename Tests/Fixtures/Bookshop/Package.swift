// swift-tools-version: 6.2
import PackageDescription

// A stranger's package: a schema and resolvers of its own, the engine and the generator from Charter.

let charter = Context.environment["CHARTER_PACKAGE"] ?? "../../.."

let package = Package(
    name: "Bookshop",
    platforms: [.macOS(.v26)],
    dependencies: [.package(name: "Charter", path: charter)],
    targets: [
        .target(
            name: "BookshopClient",
            dependencies: [.product(name: "GraphQLOperations", package: "Charter")],
            exclude: ["Schema"],
            swiftSettings: [.treatAllWarnings(as: .error)],
            plugins: [.plugin(name: "GraphQLClientPlugin", package: "Charter")]),
        .executableTarget(
            name: "Bookshop",
            dependencies: ["BookshopClient", .product(name: "GraphQLExecution", package: "Charter")],
            exclude: ["Schema"],
            swiftSettings: [.treatAllWarnings(as: .error)],
            plugins: [.plugin(name: "GraphQLCodegenPlugin", package: "Charter")]),
    ]
)
