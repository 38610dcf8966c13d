import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import NIOCore

/// What the body of a GraphQL request holds.
enum HTTPRequestContent: Sendable {
    case request(GraphQLRequest)
    case batch(RequestBatch)
    /// No request can be made of it: why, and with what status that is answered.
    case unreadable(GraphQLError, HTTPStatus)

    /// Reads a body, out of its content coding if it has one.
    static func read(
        _ body: ByteBuffer, coding: ContentCoding?, limits: TransportLimits, policy: StatusPolicy
    ) -> HTTPRequestContent {
        guard let coding else { return read(body, limits, policy) }
        do throws(Inflater.Failure) {
            return read(try Inflater.inflate(body, coding, limit: limits.body), limits, policy)
        } catch {
            switch error {
            case .tooLarge:
                let tooLarge = HTTPParseError.bodyTooLarge
                return .unreadable(GraphQLError(tooLarge.message, code: tooLarge.code), tooLarge.status)
            case .malformed:
                return .unreadable(
                    GraphQLError("The body is not in the content coding \(coding.name).", code: .badRequest), 400)
            }
        }
    }

    private static func read(
        _ body: ByteBuffer, _ limits: TransportLimits, _ policy: StatusPolicy
    ) -> HTTPRequestContent {
        body.withUnsafeReadableBytes { raw in
            let bytes = raw.bindMemory(to: UInt8.self)
            do throws(GraphQLError) {
                return .request(try GraphQLRequest.read(bytes, maxDepth: limits.jsonDepth))
            } catch {
                return readBatch(bytes, limits, policy, otherwise: error)
            }
        }
    }

    /// A body that is no single request may be a batch; if not, `error` says what is wrong with it.
    private static func readBatch(
        _ bytes: UnsafeBufferPointer<UInt8>, _ limits: TransportLimits, _ policy: StatusPolicy,
        otherwise error: GraphQLError
    ) -> HTTPRequestContent {
        do throws(GraphQLError) {
            if let batch = try RequestBatch.read(bytes, maxDepth: limits.jsonDepth, limit: limits.batch) {
                return .batch(batch)
            }
        } catch {
            return .unreadable(error, policy.malformedParameters)
        }
        let isJSON = JSONReader.isWellFormed(bytes, maxDepth: limits.jsonDepth)
        return .unreadable(error, isJSON ? policy.malformedParameters : policy.notJSON)
    }
}
