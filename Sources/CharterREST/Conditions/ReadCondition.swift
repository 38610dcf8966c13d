import GraphQLJSON
import GraphQLLanguage

/// The conditions of a read, in the order of RFC 9110 section 13.2.2: `If-Match` first, then `If-None-Match`. They are
/// asked of an answer that would succeed, so that what is not there stays 404.
///
/// `If-Unmodified-Since` and `If-Modified-Since` say nothing here: answers have no date of modification (sections 13.1.3
/// and 13.1.4).
struct ReadCondition: Sendable {
    let ifMatch: String?
    let ifNoneMatch: String?

    /// Nil where there is no condition.
    init?(ifMatch: String?, ifNoneMatch: String?) {
        if ifMatch == nil, ifNoneMatch == nil { return nil }
        self.ifMatch = ifMatch
        self.ifNoneMatch = ifNoneMatch
    }

    enum Verdict: Sendable, Hashable {
        case met
        /// The client has it already: 304.
        case notModified
    }

    /// Throws 412 when `If-Match` names other versions, and 400 when it is no list of entity tags; an `If-None-Match` that
    /// is none is none.
    ///
    /// - Parameter tag: Nil for an answer that has none, as no list names it.
    func judge(_ tag: EntityTag?) throws(RequestRefusal) -> Verdict {
        if let ifMatch {
            let tags = try EntityTagList(ifMatch: ifMatch)
            guard tags.isAny || tag.map(tags.containsStrongly) == true else {
                throw RequestRefusal(
                    status: 412, "What is here is none of the versions that If-Match names.",
                    code: ErrorCode.conflict.rawValue)
            }
        }
        guard let ifNoneMatch, let tag, let tags = EntityTagList(ifNoneMatch) else { return .met }
        return tags.containsWeakly(tag) ? .notModified : .met
    }
}
