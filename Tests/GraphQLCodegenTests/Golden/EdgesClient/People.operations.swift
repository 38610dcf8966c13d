// Generated from People.graphql by GraphQLCodegen. Change the operations, not this file.

import GraphQLJSON
import GraphQLOperations

/// The query `Worker`.
public struct WorkerQuery: GraphQLOperations.GraphQLOperation {
    public static let name = "Worker"
    public static let type = GraphQLOperations.GraphQLOperationType.query
    public static let sha256 = "e90d5e520db2730f694689839fe01887fa3bf3f915550376b69864bc6b8d474e"
    public static let document = #"""
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
        """#

    public var id: Swift.String
    public var withHome: Swift.Bool
    public var withFriends: Swift.Bool?

    public init(id: Swift.String, withHome: Swift.Bool, withFriends: Swift.Bool? = nil) {
        self.id = id
        self.withHome = withHome
        self.withFriends = withFriends
    }

    public func encode(into variables: inout GraphQLOperations.InputFields) {
        variables.set("id", self.id)
        variables.set("withHome", self.withHome)
        variables.set("withFriends", ifPresent: self.withFriends)
    }

    /// What the operation selects.
    public struct Data: GraphQLOperations.ResponseData {
        public let person: Person?

        public init(from decoder: any Swift.Decoder) throws {
            let object = try GraphQLOperations.ResponseObject(decoder)
            self.person = try object.decodeIfPresent("person")
        }

        /// A person, with """ in the description,
        ///
        /// and a second paragraph. #"Raw"# and \(interpolation) stay what they are.
        @dynamicMemberLookup
        public struct Person: GraphQLOperations.ResponseData {
            public let boss: Boss?
            public let home: Home?
            public let favourite: Favourite?
            /// Called for each.
            public let mentor: Mentor?
            /// The fragment `Name`.
            public let nameFragment: NameFragment
            /// The fragment `Friends`.
            public let friendsFragment: FriendsFragment?
            /// The fragment `Overlap`.
            public let overlapFragment: OverlapFragment?

            public init(from decoder: any Swift.Decoder) throws {
                let object = try GraphQLOperations.ResponseObject(decoder)
                self.boss = try object.decodeIfPresent("boss")
                self.home = try object.decodeIfPresent("home")
                self.favourite = try object.decodeIfPresent("favourite")
                self.mentor = try object.decodeIfPresent("mentor")
                self.nameFragment = try NameFragment(from: decoder)
                self.friendsFragment = try object.contains("friends") ? FriendsFragment(from: decoder) : nil
                self.overlapFragment = try? OverlapFragment(from: decoder)
            }

            public subscript<Value>(dynamicMember path: Swift.KeyPath<NameFragment, Value>) -> Value {
                nameFragment[keyPath: path]
            }

            /// A person, with """ in the description,
            ///
            /// and a second paragraph. #"Raw"# and \(interpolation) stay what they are.
            @dynamicMemberLookup
            public struct Boss: GraphQLOperations.ResponseData {
                public let manager: Manager?
                /// The fragment `Name`.
                public let nameFragment: NameFragment

                public init(from decoder: any Swift.Decoder) throws {
                    let object = try GraphQLOperations.ResponseObject(decoder)
                    self.manager = try object.decodeIfPresent("manager")
                    self.nameFragment = try NameFragment(from: decoder)
                }

                public subscript<Value>(dynamicMember path: Swift.KeyPath<NameFragment, Value>) -> Value {
                    nameFragment[keyPath: path]
                }

                /// A person, with """ in the description,
                ///
                /// and a second paragraph. #"Raw"# and \(interpolation) stay what they are.
                public struct Manager: GraphQLOperations.ResponseData {
                    public let id: Swift.String

                    public init(from decoder: any Swift.Decoder) throws {
                        let object = try GraphQLOperations.ResponseObject(decoder)
                        self.id = try object.decode("id")
                    }
                }
            }

            public struct Home: GraphQLOperations.ResponseData {
                public let street: Swift.String
                public let owner: Owner?

                public init(from decoder: any Swift.Decoder) throws {
                    let object = try GraphQLOperations.ResponseObject(decoder)
                    self.street = try object.decode("street")
                    self.owner = try object.decodeIfPresent("owner")
                }

                /// A person, with """ in the description,
                ///
                /// and a second paragraph. #"Raw"# and \(interpolation) stay what they are.
                public struct Owner: GraphQLOperations.ResponseData {
                    public let id: Swift.String

                    public init(from decoder: any Swift.Decoder) throws {
                        let object = try GraphQLOperations.ResponseObject(decoder)
                        self.id = try object.decode("id")
                    }
                }
            }

