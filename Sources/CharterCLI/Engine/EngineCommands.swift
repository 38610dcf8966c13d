import ArgumentParser

/// The commands around schemas and operations, without a server of ours, in the order in which help lists them.
///
/// Those in `Engine` turn their command line into an `EngineRequest`; `batch` reads such requests from standard input.
/// Both are answered by `Engine`, so a command and a line of a batch are one implementation. Those in `SchemaFiles` work
/// on files or folders of them; `mock` serves a schema.
public enum EngineCommands {
    public static let all: [any ParsableCommand.Type] = [
        MockCommand.self,
        ValidateCommand.self,
        ParseCommand.self,
        ExecuteCommand.self,
        IntrospectCommand.self,
        PrintSchemaCommand.self,
        DiffCommand.self,
        LintCommand.self,
        DocsCommand.self,
        BatchCommand.self,
    ]
}
