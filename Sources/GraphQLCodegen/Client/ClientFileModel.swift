import GraphQLLanguage

/// What the Swift file of one file of operations declares.
struct ClientFileModel {
    /// The path as it was given.
    let path: String
    /// `AI.graphql`.
    let fileName: String
    /// `AI`.
    let stem: String
    /// In the order of definition.
    var operations: [ClientOperationModel] = []
    var fragments: [ClientFragmentModel] = []

    init(path: String) {
        self.path = path
        fileName = path.split(separator: "/").last.map(String.init) ?? path
        stem = fileName.hasSuffix(".graphql") ? String(fileName.dropLast(".graphql".count)) : fileName
    }

    mutating func sort() {
        operations.sort { $0.location < $1.location }
        fragments.sort { $0.location < $1.location }
    }

    /// `AI.operations.swift`; another name than that of a schema file, since one target may have both.
    var outputName: String { stem + ".operations.swift" }
}
