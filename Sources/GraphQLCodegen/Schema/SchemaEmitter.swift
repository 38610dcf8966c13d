import GraphQLLanguage
import GraphQLSchema

/// Writes what belongs to the schema as a whole: the resolvers together, and the executable schema over them.
enum SchemaEmitter {
    static let fileName = "GeneratedSchema.swift"

    static func emit(_ model: SchemaModel) -> GeneratedFile {
        var writer = SwiftWriter()
        GeneratedFile.emitHeader("from the schema files of this target", into: &writer)
        writer.line()
        emitResolvers(model, &writer)
        writer.line()
        emitSchema(model, &writer)
        if model.hasBoxes {
            writer.line()
            emitIndirect(&writer)
        }
        return GeneratedFile(name: fileName, text: writer.text)
    }

    private static func emitResolvers(_ model: SchemaModel, _ writer: inout SwiftWriter) {
        let protocols = model.files.filter { !$0.resolvers.isEmpty }.map(\.protocolName)
        // One file called Schema has a protocol that is called so already.
        if protocols == ["SchemaResolvers"] { return }
        writer.line("/// All resolvers of the schema, one protocol for each schema file that has some.")
        let names = protocols.isEmpty ? "Sendable" : protocols.joined(separator: " & ")
        if names.utf8.count < 80 { return writer.line("public typealias SchemaResolvers = \(names)") }
        writer.line("public typealias SchemaResolvers =")
        writer.indented { writer in
            for (position, name) in protocols.enumerated() {
                writer.line(position == 0 ? name : "& \(name)")
            }
        }
    }

    private static func emitSchema(_ model: SchemaModel, _ writer: inout SwiftWriter) {
        writer.line("/// Answers the schema's operations by typed resolvers.")
        writer.block("public struct GeneratedSchema: GraphQLExecution.ExecutableSchema") { writer in
            writer.line("public let schema: \(EngineName.schema)")
            writer.line("let resolvers: any SchemaResolvers")
            writer.line()
            writer.line("/// Throws only when the generated files are not of one run.")
            writer.block("public init(resolvers: any SchemaResolvers) throws") { writer in
                writer.line("schema = try Self.makeSchema()")
                writer.line("self.resolvers = resolvers")
            }
            writer.line()
            writer.line("/// The schema by itself. Throws only when the generated files are not of one run.")
            writer.block("public static func makeSchema() throws -> \(EngineName.schema)") { writer in
                // The generator has checked the schema already.
                writer.line("try \(EngineName.schema).build(")
                writer.indented { writer in
                    writer.line("sdl: Self.sdl,")
                    writer.line("options: GraphQLSchema.SchemaBuildOptions(")
                    writer.indented { writer in
                        writer.line("checksTypeSystem: false,")
                        writer.list("unlistedDirectives: ", names(model), tail: "))", open: "[", close: "]")
                    }
                }
            }
            writer.line()
            emitSDL(model, &writer)
            writer.line()
            emitComplete(model, &writer)
            writer.line()
            emitSubscribe(model, &writer)
            for operation in OperationType.allCases where operation != .subscription {
                guard let type = model.schema.rootType(operation) else { continue }
                writer.line()
                RootDispatchEmitter(model: model.dispatch, type: type, operation: operation).emit(into: &writer)
            }
            for type in model.schema.types where type.isBuiltIn {
                for completion in model.dispatch.completions(of: type.id) {
                    writer.line()
                    completion.emit(into: &writer)
                }
            }
        }
    }

    /// Our directives, which the running schema applies but does not list.
    private static func names(_ model: SchemaModel) -> [String] {
        model.unlistedDirectives.sorted().map(SwiftStringLiteral.quoted)
    }

    private static func emitSDL(_ model: SchemaModel, _ writer: inout SwiftWriter) {
        writer.line("/// The schema in the schema definition language, as the files of the schema say it.")
        let parts = model.files.filter { $0.sdl != nil }.map(\.sdlName) + ["sdlOfDirectives"]
        writer.list("static let sdl = ", parts, tail: ".joined(separator: \"\\n\\n\")", open: "[", close: "]")
        writer.line()
        let sdl = CodegenDirectives.documents(named: model.directives).map { $0.printed() }
        TextLiteral.emit("static let sdlOfDirectives = ", sdl.joined(separator: "\n\n"), into: &writer)
    }

    private static func emitComplete(_ model: SchemaModel, _ writer: inout SwiftWriter) {
        writer.list(
            "public \(EngineName.nonsending)func complete",
            [
                "_ operation: \(EngineName.operation)", "_ selection: \(EngineName.selection)",
                "_ run: \(EngineName.run)", "_ rows: \(EngineName.rows)",
            ], tail: " async -> \(EngineName.column) {")
        writer.indented { writer in
            writer.line("switch operation {")
            for operation in OperationType.allCases {
                let type = operation == .subscription ? nil : model.schema.rootType(operation)
                let body = type.map { "await complete\($0.name)(selection, run, rows)" } ?? "run.noRoot(rows)"
                writer.line("case .\(operation.keyword): \(body)")
            }
            writer.line("}")
        }
        writer.line("}")
    }

    private static func emitSubscribe(_ model: SchemaModel, _ writer: inout SwiftWriter) {
        writer.list(
            "public \(EngineName.nonsending)func subscribe",
            ["_ step: \(EngineName.step)", "_ run: \(EngineName.run)"],
            tail: " async throws -> \(EngineName.events) {")
        writer.indented { writer in
            guard let type = model.schema.rootType(.subscription) else {
                return writer.line("throw run.unknownField(step)")
            }
            RootDispatchEmitter(model: model.dispatch, type: type, operation: .subscription)
                .emitSubscribe(into: &writer)
        }
        writer.line("}")
    }

    private static func emitIndirect(_ writer: inout SwiftWriter) {
        writer.line("/// Keeps a value behind a reference, for a struct that would otherwise contain itself.")
        writer.line("@propertyWrapper")
        writer.block("public struct Indirect<Value: Sendable>: Sendable") { writer in
            writer.block("private final class Storage: Sendable") { writer in
                writer.line("let value: Value")
                writer.line()
                writer.line("init(_ value: Value) { self.value = value }")
            }
            writer.line()
            writer.line("private var storage: Storage")
            writer.line()
            writer.line("public init(wrappedValue: Value) { storage = Storage(wrappedValue) }")
            writer.line()
            writer.block("public var wrappedValue: Value") { writer in
                writer.line("get { storage.value }")
                writer.line("set { storage = Storage(newValue) }")
            }
        }
    }
}
