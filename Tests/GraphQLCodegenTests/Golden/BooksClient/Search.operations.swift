// Generated from Search.graphql by GraphQLCodegen. Change the operations, not this file.

import GraphQLJSON
import GraphQLOperations

/// What a search finds, and whoever has a name.
public struct FindQuery: GraphQLOperations.GraphQLOperation {
    public static let name = "Find"
    public static let type = GraphQLOperations.GraphQLOperationType.query
    public static let sha256 = "1f9fc1d5d920a7d6397ba1489e8cc9d074f467755f4718eff10c6a453774afaf"
    public static let document = #"""
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
        """#

    /// What to look for.
    public var text: Swift.String
    public var kinds: GraphQLOperations.Nullable<[Kind]>

    public init(text: Swift.String, kinds: GraphQLOperations.Nullable<[Kind]> = .absent) {
        self.text = text
        self.kinds = kinds
    }

    public func encode(into variables: inout GraphQLOperations.InputFields) {
        variables.set("text", self.text)
        variables.set("kinds", unlessAbsent: self.kinds)
    }

    /// What the operation selects.
    public struct Data: GraphQLOperations.ResponseData {
        public let search: [Search]
        public let named: [Named?]?

        public init(from decoder: any Swift.Decoder) throws {
            let object = try GraphQLOperations.ResponseObject(decoder)
            self.search = try object.decode("search")
            self.named = try object.decodeIfPresent("named")
        }

        /// What a search finds.
        public enum Search: GraphQLOperations.ResponseData {
            case book(Book)
            case author(Author)
            case other(Other)

            public init(from decoder: any Swift.Decoder) throws {
                switch try GraphQLOperations.ResponseObject(decoder).typename() {
                case "Book": self = .book(try Book(from: decoder))
                case "Author": self = .author(try Author(from: decoder))
                default: self = .other(try Other(from: decoder))
                }
            }

            /// A printed or spoken work.
            public struct Book: GraphQLOperations.ResponseData {
                public let id: Swift.String
                public let title: Swift.String?
                public let kind: Kind
                public let publisher: Publisher?

                public init(from decoder: any Swift.Decoder) throws {
                    let object = try GraphQLOperations.ResponseObject(decoder)
                    self.id = try object.decode("id")
                    self.title = try object.decodeIfPresent("title")
                    self.kind = try object.decode("kind")
                    self.publisher = try object.decodeIfPresent("publisher")
                }

                public struct Publisher: GraphQLOperations.ResponseData {
                    public let name: Swift.String

                    public init(from decoder: any Swift.Decoder) throws {
                        let object = try GraphQLOperations.ResponseObject(decoder)
                        self.name = try object.decode("name")
                    }
                }
            }

            @dynamicMemberLookup
            public struct Author: GraphQLOperations.ResponseData {
                public let age: Swift.Int?
                /// The fragment `Byline`.
                public let bylineFragment: BylineFragment

                public init(from decoder: any Swift.Decoder) throws {
                    let object = try GraphQLOperations.ResponseObject(decoder)
                    self.age = try object.decodeIfPresent("age")
                    self.bylineFragment = try BylineFragment(from: decoder)
                }

                public subscript<Value>(dynamicMember path: Swift.KeyPath<BylineFragment, Value>) -> Value {
                    bylineFragment[keyPath: path]
                }
            }

            /// A type that the operation does not tell apart.
            public struct Other: GraphQLOperations.ResponseData {
                /// The name of the object's type.
                public let typename: Swift.String

                public init(from decoder: any Swift.Decoder) throws {
                    let object = try GraphQLOperations.ResponseObject(decoder)
                    self.typename = try object.decode("__typename")
                }
            }
        }

        /// Whoever has a name.
        public enum Named: GraphQLOperations.ResponseData {
            case publisher(Publisher)
            case other(Other)

            public init(from decoder: any Swift.Decoder) throws {
                switch try GraphQLOperations.ResponseObject(decoder).typename() {
                case "Publisher": self = .publisher(try Publisher(from: decoder))
                default: self = .other(try Other(from: decoder))
                }
            }

            public var name: Swift.String {
                switch self {
                case .publisher(let value): value.name
                case .other(let value): value.name
                }
            }

            public struct Publisher: GraphQLOperations.ResponseData {
                public let name: Swift.String
                public let books: [Books]

                public init(from decoder: any Swift.Decoder) throws {
                    let object = try GraphQLOperations.ResponseObject(decoder)
                    self.name = try object.decode("name")
                    self.books = try object.decode("books")
                }

                /// A printed or spoken work.
                public struct Books: GraphQLOperations.ResponseData {
                    public let id: Swift.String
                    /// - Deprecated: Shelves are gone. Use `kind`.
                    public let shelf: Swift.String

                    public init(from decoder: any Swift.Decoder) throws {
                        let object = try GraphQLOperations.ResponseObject(decoder)
                        self.id = try object.decode("id")
                        self.shelf = try object.decode("shelf")
                    }
                }
            }

            /// A type that the operation does not tell apart.
            public struct Other: GraphQLOperations.ResponseData {
                public let name: Swift.String
                /// The name of the object's type.
                public let typename: Swift.String

                public init(from decoder: any Swift.Decoder) throws {
                    let object = try GraphQLOperations.ResponseObject(decoder)
                    self.name = try object.decode("name")
                    self.typename = try object.decode("__typename")
                }
            }
        }
    }
}

/// The subscription `Added`.
public struct AddedSubscription: GraphQLOperations.GraphQLOperation {
    public static let name = "Added"
    public static let type = GraphQLOperations.GraphQLOperationType.subscription
    public static let sha256 = "1021d3e52c8d4bfa4652ebdba517efae80d31462f4d199bf869fbc2f2946d59e"
    public static let document = #"""
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
        """#

    public init() {}

    public func encode(into variables: inout GraphQLOperations.InputFields) {}

    /// What the operation selects.
    public struct Data: GraphQLOperations.ResponseData {
        /// Every book as it is added.
        public let bookAdded: BookAdded

        public init(from decoder: any Swift.Decoder) throws {
            let object = try GraphQLOperations.ResponseObject(decoder)
            self.bookAdded = try object.decode("bookAdded")
        }

        /// A printed or spoken work.
        @dynamicMemberLookup
        public struct BookAdded: GraphQLOperations.ResponseData {
            public let kind: Kind
            public let sequel: Sequel?
            /// The fragment `Spine`.
            public let spineFragment: SpineFragment

            public init(from decoder: any Swift.Decoder) throws {
                let object = try GraphQLOperations.ResponseObject(decoder)
                self.kind = try object.decode("kind")
                self.sequel = try object.decodeIfPresent("sequel")
                self.spineFragment = try SpineFragment(from: decoder)
            }

            public subscript<Value>(dynamicMember path: Swift.KeyPath<SpineFragment, Value>) -> Value {
                spineFragment[keyPath: path]
            }

            /// A printed or spoken work.
            @dynamicMemberLookup
            public struct Sequel: GraphQLOperations.ResponseData {
                /// The fragment `Spine`.
                public let spineFragment: SpineFragment

                public init(from decoder: any Swift.Decoder) throws {
                    self.spineFragment = try SpineFragment(from: decoder)
                }

                public subscript<Value>(dynamicMember path: Swift.KeyPath<SpineFragment, Value>) -> Value {
                    spineFragment[keyPath: path]
                }
            }
        }
    }
}
