import NIOSSL

/// TLS settings of a client.
enum ClientEncryption {
    /// - Parameter certificates: a PEM file of certificates to trust instead of the system's.
    static func configuration(_ certificates: String?) throws(ClientError) -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        // HTTP/1.1 alone: a socket cannot be opened over anything newer here.
        configuration.applicationProtocols = ["http/1.1"]
        guard let certificates else { return configuration }
        do {
            configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(certificates))
        } catch {
            throw .encryption("\(certificates) cannot be read: \(error)")
        }
        return configuration
    }
}
