import ArgumentParser
import CharterClient
import GraphQLJSON
import GraphQLOperations

/// `charter ask`: a question and the answer as it is written.
struct AskCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "ask", abstract: "Ask a language model and watch its answer being written.",
        discussion: """
            The answer goes to standard output as the model writes it. The prompt - is read from standard input. With \
            --json the whole answer is printed at its end, with the model, the tokens used and the time it took.

              charter ask "What is a monad?"
              git diff | charter ask --model local -

            Exit status: 0 answered, 1 the model or the server failed (what came of the answer is printed), 2 wrong usage.
            """)

    @Argument(help: "What to say to the model.")
    var prompt: String

    @Option(help: "The name or an alias of a model; the server's default when left out.")
    var model: String?

    @OptionGroup(title: "Server")
    var connection: ClientOptions

    func run(_ client: GraphQLClient, on terminal: Terminal) async throws {
        var files = InputFiles()
        let text = prompt == "-" ? String(decoding: try files.read("-"), as: UTF8.self) : prompt
        var line = LineEnd()
        do {
            for try await response in client.subscribe(WatchAnswerSubscription(prompt: text, model: Nullable(model))) {
                switch try response.get().aiResponseStream {
                case .aiResponseStarted, .other: break
                case .aiResponseDelta(let delta):
                    guard !connection.json else { continue }
                    terminal.print(delta.text, end: "")
                    line.wrote(delta.text)
                case .aiResponseCompleted:
                    guard connection.json else { continue }
                    let event = try JSONValue.parse(try JSONLine.rootField(of: response), maxDepth: 512)
                    terminal.print((event["response"] ?? .null).serializedText)
                }
            }
        } catch {
            line.close(on: terminal)
            throw error
        }
        line.close(on: terminal)
    }

    /// Ends the last line of an answer, if it did not end it itself.
    private struct LineEnd {
        private var isOpen = false

        mutating func wrote(_ text: String) {
            if let last = text.last { isOpen = last != "\n" }
        }

        mutating func close(on terminal: Terminal) {
            if isOpen { terminal.print("") }
            isOpen = false
        }
    }
}
