/// Decides from a request's head alone whether `/graphql` takes the request, and in which form it will answer (GraphQL
/// over HTTP, sections "Accept", "GET" and "POST").
struct HTTPRequestPolicy: Sendable {
    /// What becomes of a request.
    enum Decision: Hashable {
        /// Its parameters are in the query of the target.
        case readQuery(ResponseMediaType)
        /// Its parameters are in its JSON body.
        case readBody(ResponseMediaType)
        /// A browser wants the console.
        case page
        /// Say which methods there are.
        case options
        case refuse(HTTPRefusal)
    }

    /// Whether there is a page for browsers.
    var hasPage = false
    var forgeryGuard = RequestForgeryGuard()

    /// `isStream` is true at the path that answers with event streams only.
    func decide(_ head: HTTPRequestHead, isStream: Bool = false) -> Decision {
        switch head.method {
        case .post: return decidePost(head, isStream: isStream)
        case .get, .head: return decideGet(head, isStream: isStream)
        case .options: return .options
        default: return .refuse(.methodNotAllowed)
        }
    }

    private func decidePost(_ head: HTTPRequestHead, isStream: Bool) -> Decision {
        guard let contentType = head.contentType else { return .refuse(.contentTypeMissing) }
        guard !head.hasContentEncoding else { return .refuse(.contentEncoding) }
        let isJSON = head.withBytes(contentType) { bytes in
            if HTTPFieldSyntax.equals(bytes, "application/json") { return true }
            guard let type = MediaType(bytes) else { return false }
            return type.isNamed("application", "json") && type.isUTF8
        }
        guard isJSON else { return .refuse(.contentTypeNotSupported) }
        guard let form = negotiate(head, isStream: isStream, page: false) else { return .refuse(.notAcceptable) }
        return .readBody(form)
    }

    private func decideGet(_ head: HTTPRequestHead, isStream: Bool) -> Decision {
        guard head.body == .none else { return .refuse(.bodyNotExpected) }
        guard let form = negotiate(head, isStream: isStream, page: hasPage) else { return .refuse(.notAcceptable) }
        if form == .html { return .page }
        // A content type on a request without a body is how forged requests dodge guards; ours has one meaning only.
        if let contentType = head.contentType {
            let isJSON = head.withBytes(contentType) { MediaType($0)?.isNamed("application", "json") == true }
            guard isJSON else { return .refuse(.contentTypeNotSupported) }
        } else if let refusal = forgeryGuard.check(head) {
            return .refuse(refusal)
        }
        return .readQuery(form)
    }

    private static let answers: [ResponseMediaType] = [.json, .graphQLResponse, .eventStream]
    private static let answersAndPage: [ResponseMediaType] = [.json, .graphQLResponse, .eventStream, .html]

    private func negotiate(_ head: HTTPRequestHead, isStream: Bool, page: Bool) -> ResponseMediaType? {
        guard let accept = head.accept else { return isStream ? .eventStream : .json }
        let offers = isStream ? [.eventStream] : page ? Self.answersAndPage : Self.answers
        if head.hasSeveralAccepts {
            var all = head.header("accept") ?? ""
            return all.withUTF8 { AcceptHeader.choose(UnsafeRawBufferPointer($0), from: offers) }
        }
        return head.withBytes(accept) { bytes in
            if !isStream {
                if HTTPFieldSyntax.equals(bytes, "application/json") || HTTPFieldSyntax.equals(bytes, "*/*") {
                    return .json
                }
                if HTTPFieldSyntax.equals(bytes, "application/graphql-response+json") { return .graphQLResponse }
            }
            return AcceptHeader.choose(bytes, from: offers)
        }
    }
}
