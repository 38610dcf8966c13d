import NIOCore
import NIOSSL

/// The server's certificate and key, read once (TLS 1.2 and 1.3).
struct ServerEncryption: Sendable {
    private let context: NIOSSLContext

    /// Throws when a file is missing, unreadable, or the key is not the certificate's.
    init(_ files: ServerConfiguration.TLS) throws {
        let chain = try NIOSSLCertificate.fromPEMFile(files.certificateChain).map {
            NIOSSLCertificateSource.certificate($0)
        }
        let key = try NIOSSLPrivateKey(file: files.privateKey, format: .pem)
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain, privateKey: .privateKey(key))
        configuration.minimumTLSVersion = .tlsv12
        configuration.applicationProtocols = ["http/1.1"]
        context = try NIOSSLContext(configuration: configuration)
    }

    func makeHandler() -> NIOSSLServerHandler { NIOSSLServerHandler(context: context) }
}
