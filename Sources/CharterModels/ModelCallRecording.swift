import Foundation
import Synchronization

/// What is written down of a call while it goes on, to be given to its recorder at the end.
final class ModelCallRecording: Sendable {
    private let recorder: any ModelCallRecorder
    private let context: ModelCallContext
    private let model: String
    private let prompt: ModelCallText
    private let startedAt = Date()
    private let response = Mutex(ModelCallText())

    init(_ recorder: any ModelCallRecorder, context: ModelCallContext, model: String, messages: [ChatMessage]) {
        self.recorder = recorder
        self.context = context
        self.model = model
        prompt = ModelCallText(messages)
    }

    /// The next piece of a streamed answer.
    func heard(_ piece: String) { response.withLock { $0.append(piece) } }

    /// - Parameter text: The answer as far as it came, when it did not come in pieces.
    func end(
        _ outcome: ModelCallOutcome, usage: ModelUsage, text: String?, errorCode: String?, duration: Double
    ) {
        let heard = response.withLock { $0 }
        let response = heard.isEmpty ? ModelCallText(text ?? "") : heard
        recorder.record(
            ModelCallRecord(
                context: context, startedAt: startedAt, model: model, prompt: prompt.text, response: response.text,
                usage: usage, outcome: outcome, errorCode: errorCode, duration: duration))
    }
}
