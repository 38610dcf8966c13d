import ArgumentParser
import CharterClient
import Foundation

/// Where the server is and how to talk to it.
struct ClientOptions: ParsableArguments {
    enum Transport: String, ExpressibleByArgument, CaseIterable {
        case ws, sse
    }

    @Option(help: "The GraphQL endpoint (environment: CHARTER_URL).")
    var url = ProcessInfo.processInfo.environment["CHARTER_URL"] ?? "http://127.0.0.1:8080/graphql"

    @Option(help: "What live events come over: ws, a WebSocket, or sse, server-sent events.")
    var transport = Transport.ws

    @Option(
        name: [.customShort("H"), .customLong("header")],
        help: "A header field for every request, such as \"Authorization: Bearer …\". May be repeated.")
    var headers: [String] = []

    @Option(
        name: .customLong("cacert"),
        help: "A PEM file of certificates to trust instead of the system's.")
    var certificates: String?

    @Flag(help: "Print JSON, for programs.")
    var json = false

    /// Throws `CommandFailure` for an address or a field that is none.
    func configuration() throws -> ClientConfiguration {
        var configuration: ClientConfiguration
        do {
            configuration = try ClientConfiguration(url: url)
        } catch {
            throw CommandFailure("\(error)")
        }
        configuration.transport = transport == .sse ? .serverSentEvents : .webSocket
        configuration.trustedCertificates = certificates
        if let token = ProcessInfo.processInfo.environment["CHARTER_TOKEN"], !token.isEmpty {
            configuration.headers.append(try Self.field("Authorization: Bearer \(token)"))
        }
        configuration.headers += try headers.map(Self.field)
        return configuration
    }

    static func field(_ text: String) throws -> (name: String, value: String) {
        guard let colon = text.firstIndex(of: ":"), colon != text.startIndex,
            text[..<colon].utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
            text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
        else { throw CommandFailure("A header field is written \"Name: value\".") }
        let value = text[text.index(after: colon)...].drop { $0 == " " }
        return (String(text[..<colon]), String(value))
    }
}
