import CharterResilience
import Foundation
import GraphQLJSON

/// What came back, and what a step makes of it.
struct HTTPStepResponse: Sendable, Hashable {
    let status: Int
    let headers: [HTTPStepRequest.Header]
    let body: [UInt8]

    func header(_ name: String) -> String? { headers.first { $0.name.lowercased() == name }?.value }

    var isRedirect: Bool { [301, 302, 303, 307, 308].contains(status) && header("location") != nil }

    /// The step's output: `body` is the JSON value, a text, or base64 of what is neither, as `encoding` says.
    func output(_ step: StepInvocation) throws(RunFailure) -> JSONValue {
        var fields = JSONObject()
        for header in headers {
            let name = header.name.lowercased()
            fields[name] = .string((fields[name]?.stringValue).map { "\($0), \(header.value)" } ?? header.value)
        }
        let (value, encoding) = try content(step)
        return [
            "status": .int(Int64(status)), "headers": .object(fields), "body": value, "encoding": .string(encoding),
        ]
    }

    private func content(_ step: StepInvocation) throws(RunFailure) -> (JSONValue, String) {
        if body.isEmpty { return (.null, "none") }
        if isJSON {
            do throws(JSONError) {
                return (try JSONValue.parse(body, maxDepth: ExpressionLimits.depth - 8), "json")
            } catch {
                throw RunFailure(
                    code: "UPSTREAM_ERROR", message: "the answer says it is JSON and is not: \(error.message)",
                    step: step.step)
            }
        }
        if let text = String(validating: body, as: UTF8.self), !text.contains("\0") { return (.string(text), "text") }
        return (.string(Data(body).base64EncodedString()), "base64")
    }

    private var isJSON: Bool {
        let type = header("content-type")?.split(separator: ";").first.map { String($0).trimmed.lowercased() } ?? ""
        return type == "application/json" || type.hasSuffix("+json")
    }

    /// The failure of a status that the step does not expect. What may pass by itself may be repeated.
    func failure(_ step: StepInvocation, now: Date) -> RunFailure {
        let wait = header("retry-after").flatMap { RetryAfter.delay($0, now: now) }
        let excerpt = String(decoding: body.prefix(200), as: UTF8.self).split(whereSeparator: \.isNewline)
            .joined(separator: " ")
        let detail = excerpt.isEmpty || excerpt.hasPrefix("<") ? "" : ": \(excerpt)"
        return RunFailure(
            code: status == 429 ? "RATE_LIMIT_ERROR" : "UPSTREAM_ERROR",
            message: "the server answered with \(status)\(detail)", step: step.step,
            isRetryable: [408, 425, 429, 500, 502, 503, 504].contains(status), retryAfter: wait)
    }
}
