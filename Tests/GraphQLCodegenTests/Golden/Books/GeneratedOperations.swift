// Generated from the operations of this target by GraphQLCodegen. Change the operations, not this file.

import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

extension GeneratedSchema {
    /// The operations of the folder `Operations`, each with the fragments that it uses, by name.
    public static let operations: [GraphQLExecution.TrustedDocument] = [
        GraphQLExecution.TrustedDocument(
            name: "Add", operationType: .mutation,
            sha256: "6d85b8274b9abef6c1ac974555fed2cb14f089dbcf9f83d1d2bcad8fd47a3f6c",
            text: #"""
                mutation Add($title: String!, $year: Int!) {
                  addBook(title: $title, year: $year) {
                    ...Spine
                  }
                }

                fragment Byline on Named {
                  name
                }

                fragment Spine on Book {
                  id
                  title
                  author {
                    ...Byline
                  }
                }
                """#),
        GraphQLExecution.TrustedDocument(
            name: "Odd", operationType: .query,
            sha256: "1a7bf35ecdfd875f1d1f6e974168f466486d55308295bdec7f887887e0ced8c4",
            text: ##"""
                query Odd {
                  search(text: "\"\"\"# \\(x)") {
                    ... on Book {
                      ...Spine
                    }
                  }
                }

                fragment Byline on Named {
                  name
                }

                fragment Spine on Book {
                  id
                  title
                  author {
                    ...Byline
                  }
                }
                """##),
        GraphQLExecution.TrustedDocument(
            name: "Shelf", operationType: .query,
            sha256: "25c8faf731129509d06f1bed418f222557838a9d73338d501be554eab0352116",
            text: #"""
                query Shelf($first: Int = 3) {
                  books(first: $first) {
                    ...Spine
                    reviews(first: 1) {
                      text
                    }
                  }
                }

                fragment Byline on Named {
                  name
                }

                fragment Spine on Book {
                  id
                  title
                  author {
                    ...Byline
                  }
                }
                """#),
    ]

    public var trustedDocuments: [GraphQLExecution.TrustedDocument] { Self.operations }
}
