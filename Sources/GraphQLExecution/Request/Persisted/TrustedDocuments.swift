import GraphQLLanguage

/// The trusted documents of a server, found by identifier or by text; by its hash each of them. The first one of an
/// identifier counts.
struct TrustedDocuments: Sendable {
    private var textsByKey: [String: [UInt8]] = [:]
    private var texts: Set<[UInt8]> = []

    init(_ documents: [TrustedDocument]) {
        for document in documents where textsByKey[document.id.key] == nil {
            textsByKey[document.id.key] = document.text
            texts.insert(document.text)
            if document.id.isHash { continue }
            let hash = DocumentIdentifier(ofText: document.text)
            if textsByKey[hash.key] == nil { textsByKey[hash.key] = document.text }
        }
    }

    subscript(id: DocumentIdentifier) -> [UInt8]? { textsByKey[id.key] }

    func contains(text: [UInt8]) -> Bool { texts.contains(text) }
}
