/// Decides from a request's head alone whether `/graphql` takes the request, and in which forms it will answer (GraphQL
/// over HTTP, sections "Accept", "GET" and "POST").
struct HTTPRequestPolicy: Sendable {
    /// What becomes of a request.
    enum Decision: Hashable {
        /// Its parameters are in the query of the target.
        case readQuery(AcceptedForms)
        /// Its parameters are in its JSON body.
        case readBody(AcceptedForms)
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
        if let coding = head.contentEncoding, head.withBytes(coding, ContentCoding.init(named:)) == nil {
            return .refuse(.contentEncodingNotSupported)
        }
        let isJSON = head.withBytes(contentType) { bytes in
            if HTTPFieldSyntax.equals(bytes, "application/json") { return true }
            guard let type = MediaType(bytes) else { return false }
            return type.isNamed("application", "json") && type.isUTF8
        }
        guard isJSON else { return .refuse(.contentTypeNotSupported) }
        guard let forms = negotiate(head, isStream: isStream, page: false) else { return .refuse(.notAcceptable) }
        return .readBody(forms)
    }

    private func decideGet(_ head: HTTPRequestHead, isStream: Bool) -> Decision {
        guard head.body == .none else { return .refuse(.bodyNotExpected) }
        guard let forms = negotiate(head, isStream: isStream, page: hasPage) else { return .refuse(.notAcceptable) }
        if forms.whole == .html { return .page }
        // A content type on a request without a body is how forged requests dodge guards; ours has one meaning only.
        if let contentType = head.contentType {
            let isJSON = head.withBytes(contentType) { MediaType($0)?.isNamed("application", "json") == true }
            guard isJSON else { return .refuse(.contentTypeNotSupported) }
        } else if let refusal = forgeryGuard.check(head) {
            return .refuse(refusal)
        }
        return .readQuery(forms)
    }

    /// Judges a request for a route of an interface: a write that a page of another site could have a visitor's browser
    /// send without asking must not come from there.
    func judgeWrite(_ head: HTTPRequestHead) -> HTTPRefusal? {
        switch head.method {
        case .get, .head, .options: return nil
        default: break
        }
        // Only these types need no preflight (WHATWG Fetch, "CORS-safelisted request-header").
        guard let contentType = head.contentType else { return forgeryGuard.check(head) }
        let needsPreflight = head.withBytes(contentType) { bytes in
            if HTTPFieldSyntax.equals(bytes, "application/json") { return true }
            guard let type = MediaType(bytes) else { return false }
            return !type.isNamed("application", "x-www-form-urlencoded") && !type.isNamed("multipart", "form-data")
                && !type.isNamed("text", "plain")
        }
        return needsPreflight ? nil : forgeryGuard.check(head)
    }

    private func negotiate(_ head: HTTPRequestHead, isStream: Bool, page: Bool) -> AcceptedForms? {
        guard let accept = head.accept else { return isStream ? .eventStream : .json }
        if head.hasSeveralAccepts {
            var all = head.header("accept") ?? ""
            return all.withUTF8 { choose(UnsafeRawBufferPointer($0), isStream: isStream, page: page) }
        }
        return head.withBytes(accept) { bytes in
            if !isStream {
                if HTTPFieldSyntax.equals(bytes, "application/json") || HTTPFieldSyntax.equals(bytes, "*/*") {
                    return .json
                }
                if HTTPFieldSyntax.equals(bytes, "application/graphql-response+json") { return .graphQLResponse }
            }
            return choose(bytes, isStream: isStream, page: page)
        }
    }

    private func choose(_ accept: UnsafeRawBufferPointer, isStream: Bool, page: Bool) -> AcceptedForms? {
        if isStream { return AcceptHeader.choose(accept, from: [.eventStream]).map { _ in .eventStream } }
        return AcceptHeader.forms(accept, hasPage: page)
    }
}
