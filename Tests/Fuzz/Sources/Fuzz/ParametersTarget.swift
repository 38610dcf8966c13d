import GraphQLExecution
import GraphQLLanguage

@testable import GraphQLTransport

/// The query of a GET, and the fields that are negotiated over: any bytes are understood or refused.
///
/// The first line is the query, the second the value of `Accept`, the third an origin.
struct ParametersTarget: FuzzTarget {
    let name = "parameters"

    func run(_ bytes: UnsafeBufferPointer<UInt8>) {
        let lines = bytes.split(separator: 0x0A, maxSplits: 2, omittingEmptySubsequences: false).map(Array.init)
        lines.first?.withUnsafeBytes(query)
        if lines.count > 1 { lines[1].withUnsafeBytes(accept) }
        if lines.count > 2 { origin(String(decoding: lines[2], as: UTF8.self)) }
    }

    private func query(_ bytes: UnsafeRawBufferPointer) {
        do throws(GraphQLError) {
            let request = try QueryParameters.read(bytes)
            demand(String(validating: request.query, as: UTF8.self) != nil, "A query that is not UTF-8")
        } catch {
            demand(error.code == .badRequest, "Refused with another code")
        }
    }

    private func accept(_ bytes: UnsafeRawBufferPointer) {
        let offers = ResponseMediaType.allCases
        let best = AcceptHeader.choose(bytes, from: offers)
        // What is chosen among all is chosen alone too, and nothing is when there is no best.
        for offer in offers where best == nil || offer == best {
            demand(AcceptHeader.choose(bytes, from: [offer]) == best, "Chosen among others, but not alone")
        }
        guard let type = MediaType(bytes) else { return }
        demand(type.quality.map { (0...1_000).contains($0) } ?? true, "A quality beyond 1")
    }

    private func origin(_ text: String) {
        let policy = OriginPolicy(allowed: ["https://app.example"])
        let host = text.split(separator: "/").last.map(String.init)
        if policy.admits(origin: text, host: nil) {
            demand(text.lowercased() == "https://app.example", "An origin that nobody allowed")
        }
        _ = policy.admits(origin: text, host: host)
    }
}
