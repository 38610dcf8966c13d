import CharterResilience
import Foundation
import NIOHTTP1

/// Turns what an upstream server reports into a `ModelError`.
struct UpstreamFailure {
    let model: String

    /// For an answer with a status other than 200. The body may be anything, also HTML of a proxy.
    func error(status: Int, headers: HTTPHeaders, body: [UInt8], now: Date) -> ModelError {
        let reported = UpstreamErrorBody(json: body)
        return error(
            status: status,
            kind: reported?.kind,
            detail: reported?.message ?? summary(of: body, status: status),
            retryAfter: headers.first(name: "Retry-After").flatMap { RetryAfter.delay($0, now: now) },
            partialText: ""
        )
    }

    /// For an error that arrived inside a stream that began with status 200.
    func error(inStream body: UpstreamErrorBody, partialText: String) -> ModelError {
        error(status: body.status, kind: body.kind, detail: body.message, retryAfter: nil, partialText: partialText)
    }

    private func error(
        status: Int?,
        kind: String?,
        detail: String,
        retryAfter: Duration?,
        partialText: String
    ) -> ModelError {
        if kind.map(Self.contextOverflowKinds.contains) == true || detail.contains(Self.batchOverflow) {
            return .promptTooLong(model: model, detail: detail.shortened)
        }
        switch (status, kind) {
        case (401?, _), (403?, _):
            return .credentialsRefused(model: model, status: status ?? 401)
        case (429?, _), (nil, "rate_limit_exceeded"?):
            return .rateLimited(model: model, retryAfter: retryAfter, partialText: partialText)
        default:
            return .upstream(model: model, status: status, detail: detail.shortened, partialText: partialText)
        }
    }

    /// The words of OpenAI and of llama.cpp for a conversation that is longer than the context.
    private static let contextOverflowKinds: Set<String> = ["context_length_exceeded", "exceed_context_size_error"]

    /// What llama.cpp says, with a status of 500 and no kind of its own, of a text to embed that is longer than its
    /// batch.
    private static let batchOverflow = "is too large to process"

    private func summary(of body: [UInt8], status: Int) -> String {
        let reason = HTTPResponseStatus(statusCode: status).reasonPhrase
        let text = String(decoding: body, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        // Markup of a proxy tells a reader less than the name of the status does.
        return text.isEmpty || text.hasPrefix("<") ? reason : text
    }
}

extension String {
    /// One line of at most 300 characters, for an error message.
    fileprivate var shortened: String {
        let line = split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.count <= 300 ? line : line.prefix(299) + "…"
    }
}
