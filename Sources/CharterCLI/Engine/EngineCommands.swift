import ArgumentParser

/// The commands that expose the GraphQL engine without a network, in the order in which help lists them.
///
/// Each turns its command line into an `EngineRequest`; `batch` reads such requests from standard input. Both are
/// answered by `Engine`, so a command and a line of a batch are one implementation.
public enum EngineCommands {
    public static let all: [any ParsableCommand.Type] = [
        ValidateCommand.self,
        ParseCommand.self,
        ExecuteCommand.self,
        IntrospectCommand.self,
        PrintSchemaCommand.self,
        BatchCommand.self,
        MockCommand.self,
    ]
}
