import Testing

@testable import GraphQLTransport

/// The checks of the public GraphQL-over-HTTP audit of 2025, by their identifiers, under the policy made for it.
@Suite struct HTTPAuditTests {
    struct Check: Sendable, CustomTestStringConvertible {
        let id: String
        let body: String
        var accept: String? = nil
        var contentType: String? = "application/json"
        let statuses: ClosedRange<Int>
        var answerType: String? = nil
        var hasErrors: Bool? = nil

        var testDescription: String { id }
    }

    private static let ours = "application/graphql-response+json"
    private static let json = "application/json"
    private static let typename = #"{"query":"{ __typename }"}"#

    private static let mediaTypes = [
        Check(id: "22EB", body: typename, accept: ours, statuses: 200...200, answerType: ours),
        Check(id: "4655", body: typename, accept: json, statuses: 200...200, answerType: json),
        Check(id: "47DE", body: typename, accept: "*/*", statuses: 200...200, answerType: json),
        Check(id: "80D8", body: typename, statuses: 200...200, answerType: json),
        Check(
            id: "BF61", body: #"{"query":"{ __type(name: \"Run🏃Swim🏊\") { name } }"}"#,
            contentType: "application/json; charset=utf-8", statuses: 200...200),
        Check(id: "9ABE", body: typename, contentType: nil, statuses: 400...499),
        Check(id: "A5BF", body: "", statuses: 400...400),
        Check(id: "423L", body: #"{"notquery":"{ __typename }"}"#, accept: ours, statuses: 400...400),
        Check(id: "8764", body: #"{"qeury":"{ __typename }"}"#, statuses: 400...599),
        Check(id: "3E3A", body: #"{"qeury":"{ __typename }"}"#, statuses: 400...400),
    ]

    private static let invalid = [#"{"obj":"ect"}"#, "0", "false", #"["array"]"#]

    private static let parameters =
        invalid.enumerated().flatMap { index, value in
            [
                Check(id: "LKJ\(index)", body: "{\"query\":\(value)}", statuses: 400...400),
                Check(
                    id: "6C0\(index)", body: "{\"operationName\":\(value),\"query\":\"{ __typename }\"}",
                    statuses: 400...400),
            ]
        }
        + [#""string""#, "0", "false", #"["array"]"#].enumerated().flatMap { index, value in
            [
                Check(
                    id: "476\(index)", body: "{\"query\":\"{ __typename }\",\"variables\":\(value)}",
                    statuses: 400...400),
                Check(
                    id: "58B\(index)", body: "{\"query\":\"{ __typename }\",\"extensions\":\(value)}",
                    statuses: 400...400),
            ]
        }
        + ["variables", "operationName", "extensions"].enumerated().flatMap { index, name in
            [ours, json].map { accept in
                Check(
                    id: accept == ours ? "94B\(index)" : "022\(index)",
                    body: "{\"query\":\"{ __typename }\",\"\(name)\":null}",
                    accept: accept, statuses: 200...200, hasErrors: false)
            }
        }
        + [ours, json].flatMap { accept in
            [
                Check(
                    id: "34A2/13EE", body: typename, accept: accept, statuses: 200...200, hasErrors: false),
                Check(
                    id: "8161/B8B3", body: #"{"operationName":"Query","query":"query Query { __typename }"}"#,
                    accept: accept,
                    statuses: 200...200, hasErrors: false),
                Check(
                    id: "2EA1/28B9",
                    body: #"{"query":"query T($name: String!) { a }","variables":{"name":"sometype"}}"#,
                    accept: accept, statuses: 200...200, hasErrors: false),
                Check(
                    id: "428F/1B7A", body: #"{"query":"{ __typename }","extensions":{"some":"value"}}"#, accept: accept,
                    statuses: 200...200, hasErrors: false),
            ]
        }

    private static let failures = [
        Check(id: "B6DC/BCF8", body: #"{ "not a JSON"#, accept: json, statuses: 400...400),
        Check(id: "B7N8", body: #"{ "not a JSON"#, accept: ours, statuses: 400...400),
        Check(id: "572B", body: #"{"query":"{"}"#, accept: json, statuses: 200...200, hasErrors: true),
        Check(id: "FDE2", body: #"{"query":"{ unknown }"}"#, accept: json, statuses: 200...200, hasErrors: true),
        Check(id: "7B9B", body: #"{"query":"{ coercion }"}"#, accept: json, statuses: 200...200, hasErrors: true),
        Check(id: "865D/556A/D586", body: #"{"query":"{"}"#, accept: ours, statuses: 400...400, hasErrors: true),
        Check(
            id: "51FE/74FF/5E5B", body: #"{"query":"{ unknown }"}"#, accept: ours, statuses: 400...400, hasErrors: true),
        Check(id: "86EE", body: #"{"query":"{ coercion }"}"#, accept: ours, statuses: 400...400, hasErrors: true),
    ]

    @Test(arguments: mediaTypes + parameters + failures)
    func post(check: Check) throws {
        let conversation = try HTTPConversation { $0.statusPolicy = .audit2025 }
        let answer = try conversation.exchange(
            "POST /graphql HTTP/1.1\r\nHost: localhost\r\nUser-Agent: node\r\nSec-Fetch-Mode: cors\r\n"
                + (check.accept.map { "Accept: \($0)\r\n" } ?? "")
                + (check.contentType.map { "Content-Type: \($0)\r\n" } ?? "")
                + "Content-Length: \(check.body.utf8.count)\r\n\r\n\(check.body)")
        #expect(check.statuses.contains(answer.status ?? 0))
        if let type = check.answerType { #expect(answer.contains("Content-Type: \(type); charset=utf-8\r\n")) }
        if let hasErrors = check.hasErrors { #expect(answer.answerBody.contains("\"errors\"") == hasErrors) }
    }

    @Test(arguments: [
        ("5A70", "query=%7B+__typename+%7D", "*/*", 200...200),
        ("9C48", "query=mutation+%7B+__typename+%7D", ours, 400...499),
        ("D6D5", "query=query+A&variables=%7B%22name%22%3A%22sometype%22%7D", ours, 200...200),
        ("6A70", "query=query+A&variables=%7B%22name%22%3A%22sometype%22%7D", json, 200...200),
    ])
    func get(id: String, query: String, accept: String, statuses: ClosedRange<Int>) throws {
        let conversation = try HTTPConversation { $0.statusPolicy = .audit2025 }
        let answer = try conversation.exchange(
            "GET /graphql?\(query) HTTP/1.1\r\nHost: localhost\r\nUser-Agent: node\r\nSec-Fetch-Mode: cors\r\nAccept: \(accept)\r\n\r\n"
        )
        #expect(statuses.contains(answer.status ?? 0))
        #expect(answer.answerBody.contains("\"errors\"") == (statuses.lowerBound >= 400))
    }
}
