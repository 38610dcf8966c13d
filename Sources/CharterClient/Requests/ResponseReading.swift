import Foundation
import GraphQLJSON

/// Understands HTTP answers (GraphQL over HTTP, section 7).
enum ResponseReading {
    /// An HTTP answer without its connection.
    struct Answer: Sendable, Equatable {
        var status: Int
        var contentType: String
        var retryAfter: Duration?
        var body: [UInt8]
    }

    /// A GraphQL response, whatever the status; anything else is an error.
    static func read<Data: Decodable & Sendable & Equatable>(
        _ answer: Answer, as type: Data.Type = Data.self
    ) throws(ClientError) -> OperationResponse<Data> {
        let mediaType = answer.contentType.split(separator: ";").first.map {
            $0.trimmingCharacters(in: .whitespaces).lowercased()
        }
        let isSuccess = (200..<300).contains(answer.status)
        switch mediaType {
        case "application/graphql-response+json": return try response(answer.body)
        case "application/json" where isSuccess: return try response(answer.body)
        case "application/json":
            // A gateway may have written it. Of this media type, only what reads as a response is one.
            guard let read: OperationResponse<Data> = try? response(answer.body) else { throw failure(answer) }
            return read
        default:
            guard isSuccess else { throw failure(answer) }
            throw .malformedAnswer("its media type is \"\(mediaType ?? "")\"")
        }
    }

    /// Reads the JSON of a response.
    static func response<Data: Decodable & Sendable & Equatable>(
        _ json: [UInt8]
    ) throws(ClientError) -> OperationResponse<Data> {
        do {
            var response = try JSONDecoder().decode(OperationResponse<Data>.self, from: Foundation.Data(json))
            response.json = json
            return response
        } catch {
            throw .malformedAnswer(describe(error))
        }
    }

    /// An answer that is no GraphQL response.
    static func failure(_ answer: Answer) -> ClientError {
        let shown = String(decoding: answer.body.prefix(2_000), as: UTF8.self)
            .trimmingCharacters(in: .whitespacesAndNewlines)
        return .status(answer.status, body: shown, retryAfter: answer.retryAfter)
    }

    /// What `Retry-After` says, in seconds; dates are not understood.
    static func retryAfter(_ value: String?) -> Duration? {
        guard let value, let seconds = UInt32(value.trimmingCharacters(in: .whitespaces)) else { return nil }
        return .seconds(Int64(min(seconds, 86_400)))
    }

    private static func describe(_ error: any Error) -> String {
        switch error as? DecodingError {
        case .keyNotFound(let key, let context)?: "\(path(context, key)) is missing"
        case .valueNotFound(_, let context)?: "\(path(context)) is null"
        case .typeMismatch(let type, let context)?: "\(path(context)) is no \(type)"
        case .dataCorrupted(let context)?:
            context.codingPath.isEmpty ? context.debugDescription : "\(path(context)): \(context.debugDescription)"
        default: "\(error)"
        }
    }

    private static func path(_ context: DecodingError.Context, _ key: (any CodingKey)? = nil) -> String {
        let keys = context.codingPath + (key.map { [$0] } ?? [])
        return "\"" + keys.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".") + "\""
    }
}