            public enum Favourite: GraphQLOperations.ResponseData {
                case person(Person)
                case other(Other)

                public init(from decoder: any Swift.Decoder) throws {
                    switch try GraphQLOperations.ResponseObject(decoder).typename() {
                    case "Person": self = .person(try Person(from: decoder))
                    default: self = .other(try Other(from: decoder))
                    }
                }

                public var id: Swift.String {
                    switch self {
                    case .person(let value): value.id
                    case .other(let value): value.id
                    }
                }

                /// The name of the object's type.
                public var home: Swift.String {
                    switch self {
                    case .person(let value): value.home
                    case .other(let value): value.home
                    }
                }

                /// A person, with """ in the description,
                ///
                /// and a second paragraph. #"Raw"# and \(interpolation) stay what they are.
                public struct Person: GraphQLOperations.ResponseData {
                    public let id: Swift.String
                    /// The name of the object's type.
                    public let home: Swift.String
                    public let title: Swift.String?
                    public let friends: [Friends]?

                    public init(from decoder: any Swift.Decoder) throws {
                        let object = try GraphQLOperations.ResponseObject(decoder)
                        self.id = try object.decode("id")
                        self.home = try object.decode("home")
                        self.title = try object.decodeIfPresent("title")
                        self.friends = try object.decodeIfPresent("friends")
                    }

                    /// A person, with """ in the description,
                    ///
                    /// and a second paragraph. #"Raw"# and \(interpolation) stay what they are.
                    @dynamicMemberLookup
                    public struct Friends: GraphQLOperations.ResponseData {
                        /// The fragment `Name`.
                        public let nameFragment: NameFragment

                        public init(from decoder: any Swift.Decoder) throws {
                            self.nameFragment = try NameFragment(from: decoder)
                        }

                        public subscript<Value>(dynamicMember path: Swift.KeyPath<NameFragment, Value>) -> Value {
                            nameFragment[keyPath: path]
                        }
                    }
                }

                /// A type that the operation does not tell apart.
                public struct Other: GraphQLOperations.ResponseData {
                    public let id: Swift.String
                    /// The name of the object's type.
                    public let home: Swift.String
                    /// The name of the object's type.
                    public let typename: Swift.String

                    public init(from decoder: any Swift.Decoder) throws {
                        let object = try GraphQLOperations.ResponseObject(decoder)
                        self.id = try object.decode("id")
                        self.home = try object.decode("home")
                        self.typename = try object.decode("__typename")
                    }
                }
            }

            /// A person, with """ in the description,
            ///
            /// and a second paragraph. #"Raw"# and \(interpolation) stay what they are.
            public struct Mentor: GraphQLOperations.ResponseData {
                public let id: Swift.String

                public init(from decoder: any Swift.Decoder) throws {
                    let object = try GraphQLOperations.ResponseObject(decoder)
                    self.id = try object.decode("id")
                }
            }
        }
    }
}

/// Nodes, of which only robots are interesting.
public struct NodesQuery: GraphQLOperations.GraphQLOperation {
    public static let name = "Nodes"
    public static let type = GraphQLOperations.GraphQLOperationType.query
    public static let sha256 = "a116760e6cfca812e5511e0f49ad40882423409bd702fe8eeba74e14e0ada051"
    public static let document = #"""
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
        """#

    public init() {}

    public func encode(into variables: inout GraphQLOperations.InputFields) {}

    /// What the operation selects.
    public struct Data: GraphQLOperations.ResponseData {
        public let nodes: [Nodes?]
        public let matrix: [[Matrix]]?

        public init(from decoder: any Swift.Decoder) throws {
            let object = try GraphQLOperations.ResponseObject(decoder)
            self.nodes = try object.decode("nodes")
            self.matrix = try object.decodeIfPresent("matrix")
        }

        public enum Nodes: GraphQLOperations.ResponseData {
            case robot(Robot)
            case other(Other)

            public init(from decoder: any Swift.Decoder) throws {
                switch try GraphQLOperations.ResponseObject(decoder).typename() {
                case "Robot": self = .robot(try Robot(from: decoder))
                default: self = .other(try Other(from: decoder))
                }
            }

            public var id: Swift.String {
                switch self {
                case .robot(let value): value.id
                case .other(let value): value.id
                }
            }

            public struct Robot: GraphQLOperations.ResponseData {
                public let id: Swift.String
                public let serial: Swift.String
                public let owner: Owner?

                public init(from decoder: any Swift.Decoder) throws {
                    let object = try GraphQLOperations.ResponseObject(decoder)
                    self.id = try object.decode("id")
                    self.serial = try object.decode("serial")
                    self.owner = try object.decodeIfPresent("owner")
                }

                /// A person, with """ in the description,
                ///
                /// and a second paragraph. #"Raw"# and \(interpolation) stay what they are.
                public struct Owner: GraphQLOperations.ResponseData {
                    public let id: Swift.String
                    public let title: Swift.String?

