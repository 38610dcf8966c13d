import ArgumentParser

/// The commands that talk to a server by the typed operations of `Schema/Operations`, in the order in which help lists
/// them.
///
/// Each is a `ClientCommand`: `ClientOptions` says where the server is, `Terminal` where to write. `run` and `watch` follow
/// a run by `RunFollowing`, which shows it on a `RunDisplay`.
enum ClientCommands {
    static let all: [any ParsableCommand.Type] = [
        AskCommand.self,
        RunCommand.self,
        WatchCommand.self,
        HistoryCommand.self,
        LogsCommand.self,
        CancelCommand.self,
        RetryCommand.self,
        SignalCommand.self,
    ]
}
