import Foundation

/// A certificate for `localhost` and 127.0.0.1 that signs itself, with its key, made by the `openssl` tool.
struct ServerCertificate: Sendable {
    /// The certificate's file, which is its own root.
    let certificate: String
    let key: String

    init(in folder: PrivateFolder) async throws {
        certificate = folder.file("server.crt")
        key = folder.file("server.key")
        try await Command.run([
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
            "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
            "-keyout", key, "-out", certificate,
        ])
    }
}
