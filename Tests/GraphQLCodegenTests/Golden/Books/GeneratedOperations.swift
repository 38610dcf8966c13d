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
            name: "Added", operationType: .subscription,
            sha256: "1021d3e52c8d4bfa4652ebdba517efae80d31462f4d199bf869fbc2f2946d59e",
            text: #"""
                subscription Added {
                  bookAdded {
                    ...Spine
                    kind
                    sequel {
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
                """#),
        GraphQLExecution.TrustedDocument(
            name: "Find", operationType: .query,
            sha256: "1f9fc1d5d920a7d6397ba1489e8cc9d074f467755f4718eff10c6a453774afaf",
            text: #"""
                query Find($text: String!, $kinds: [Kind!]) {
                  search(text: $text, kinds: $kinds) {
                    __typename
                    ... on Book {
                      id
                      title
                      kind
                      publisher {
                        name
                      }
                    }
                    ... on Author {
                      ...Byline
                      age
                    }
                  }
                  named {
                    __typename
                    name
                    ... on Publisher {
                      books {
                        id
                        shelf
                      }
                    }
                  }
                }

                fragment Byline on Named {
                  name
                }
                """#),
        GraphQLExecution.TrustedDocument(
            name: "Odd", operationType: .query,
            sha256: "e0b56fe4a139816707dab19ac521ffd26a2955ca1f29f07f8ddcb370483fff94",
            text: ##"""
                query Odd {
                  search(text: "\"\"\"# \\(x)") {
                    __typename
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
