import GraphQLExecution
import GraphQLJSON

extension RequestContext {
    /// Who asks, as the request says it itself: the header `X-User-ID`, or `userId` of the socket's `connection_init`;
    /// `anonymous` without either. Nothing here proves it: requests are not authenticated yet.
    var userID: String {
        var claimed = header("x-user-id")
        if claimed == nil, case .string(let text)? = connectionParameters?["userId"] { claimed = text }
        guard let claimed, !claimed.isEmpty, claimed.unicodeScalars.count <= Self.longestUserID else {
            return Self.anonymousUserID
        }
        return claimed
    }

    static let anonymousUserID = "anonymous"
    private static let longestUserID = 128
}
