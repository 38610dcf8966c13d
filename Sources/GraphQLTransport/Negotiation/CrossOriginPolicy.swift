/// Tells browsers which pages of other origins may use GraphQL and read the answers (WHATWG Fetch, "CORS protocol").
/// Credentials that a browser keeps, such as cookies, are never let in.
struct CrossOriginPolicy: Sendable {
    var origins = OriginPolicy()

    /// What an answer says; nothing to pages of the server's own origin and of those that are not allowed.
    func fields(for head: HTTPRequestHead) -> [(name: String, value: String)] {
        guard let origin = head.header("origin") else { return [] }
        let host = head.header("host")
        guard origins.admits(origin: origin, host: host),
            host.map({ OriginPolicy.isSame(origin: origin, host: $0) }) != true
        else { return [] }
        return [("Access-Control-Allow-Origin", origin), ("Vary", "Origin")]
    }

    /// What the answer to OPTIONS says; any header field may be used, since none of them is a credential here.
    func preflightFields(
        for head: HTTPRequestHead, methods: String = "GET, POST"
    ) -> [(name: String, value: String)] {
        var fields = fields(for: head)
        guard !fields.isEmpty, head.header("access-control-request-method") != nil else { return fields }
        fields.append(("Access-Control-Allow-Methods", methods))
        if let asked = head.header("access-control-request-headers") {
            fields.append(("Access-Control-Allow-Headers", asked))
        }
        fields.append(("Access-Control-Max-Age", "7200"))
        return fields
    }
}
