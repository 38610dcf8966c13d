import GraphQLLanguage
import Synchronization

/// Texts that clients sent with their hash, so that the hash alone is enough from then on.
///
/// Bounded by number and bytes, the least recently used leaving first. Only texts whose hash was checked and whose
/// operation was prepared come in, so nobody can put something else, or rubbish, under a hash.
final class AutomaticPersistedQueries: Sendable {
    private let texts: Mutex<RecentEntries<String, [UInt8]>>

    init(maxEntries: Int, maxBytes: Int) {
        texts = Mutex(RecentEntries(maxCount: maxEntries, maxWeight: maxBytes))
    }

    var count: Int { texts.withLock { $0.count } }

    subscript(id: DocumentIdentifier) -> [UInt8]? { texts.withLock { $0.use(id.key) } }

    func insert(_ text: [UInt8], for id: DocumentIdentifier) {
        texts.withLock { $0.insert(text, for: id.key, weight: text.count + Self.overhead) }
    }

    /// Bytes that an entry takes beside its text, roughly.
    private static let overhead = 256
}
