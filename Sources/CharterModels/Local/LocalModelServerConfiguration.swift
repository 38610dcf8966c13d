/// How to start the local model server. Paths may be relative to the working directory.
public struct LocalModelServerConfiguration: Sendable, Equatable {
    /// The script that serves the model.
    public var launcherPath: String
    /// The Python of the environment that `Deploy/local-model/install.sh` made.
    public var pythonPath: String
    /// The loopback port; 0 takes a free one at every start.
    public var port: Int
    /// Threads that compute; 1 or more.
    public var threads: Int
    /// Answers that are computed at the same time; further ones queue inside the server.
    public var parallelAnswers: Int
    /// Tokens of conversation and answer together, for each answer; at most 8192, what the model was trained on.
    public var contextTokens: Int
    /// From the start of the process to its first answer.
    public var startTimeout: Duration
    /// From SIGTERM to SIGKILL.
    public var stopGrace: Duration
    /// The shortest and longest wait between restarts.
    public var restartDelays: ClosedRange<Duration>

    public init(
        directory: String = ".charter/local-model",
        launcherPath: String = "Deploy/local-model/launcher.py",
        port: Int = 0,
        threads: Int = 1,
        parallelAnswers: Int = 2,
        contextTokens: Int = 2048,
        startTimeout: Duration = .seconds(60),
        stopGrace: Duration = .seconds(3),
        restartDelays: ClosedRange<Duration> = .milliseconds(500) ... .seconds(30)
    ) {
        self.launcherPath = launcherPath
        self.pythonPath = directory + "/venv/bin/python3"
        self.port = port
        self.threads = threads
        self.parallelAnswers = parallelAnswers
        self.contextTokens = contextTokens
        self.startTimeout = startTimeout
        self.stopGrace = stopGrace
        self.restartDelays = restartDelays
    }

    var arguments: [String] {
        [
            launcherPath,
            "--port", String(port),
            "--threads", String(threads),
            "--parallel", String(parallelAnswers),
            "--context", String(contextTokens),
        ]
    }
}
