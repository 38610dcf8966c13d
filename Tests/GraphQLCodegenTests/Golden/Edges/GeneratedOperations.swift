// Generated from the operations of this target by GraphQLCodegen. Change the operations, not this file.

import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

extension GeneratedSchema {
    /// The operations of the folder `Operations`, each with the fragments that it uses, by name.
    public static let operations: [GraphQLExecution.TrustedDocument] = [
        GraphQLExecution.TrustedDocument(
            name: "Nodes", operationType: .query,
            sha256: "a116760e6cfca812e5511e0f49ad40882423409bd702fe8eeba74e14e0ada051",
            text: #"""
                query Nodes {
                  nodes {
                    __typename
                    id
                    ... on Robot {
                      serial(long: true)
                      owner {
                        id
                        ... on Titled {
                          title
                        }
                      }
                    }
                  }
                  matrix {
                    id
                  }
                }
                """#),
        GraphQLExecution.TrustedDocument(
            name: "Refresh", operationType: .mutation,
            sha256: "7976c4f45fafa7e5bdfc5e2dbef139e26564510b51d0b2a3f8328dee2ead4f44",
            text: #"""
                mutation Refresh {
                  refresh
                }
                """#),
        GraphQLExecution.TrustedDocument(
            name: "Ticks", operationType: .subscription,
            sha256: "1fbc350e9be156b153e3fb497acc92b4401f4260230e763a1a4dd332c4494843",
            text: #"""
                subscription Ticks($upTo: Int!) {
                  ticks(upTo: $upTo)
                }
                """#),
        GraphQLExecution.TrustedDocument(
            name: "Worker", operationType: .query,
            sha256: "e90d5e520db2730f694689839fe01887fa3bf3f915550376b69864bc6b8d474e",
            text: #"""
                query Worker($id: ID!, $withHome: Boolean!, $withFriends: Boolean! = true) {
                  person(id: $id) {
                    ...Name
                    boss: manager {
                      ...Name
                      manager {
                        id
                      }
                    }
                    home @include(if: $withHome) {
                      street
                    }
                    home @include(if: $withHome) {
                      owner {
                        id
                      }
                    }
                    ...Friends @include(if: $withFriends)
                    ...Overlap @include(if: $withHome)
                    favourite {
                      __typename
                      id
                      ... on Node {
                        home: __typename
                      }
                      ... on Person {
                        title
                        friends {
                          ...Name
                        }
                      }
                    }
                    ... @skip(if: $withHome) {
                      mentor {
                        id
                      }
                    }
                  }
                }

                fragment Friends on Person {
                  friends {
                    id
                  }
                }

                fragment Name on Node {
                  __typename
                  id
                  ... on Titled {
                    title
                  }
                  ... on Robot {
                    serial
                  }
                }

                fragment Overlap on Person {
                  home {
                    street
                  }
                }
                """#),
        GraphQLExecution.TrustedDocument(
            name: "class", operationType: .query,
            sha256: "59d22a5b108a7ccdb601b87838227a8f5f57b55513e222f30d3da45a41c27d4f",
            text: #"""
                query class($in: Int!, $inout: Int, $self: String) {
                  reserved(in: $in, inout: $inout, self: $self) {
                    init
                    self
                    Type
                    default
                    case(where: DEFAULT)
                    func {
                      answer
                    }
                    Data: func {
                      answer
                    }
                    Swift: func {
                      Type: answer
                    }
                    GraphQLOperations: func {
                      answer
                    }
                  }
                }
                """#),
        GraphQLExecution.TrustedDocument(
            name: "step_by_step", operationType: .query,
            sha256: "285c90e9b1fe2ca66ab82b51d30cbbe63ea29479839162ff727f99f2c936a44a",
            text: #"""
                query step_by_step($task: Task) {
                  step(task: $task) {
                    Int
                    String
                    Self
                    description
                    hashValue
                    object: Int
                    decoder: Int
                    value: Int
                    step {
                      error {
                        value {
                          result
                          optional
                        }
                      }
                      array {
                        item
                      }
                      index(of: 4)
                    }
                    writer(run: 1)
                  }
                  resolved {
                    __typename
                    typename: __typename
                    ... on Column {
                      index(of: 5)
                    }
                    ... on Error {
                      value {
                        result
                      }
                    }
                  }
                  result: step {
                    writer(run: 1)
                  }
                }
                """#),
    ]

    public var trustedDocuments: [GraphQLExecution.TrustedDocument] { Self.operations }
}
