import ArgumentParser
import Foundation
import GraphQLSchema
import GraphQLSchemaTools

struct DocsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "docs", abstract: "Write a schema as one readable HTML page.",
        discussion: """
            The page needs no network and no script, fits light and dark, and has the schema coordinate of every \
            element as its anchor, such as page.html#User.name. Descriptions may use Markdown: paragraphs, headings, \
            lists, code, emphasis and links of the web.

              charter docs Schema --output documentation
              charter docs schema.graphql --output api.html --title "Shop API"

            Exit status: 0 written, 2 wrong usage, a file that cannot be read or written, or a schema with errors.
            """)

    @Option(help: "The file to write, or the folder to write index.html into; - is standard output.")
    var output: String

    @Option(help: "The title of the page.")
    var title = "GraphQL schema"

    @Argument(help: "The schema file, or a folder of them; - is standard input.")
    var schema: String

    func run() throws {
        try CommandFailure.reporting {
            var files = InputFiles()
            let sources = try SchemaFiles.sources([schema], &files)
            let title = title
            let result = try DeepStackExecutor.run {
                SchemaFiles.build(sources).schema.map { SchemaDocumentation.page(of: $0, title: title) }
            }
            switch result {
            case .success(let page): try write(page)
            case .failure(let errors): throw try errors.reported()
            }
        }
    }

    private func write(_ page: [UInt8]) throws {
        guard output != "-" else { return try SystemFile.standardOutput.write(page) }
        let file = Self.file(for: output)
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(page).write(to: file, options: .atomic)
        } catch {
            throw CommandFailure("\(file.path) cannot be written: \(error.localizedDescription)")
        }
        try SystemFile.standardError.write(Array("wrote \(file.path)\n".utf8))
    }

    /// A path that ends in `.html` or `.htm` is a file, any other a folder.
    static func file(for output: String) -> URL {
        let url = URL(filePath: output)
        return ["html", "htm"].contains(url.pathExtension.lowercased()) ? url : url.appending(path: "index.html")
    }
}
