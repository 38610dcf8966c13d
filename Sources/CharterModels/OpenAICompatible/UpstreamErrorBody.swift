import Foundation

/// The error object of an OpenAI-compatible server, in any of the shapes that such servers really send:
/// `{"error": {"message", "type", "code"}}` with a string, numeric or absent code, `{"error": "text"}`,
/// `{"message", "code"}` and `{"detail"}`.
struct UpstreamErrorBody: Sendable, Equatable {
    var message: String
    /// A word such as `context_length_exceeded`, from `code` or else `type`.
    var kind: String?
    /// A number in `code`, which servers mean as an HTTP status.
    var status: Int?

    /// Nil when the bytes hold no error object.
    init?(json bytes: some Sequence<UInt8>) {
        let envelope: Envelope
        do {
            envelope = try JSONDecoder().decode(Envelope.self, from: Data(bytes))
        } catch {
            // Not an object of ours: for an error body that is an answer, not a failure.
            return nil
        }
        switch envelope.error {
        case .text(let text): self.init(message: text)
        case .fields(let fields): self.init(fields)
        case nil:
            let fields = envelope.fields
            guard fields.message != nil || envelope.detail != nil else { return nil }
            self.init(fields)
            if fields.message == nil, let detail = envelope.detail { message = detail }
        }
    }

    private init(message: String) {
        self.message = message
    }

    private init(_ fields: Fields) {
        message = fields.message ?? fields.type ?? "no message"
        switch fields.code {
        case .number(let number): status = number
        case .text(let text): (status, kind) = (Int(text), text)
        case nil: break
        }
        if status != nil || kind == nil { kind = fields.type }
    }
}

extension UpstreamErrorBody {
    private struct Envelope: Decodable {
        enum CodingKeys: CodingKey { case error, detail }

        var error: ErrorValue?
        var detail: String?
        var fields: Fields

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            error = try container.decodeIfPresent(ErrorValue.self, forKey: .error)
            // FastAPI sends a list of findings here for some errors; they are of no use to a reader.
            detail = try? container.decodeIfPresent(String.self, forKey: .detail)
            fields = try Fields(from: decoder)
        }
    }

    private enum ErrorValue: Decodable {
        case text(String)
        case fields(Fields)

        init(from decoder: any Decoder) throws {
            // Two shapes are legal here, and the second attempt reports what fits neither.
            if let text = try? decoder.singleValueContainer().decode(String.self) {
                self = .text(text)
            } else {
                self = .fields(try Fields(from: decoder))
            }
        }
    }

    private struct Fields: Decodable {
        enum Code: Decodable {
            case number(Int)
            case text(String)

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                if let number = try? container.decode(Int.self) {
                    self = .number(number)
                } else {
                    self = .text(try container.decode(String.self))
                }
            }
        }

        var message: String?
        var type: String?
        var code: Code?
    }
}
