import GraphQLRoutes
import Testing

@Suite struct PathTemplateTests {
    @Test func readsLiteralsAndVariables() throws {
        let template = try PathTemplate("/api/v1/context/{id}/relationships/{input.kind}")
        #expect(
            template.segments == [
                .literal("api"), .literal("v1"), .literal("context"), .variable(["id"]), .literal("relationships"),
                .variable(["input", "kind"]),
            ])
        #expect(template.variables == ["id", "input.kind"])
        #expect("\(template)" == "/api/v1/context/{id}/relationships/{input.kind}")
    }

    @Test(arguments: ["", "api", "/", "/api//logs", "/api/", "/{}", "/{1}", "/a{id}", "/{a.}", "/a b", "/a?b", "/{a}b"])
    func refuses(_ text: String) { #expect(throws: PathTemplate.SyntaxError.self) { try PathTemplate(text) } }

    @Test func saysWhere() {
        #expect { try PathTemplate("/api//logs") } throws: { ($0 as? PathTemplate.SyntaxError)?.offset == 5 }
    }
}
