// Generated from the operations of this target by GraphQLCodegen. Change the operations, not this file.

import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

extension GeneratedSchema {
    /// The operations of the folder `Operations`, each with the fragments that it uses, by name.
    public static let operations: [GraphQLExecution.TrustedDocument] = [
        GraphQLExecution.TrustedDocument(
            name: "Board", operationType: .query,
            sha256: "725fa3818908272929a0f2dadef8496421c6d78197691c2687ddfc9735890f30",
            text: #"""
                query Board($limit: Int! = 5) {
                  count
                  open: tasks(first: $limit, states: [OPEN]) {
                    ...Card
                  }
                }

                fragment Card on Task {
                  id
                  heading: title
                }
                """#),
        GraphQLExecution.TrustedDocument(
            name: "Plain", operationType: .query,
            sha256: "69462b75db83ffb68e4e9f6e55c9bc74f8d26ab0138783be3195e1a7907c4ee5",
            text: #"""
                query Plain {
                  count
                }
                """#),
    ]

    public var trustedDocuments: [GraphQLExecution.TrustedDocument] { Self.operations }
}
