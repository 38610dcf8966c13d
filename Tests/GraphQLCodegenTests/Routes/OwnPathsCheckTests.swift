import Testing

@Suite struct OwnPathsCheckTests {
    @Test(arguments: [
        "/graphql", "/graphql/stream", "/health", "/ready", "/metrics", "/ws", "/docs", "/openapi.json",
        "/callbacks/n8n/a",
    ])
    func theServersOwnAreTaken(_ path: String) {
        #expect(
            diagnoseField(#": Int @rest(path: "\#(path)")"#)
                == [
                    "has the path \"\(path)\", which the server answers itself. Choose another, such as "
                        + "\"/api\(path)\"."
                ])
    }

    @Test(arguments: ["/docs/a", "/api/health", "/healthy"])
    func othersAreNot(_ path: String) { #expect(diagnoseField(#": Int @rest(path: "\#(path)")"#) == []) }
}
