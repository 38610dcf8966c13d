import GraphQLLanguage
import GraphQLSchema

/// Schema files and operations in, Swift files out; nothing is read or written. The steps, in their order, are those of `run`.
///
/// Mistakes are collected: a step that finds some finishes, and the steps after it do not start.
public enum GeneratorPipeline {
    /// What one run made: the files, or the mistakes that stand against them, in the order of files and places.
    public struct Result: Sendable {
        public var files: [GeneratedFile]
        public var diagnostics: [Diagnostic]

        public init(files: [GeneratedFile] = [], diagnostics: [Diagnostic] = []) {
            self.files = files
            self.diagnostics = diagnostics
        }
    }

    /// For whom the Swift files are.
    public enum Purpose: Sendable, Hashable {
        /// Types, resolver protocols and dispatch of a schema, and its operations as trusted documents.
        case server
        /// Operations with typed variables and data.
        case client
    }

    /// Generates the Swift files of a schema and of the operations that clients send to it. The order of the sources
    /// does not matter; a source's name is its path.
    public static func run(
        _ sources: [Source], operations: [Source] = [], for purpose: Purpose = .server
    ) -> Result {
        var collector = DiagnosticCollector()
        let sources = sources.sorted { $0.name < $1.name }
        let operations = operations.sorted { $0.name < $1.name }

        let documents = SchemaReading.parse(sources, &collector)
        guard collector.diagnostics.isEmpty else { return failed(collector) }

        guard let instructed = SchemaReading.build(documents, operations: operations, &collector) else {
            return failed(collector)
        }

        let types = SwiftTypes(instructed.schema)
        DirectiveCheck.check(types, &collector)
        CacheControlCheck.check(instructed.written, &collector)
        guard collector.diagnostics.isEmpty else { return failed(collector) }

        let files: [GeneratedFile]
        switch purpose {
        case .server:
            let model = SchemaModel(types, sources: sources, instructed)
            NameCheck.check(model, &collector)
            guard collector.diagnostics.isEmpty else { return failed(collector) }

            let operations = OperationReading.read(operations, instructed, &collector)
            let routes = RouteReading.read(instructed, operations, &collector)
            files =
                model.files.map { SchemaFileEmitter.emit($0, model.dispatch) } + [
                    SchemaEmitter.emit(model), TrustedDocumentsEmitter.emit(operations), RoutesEmitter.emit(routes),
                ]
        case .client:
            let checked = OperationReading.read(operations, instructed, &collector)
            guard collector.diagnostics.isEmpty else { return failed(collector) }

            let model = ClientModel(instructed.schema, sources: operations, operations: checked, &collector)
            files = model.files.map(ClientFileEmitter.emit) + [ClientTypesEmitter.emit(model)]
        }
        guard collector.diagnostics.isEmpty else { return failed(collector) }
        return Result(files: files)
    }

    private static func failed(_ collector: DiagnosticCollector) -> Result {
        Result(diagnostics: collector.diagnostics.sorted())
    }
}
