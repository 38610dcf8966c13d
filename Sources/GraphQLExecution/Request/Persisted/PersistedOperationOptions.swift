/// Which texts a pipeline runs, and which it finds by an identifier.
public struct PersistedOperationOptions: Sendable {
    /// What trusted documents mean for the texts of clients.
    public enum TrustedDocumentsMode: String, Sendable, Hashable, CaseIterable {
        /// Trusted documents are found by their identifiers; other texts run as well.
        case accept
        /// Nothing but trusted documents runs; their own texts may be sent too. No text of a client is kept.
        case only
        /// There are none.
        case off
    }

    public var trustedDocuments = TrustedDocumentsMode.accept
    /// Trusted documents beside those of the schema.
    public var documents: [TrustedDocument] = []
    /// Texts kept for automatic persisted queries, 0 for none, and the bytes that they may take.
    public var automaticEntries = 1_000
    public var automaticBytes = 8 << 20
    /// Counts what becomes of identifiers.
    public var figures = PersistedOperationFigures()

    public init() {}
}
