import CharterModels
import CharterResilience
import Synchronization

/// A model that says what it was told last, in two pieces, and remembers what it heard.
final class EchoingModel: ModelProvider {
    let name = "echo"
    let summary = "says what it was told"
    let kind = ModelKind.openAICompatible

    private let heard = Mutex<[ModelRequest]>([])

    var requests: [ModelRequest] { heard.withLock { $0 } }

    var prompts: [String] { requests.map { $0.messages.last?.content ?? "" } }

    func availability() async -> ModelAvailability { .available }

    func chat(_ request: ModelRequest) async throws -> ModelReply {
        heard.withLock { $0.append(request) }
        return reply(to: request)
    }

    func streamChat(_ request: ModelRequest) -> ModelReplyStream {
        heard.withLock { $0.append(request) }
        let reply = reply(to: request)
        let middle = reply.content.index(reply.content.startIndex, offsetBy: reply.content.count / 2)
        let events: [ModelStreamEvent] = [
            .delta(String(reply.content[..<middle])), .delta(String(reply.content[middle...])), .finished(reply),
        ]
        return ModelReplyStream {
            let next = Mutex(0)
            return {
                let place = next.withLock { place in
                    defer { place += 1 }
                    return place
                }
                return events.indices.contains(place) ? events[place] : nil
            }
        }
    }

    private func reply(to request: ModelRequest) -> ModelReply {
        ModelReply(
            content: request.messages.last?.content ?? "", model: name,
            usage: ModelUsage(promptTokens: 3, completionTokens: 2), finishReason: .stop, responseTime: 0.5)
    }
}

extension WallClock {
    /// The machine's time, in which nobody waits.
    static let immediate = WallClock(now: WallClock.system.now, sleep: { _ in try Task.checkCancellation() })
}
