// Generated from Books.graphql by GraphQLCodegen. Change the operations, not this file.

import GraphQLJSON
import GraphQLOperations

/// What a shelf shows.
public struct ShelfQuery: GraphQLOperations.GraphQLOperation {
    public static let name = "Shelf"
    public static let type = GraphQLOperations.GraphQLOperationType.query
    public static let sha256 = "25c8faf731129509d06f1bed418f222557838a9d73338d501be554eab0352116"
    public static let document = #"""
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
        """#

    public var first: GraphQLOperations.Nullable<Swift.Int>

    public init(first: GraphQLOperations.Nullable<Swift.Int> = .absent) {
        self.first = first
    }

    public func encode(into variables: inout GraphQLOperations.InputFields) {
        variables.set("first", unlessAbsent: self.first)
    }

    /// What the operation selects.
    public struct Data: GraphQLOperations.ResponseData {
        public let books: [Books]

        public init(from decoder: any Swift.Decoder) throws {
            let object = try GraphQLOperations.ResponseObject(decoder)
            self.books = try object.decode("books")
        }

        /// A printed or spoken work.
        @dynamicMemberLookup
        public struct Books: GraphQLOperations.ResponseData {
            /// What readers say, newest first.
            public let reviews: [Reviews]
            /// The fragment `Spine`.
            public let spineFragment: SpineFragment

            public init(from decoder: any Swift.Decoder) throws {
                let object = try GraphQLOperations.ResponseObject(decoder)
                self.reviews = try object.decode("reviews")
                self.spineFragment = try SpineFragment(from: decoder)
            }

            public subscript<Value>(dynamicMember path: Swift.KeyPath<SpineFragment, Value>) -> Value {
                spineFragment[keyPath: path]
            }

            public struct Reviews: GraphQLOperations.ResponseData {
                public let text: Swift.String

                public init(from decoder: any Swift.Decoder) throws {
                    let object = try GraphQLOperations.ResponseObject(decoder)
                    self.text = try object.decode("text")
                }
            }
        }
    }
}

/// The mutation `Add`.
public struct AddMutation: GraphQLOperations.GraphQLOperation {
    public static let name = "Add"
    public static let type = GraphQLOperations.GraphQLOperationType.mutation
    public static let sha256 = "6d85b8274b9abef6c1ac974555fed2cb14f089dbcf9f83d1d2bcad8fd47a3f6c"
    public static let document = #"""
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
        """#

    /// How it is called.
    public var title: Swift.String
    public var year: Swift.Int

    public init(title: Swift.String, year: Swift.Int) {
        self.title = title
        self.year = year
    }

    public func encode(into variables: inout GraphQLOperations.InputFields) {
        variables.set("title", self.title)
        variables.set("year", self.year)
    }

    /// What the operation selects.
    public struct Data: GraphQLOperations.ResponseData {
        /// Adds a book and returns it.
        public let addBook: AddBook

        public init(from decoder: any Swift.Decoder) throws {
            let object = try GraphQLOperations.ResponseObject(decoder)
            self.addBook = try object.decode("addBook")
        }

        /// A printed or spoken work.
        @dynamicMemberLookup
        public struct AddBook: GraphQLOperations.ResponseData {
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

/// The query `Odd`.
public struct OddQuery: GraphQLOperations.GraphQLOperation {
    public static let name = "Odd"
    public static let type = GraphQLOperations.GraphQLOperationType.query
    public static let sha256 = "e0b56fe4a139816707dab19ac521ffd26a2955ca1f29f07f8ddcb370483fff94"
    public static let document = ##"""
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
        """##

    public init() {}

    public func encode(into variables: inout GraphQLOperations.InputFields) {}

    /// What the operation selects.
    public struct Data: GraphQLOperations.ResponseData {
        public let search: [Search]

        public init(from decoder: any Swift.Decoder) throws {
            let object = try GraphQLOperations.ResponseObject(decoder)
            self.search = try object.decode("search")
        }

        /// What a search finds.
        public enum Search: GraphQLOperations.ResponseData {
            case book(Book)
            case other(Other)

            public init(from decoder: any Swift.Decoder) throws {
                switch try GraphQLOperations.ResponseObject(decoder).typename() {
                case "Book": self = .book(try Book(from: decoder))
                default: self = .other(try Other(from: decoder))
                }
            }

            /// A printed or spoken work.
            @dynamicMemberLookup
            public struct Book: GraphQLOperations.ResponseData {
                /// The fragment `Spine`.
                public let spineFragment: SpineFragment

                public init(from decoder: any Swift.Decoder) throws {
                    self.spineFragment = try SpineFragment(from: decoder)
                }

                public subscript<Value>(dynamicMember path: Swift.KeyPath<SpineFragment, Value>) -> Value {
                    spineFragment[keyPath: path]
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
    }
}
