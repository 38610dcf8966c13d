import Synchronization

/// The wake-ups that one waker still has to send, and its counts. Safe to use from anywhere.
final class WakeOutbox: Sendable {
    /// A random name, so that a waker knows its own messages when they come back to it.
    let origin = String(UInt64.random(in: 0...UInt64.max), radix: 16)
    private let state = Mutex(State())

    private struct State {
        var queue = WakeQueue()
        var figures = EventWakerFigures()
        var send: (@Sendable () -> Void)?
    }

    var figures: EventWakerFigures { state.withLock { $0.figures } }

    func add(_ topic: String) {
        let send = state.withLock { state in
            state.queue.add(topic)
            return state.send
        }
        send?()
    }

    /// After a message was taken and perhaps not sent.
    func addEverything() { state.withLock { $0.queue.addEverything() } }

    /// What is called whenever something was added; nil when nobody sends.
    func onAdd(_ send: (@Sendable () -> Void)?) { state.withLock { $0.send = send } }

    /// The text of the next message; nil when nothing waits.
    func takeMessage() -> String? {
        let topics = state.withLock { state in
            let topics = state.queue.takeMessage()
            if topics != nil { state.figures.sent += 1 }
            return topics
        }
        return topics.map { WakeMessage(origin: origin, topics: $0).text }
    }

    /// The texts of all messages that wait now.
    func takeMessages() -> [String] {
        let messages = state.withLock { state in
            var messages: [[String]] = []
            while let topics = state.queue.takeMessage() { messages.append(topics) }
            state.figures.sent += messages.count
            return messages
        }
        return messages.map { WakeMessage(origin: origin, topics: $0).text }
    }

    /// What a message that arrived says; nil when it is our own.
    func receive(_ text: String) -> EventWake? {
        // Whatever stands on our channel means that something happened.
        guard let message = WakeMessage(text) else { return .everything }
        guard message.origin != origin else { return nil }
        state.withLock { $0.figures.received += 1 }
        return message.topics.isEmpty ? .everything : .topics(message.topics)
    }

    func connected(isReconnect: Bool) {
        state.withLock { state in
            state.figures.isConnected = true
            if isReconnect { state.figures.reconnects += 1 }
        }
    }

    func disconnected() { state.withLock { $0.figures.isConnected = false } }
}