                    public init(from decoder: any Swift.Decoder) throws {
                        let object = try GraphQLOperations.ResponseObject(decoder)
                        self.id = try object.decode("id")
                        self.title = try object.decodeIfPresent("title")
                    }
                }
            }

            /// A type that the operation does not tell apart.
            public struct Other: GraphQLOperations.ResponseData {
                public let id: Swift.String
                /// The name of the object's type.
                public let typename: Swift.String

                public init(from decoder: any Swift.Decoder) throws {
                    let object = try GraphQLOperations.ResponseObject(decoder)
                    self.id = try object.decode("id")
                    self.typename = try object.decode("__typename")
                }
            }
        }

        /// A person, with """ in the description,
        ///
        /// and a second paragraph. #"Raw"# and \(interpolation) stay what they are.
        public struct Matrix: GraphQLOperations.ResponseData {
            public let id: Swift.String

            public init(from decoder: any Swift.Decoder) throws {
                let object = try GraphQLOperations.ResponseObject(decoder)
                self.id = try object.decode("id")
            }
        }
    }
}

/// The fragment `Name` on `Node`.
public enum NameFragment: GraphQLOperations.ResponseData {
    case person(Person)
    case robot(Robot)
    case other(Other)

    public init(from decoder: any Swift.Decoder) throws {
        switch try GraphQLOperations.ResponseObject(decoder).typename() {
        case "Person": self = .person(try Person(from: decoder))
        case "Robot": self = .robot(try Robot(from: decoder))
        default: self = .other(try Other(from: decoder))
        }
    }

    public var id: Swift.String {
        switch self {
        case .person(let value): value.id
        case .robot(let value): value.id
        case .other(let value): value.id
        }
    }

    /// A person, with """ in the description,
    ///
    /// and a second paragraph. #"Raw"# and \(interpolation) stay what they are.
    public struct Person: GraphQLOperations.ResponseData {
        public let id: Swift.String
        public let title: Swift.String?

        public init(from decoder: any Swift.Decoder) throws {
            let object = try GraphQLOperations.ResponseObject(decoder)
            self.id = try object.decode("id")
            self.title = try object.decodeIfPresent("title")
        }
    }

    public struct Robot: GraphQLOperations.ResponseData {
        public let id: Swift.String
        public let serial: Swift.String

        public init(from decoder: any Swift.Decoder) throws {
            let object = try GraphQLOperations.ResponseObject(decoder)
            self.id = try object.decode("id")
            self.serial = try object.decode("serial")
        }
    }

    /// A type that the operation does not tell apart.
    public struct Other: GraphQLOperations.ResponseData {
        public let id: Swift.String
        /// The name of the object's type.
        public let typename: Swift.String

        public init(from decoder: any Swift.Decoder) throws {
            let object = try GraphQLOperations.ResponseObject(decoder)
            self.id = try object.decode("id")
            self.typename = try object.decode("__typename")
        }
    }
}

/// The fragment `Friends` on `Person`.
public struct FriendsFragment: GraphQLOperations.ResponseData {
    public let friends: [Friends]?

    public init(from decoder: any Swift.Decoder) throws {
        let object = try GraphQLOperations.ResponseObject(decoder)
        self.friends = try object.decodeIfPresent("friends")
    }

    /// A person, with """ in the description,
    ///
    /// and a second paragraph. #"Raw"# and \(interpolation) stay what they are.
    public struct Friends: GraphQLOperations.ResponseData {
        public let id: Swift.String

        public init(from decoder: any Swift.Decoder) throws {
            let object = try GraphQLOperations.ResponseObject(decoder)
            self.id = try object.decode("id")
        }
    }
}

/// The fragment `Overlap` on `Person`.
public struct OverlapFragment: GraphQLOperations.ResponseData {
    public let home: Home?

    public init(from decoder: any Swift.Decoder) throws {
        let object = try GraphQLOperations.ResponseObject(decoder)
        self.home = try object.decodeIfPresent("home")
    }

    public struct Home: GraphQLOperations.ResponseData {
        public let street: Swift.String

        public init(from decoder: any Swift.Decoder) throws {
            let object = try GraphQLOperations.ResponseObject(decoder)
            self.street = try object.decode("street")
        }
    }
}
