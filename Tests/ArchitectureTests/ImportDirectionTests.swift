import Foundation
import Testing

struct ImportDirectionTests {
    let house: House

    init() throws { house = try House() }

    @Test func everyFolderIsATarget() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: House.root.appending(path: "Sources").path)
            .filter { !$0.hasPrefix(".") }
        #expect(Set(folders) == Set(house.rooms.map(\.name)))
    }

    @Test func importsAreDeclared() {
        let names = Set(house.rooms.map(\.name))
        for room in house.rooms {
            for (module, files) in room.imports where names.contains(module) {
                #expect(
                    room.dependencies.contains(module),
                    "\(room.name) imports \(module) in \(files.joined(separator: ", ")) without declaring it")
            }
        }
    }

    /// What only generated code imports: the table of routes.
    private let importedByGeneratedCode: Set<String> = ["GraphQLRoutes"]

    @Test func declaredDependenciesAreUsed() {
        let names = Set(house.rooms.map(\.name)).subtracting(importedByGeneratedCode)
        for room in house.rooms {
            for dependency in room.dependencies where names.contains(dependency) {
                #expect(room.imports[dependency] != nil, "\(room.name) declares \(dependency) and never imports it")
            }
        }
    }

    @Test func dependenciesPointUpwardsInThePackageFile() {
        for (position, room) in house.rooms.enumerated() {
            let above = Set(house.rooms[..<position].map(\.name))
            for dependency in room.dependencies {
                #expect(
                    above.contains(dependency), "\(room.name) depends on \(dependency), which does not stand above it")
            }
        }
    }

    @Test func theEngineKnowsNothingOfCharter() {
        for room in house.rooms where room.name.hasPrefix("GraphQL") {
            let charter = room.imports.keys.filter { $0.hasPrefix("Charter") }
            #expect(charter.isEmpty, "\(room.name) imports \(charter)")
        }
    }

    @Test func theGeneratorStaysSmallAndTheRuntimeDoesNotKnowIt() {
        #expect(
            house.closure(of: "GraphQLCodegen") == [
                "GraphQLCodegen", "GraphQLRoutes", "GraphQLValidation", "GraphQLSchema", "GraphQLLanguage",
                "GraphQLJSON",
            ])
        for runtime in ["GraphQLExecution", "GraphQLTransport", "CharterApp"] {
            #expect(!house.closure(of: runtime).contains("GraphQLCodegen"))
        }
    }

    @Test func theGeneratorNeedsNoSyntaxLibrary() {
        for name in house.closure(of: "GraphQLCodegen") {
            #expect(house.room(name)?.imports.keys.contains { $0.hasPrefix("SwiftSyntax") } == false)
        }
    }
}
