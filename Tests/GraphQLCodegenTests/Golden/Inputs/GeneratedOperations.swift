// Generated from the operations of this target by GraphQLCodegen. Change the operations, not this file.

import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

extension GeneratedSchema {
    /// The operations of the folder `Operations`, each with the fragments that it uses, by name.
    public static let operations: [GraphQLExecution.TrustedDocument] = [
        GraphQLExecution.TrustedDocument(
            name: "At", operationType: .query,
            sha256: "d9edd14a6cc031489053dedf7b0260d2759c19ff5444da9310bc1e24cb9684ad",
            text: #"""
                query At($time: DateTime!, $value: JSON) {
                  at(time: $time)
                  json(value: $value)
                }
                """#),
        GraphQLExecution.TrustedDocument(
            name: "Echo", operationType: .query,
            sha256: "72620157937ca1699307efc427eab94f27d84f179fac2f7b9eb1f7fa997f6c00",
            text: #"""
                query Echo($order: Order!, $note: String, $tags: [String!] = ["b"], $limit: Int! = 4, $weights: [Float]) {
                  echo(order: $order, note: $note, tags: $tags, limit: $limit, weights: $weights)
                }
                """#),
        GraphQLExecution.TrustedDocument(
            name: "Find", operationType: .query,
            sha256: "82b625f0d790de910c9405d09ae15e4bb179fe525734b1b118d5f827e11eb0e8",
            text: #"""
                query Find($by: Lookup!) {
                  find(by: $by)
                }
                """#),
        GraphQLExecution.TrustedDocument(
            name: "Page", operationType: .query,
            sha256: "dd62552d9c220dc9cae22f4222e88c629ca58118d23c2061550116fa72a8b9db",
            text: #"""
                query Page($first: Int!) {
                  page(first: $first)
                }
                """#),
    ]

    public var trustedDocuments: [GraphQLExecution.TrustedDocument] { Self.operations }
}
