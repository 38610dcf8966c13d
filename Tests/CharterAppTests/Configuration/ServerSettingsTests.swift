import GraphQLTransport
import Testing

@testable import CharterApp

struct ServerSettingsTests {
    private func load(_ arguments: String...) throws(ConfigurationError) -> ServerSettings {
        try ServerSettings.load(arguments: arguments, environment: [:])
    }

    @Test func limitsReachTheTransportAndThePipeline() throws {
        let settings = try load("--max-body-bytes", "17", "--max-tokens", "18", "--status-policy", "audit-2025")
        #expect(settings.transport.limits.body == 17)
        #expect(settings.pipeline.parse.maxTokens == 18)
        #expect(settings.transport.statusPolicy == .audit2025)
    }

    @Test func persistedOperationsReachThePipeline() throws {
        let defaults = try load()
        #expect(defaults.pipeline.persisted.trustedDocuments == .accept)
        #expect(defaults.pipeline.persisted.automaticEntries == 1_000)
        #expect(defaults.trustedDocumentManifests == [])
        let settings = try load(
            "--trusted-documents", "only", "--trusted-documents-manifest", "a.json, b.json",
            "--automatic-persisted-queries", "0", "--automatic-persisted-bytes", "7")
        #expect(settings.pipeline.persisted.trustedDocuments == .only)
        #expect(settings.trustedDocumentManifests == ["a.json", "b.json"])
        #expect(settings.pipeline.persisted.automaticEntries == 0)
        #expect(settings.pipeline.persisted.automaticBytes == 7)
        #expect(throws: ConfigurationError.self) { try load("--trusted-documents", "some") }
    }

    @Test func doorsAreConfigured() throws {
        let settings = try load("--max-batch-size", "7", "--compression", "false", "--allowed-hosts", "api.example, b")
        #expect(settings.transport.limits.batch == 7)
        #expect(!settings.transport.compressesAnswers)
        #expect(settings.transport.hosts == .loopback(and: ["127.0.0.1", "api.example", "b"]))
        let plain = try load()
        #expect(plain.transport.limits.batch == 0)
        #expect(plain.transport.compressesAnswers)
        #expect(plain.transport.hosts == .loopback(and: ["127.0.0.1"]))
        #expect(try load("--host", "0.0.0.0", "--allow-anonymous").transport.hosts == .any)
    }

    @Test func productionHidesTheSchema() throws {
        #expect(try load().pipeline.allowsIntrospection)
        let production = try load("--mode", "production")
        #expect(production.isProduction)
        #expect(!production.pipeline.allowsIntrospection)
        #expect(!production.pipeline.showsSuggestions)
    }

    @Test func anAddressBeyondLoopbackMeansProduction() throws {
        #expect(try load("--host", "0.0.0.0", "--allow-anonymous").isProduction)
        #expect(try !load("--host", "0.0.0.0", "--allow-anonymous", "--mode", "development").isProduction)
        #expect(try !load("--host", "::1").isProduction)
        #expect(try load("--host", "::1", "--mode", "production").isProduction)
    }

    @Test(arguments: ["0.0.0.0", "::", "192.168.1.2", "example.org", "127.evil.example"])
    func anAddressBeyondLoopbackIsRefusedUnlessAllowed(host: String) throws {
        #expect(throws: ConfigurationError.self) { try load("--host", host) }
        #expect(try load("--host", host, "--allow-anonymous").transport.host == host)
    }

    @Test(arguments: ["127.0.0.1", "127.0.0.2", "localhost", "::1"])
    func loopbackIsServed(host: String) throws {
        #expect(try load("--host", host).transport.host == host)
    }

    @Test func certificateAndKeyBelongTogether() throws {
        #expect(throws: ConfigurationError.self) { try load("--tls-key", "key.pem") }
        #expect(try load("--tls-key", "key.pem", "--tls-certificate", "cert.pem").transport.tls != nil)
    }
}
