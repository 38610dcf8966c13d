import Foundation

/// What `Package.swift` and the sources say of the house.
struct House {
    struct Room {
        let name: String
        let dependencies: [String]
        /// The modules that its files import, each with the files that do.
        let imports: [String: [String]]
    }

    /// The targets under `Sources`, in the order of `Package.swift`.
    let rooms: [Room]

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    init() throws {
        let manifest = try String(contentsOf: Self.root.appending(path: "Package.swift"), encoding: .utf8)
        let code = manifest.split(separator: "\n").filter { !$0.trimmingCharacters(in: .whitespaces).hasPrefix("//") }
            .joined(separator: "\n")
        let declaration =
            #/\.(?:target|executableTarget|systemLibrary)\(\s*name: "(\w+)"(?<rest>[\s\S]*?)(?=\n        \.|\n    \])/#
        var rooms: [Room] = []
        for match in code.matches(of: declaration) {
            let name = String(match.1)
            // Golden output is compiled from the tests' folder.
            guard !match.rest.contains("path: \"Tests/") else { continue }
            var dependencies: [String] = []
            if let list = match.rest.firstMatch(of: #/dependencies: \[([\s\S]*?)\]/#) {
                let local = list.1.replacing(#/\.product\(.*?\)/#, with: "")
                dependencies = local.matches(of: #/"(\w+)"/#).map { String($0.1) }
            }
            rooms.append(Room(name: name, dependencies: dependencies, imports: try Self.imports(of: name)))
        }
        self.rooms = rooms
    }

    private static func imports(of name: String) throws -> [String: [String]] {
        var imports: [String: [String]] = [:]
        let folder = root.appending(path: "Sources/\(name)")
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        for case let file as URL in files ?? FileManager.DirectoryEnumerator() where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(
                of:
                    #/(?m)^(?:@\w+(?:\(\w+\))? |public |internal |package )*import (?:struct |enum |class |func )?(\w+)/#
            ) {
                imports[String(match.1), default: []].append(file.lastPathComponent)
            }
        }
        return imports
    }

    func room(_ name: String) -> Room? { rooms.first { $0.name == name } }

    /// Everything that a room reaches by its dependencies, itself included.
    func closure(of name: String) -> Set<String> {
        var reached: Set<String> = []
        var open = [name]
        while let next = open.popLast() {
            guard reached.insert(next).inserted else { continue }
            open.append(contentsOf: room(next)?.dependencies ?? [])
        }
        return reached
    }
}
