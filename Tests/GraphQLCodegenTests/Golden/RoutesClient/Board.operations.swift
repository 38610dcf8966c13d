// Generated from Board.graphql by GraphQLCodegen. Change the operations, not this file.

import GraphQLJSON
import GraphQLOperations

/// All that a board shows.
public struct BoardQuery: GraphQLOperations.GraphQLOperation {
    public static let name = "Board"
    public static let type = GraphQLOperations.GraphQLOperationType.query
    public static let sha256 = "725fa3818908272929a0f2dadef8496421c6d78197691c2687ddfc9735890f30"
    public static let document = #"""
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
        """#

    public var limit: Swift.Int?

    public init(limit: Swift.Int? = nil) {
        self.limit = limit
    }

    public func encode(into variables: inout GraphQLOperations.InputFields) {
        variables.set("limit", ifPresent: self.limit)
    }

    /// What the operation selects.
    public struct Data: GraphQLOperations.ResponseData {
        public let count: Swift.Int
        /// The tasks that fit.
        public let `open`: [Open]

        public init(from decoder: any Swift.Decoder) throws {
            let object = try GraphQLOperations.ResponseObject(decoder)
            self.count = try object.decode("count")
            self.`open` = try object.decode("open")
        }

        @dynamicMemberLookup
        public struct Open: GraphQLOperations.ResponseData {
            /// The fragment `Card`.
            public let cardFragment: CardFragment

            public init(from decoder: any Swift.Decoder) throws {
                self.cardFragment = try CardFragment(from: decoder)
            }

            public subscript<Value>(dynamicMember path: Swift.KeyPath<CardFragment, Value>) -> Value {
                cardFragment[keyPath: path]
            }
        }
    }
}

/// The query `Plain`.
public struct PlainQuery: GraphQLOperations.GraphQLOperation {
    public static let name = "Plain"
    public static let type = GraphQLOperations.GraphQLOperationType.query
    public static let sha256 = "69462b75db83ffb68e4e9f6e55c9bc74f8d26ab0138783be3195e1a7907c4ee5"
    public static let document = #"""
        query Plain {
          count
        }
        """#

    public init() {}

    public func encode(into variables: inout GraphQLOperations.InputFields) {}

    /// What the operation selects.
    public struct Data: GraphQLOperations.ResponseData {
        public let count: Swift.Int

        public init(from decoder: any Swift.Decoder) throws {
            let object = try GraphQLOperations.ResponseObject(decoder)
            self.count = try object.decode("count")
        }
    }
}

/// The fragment `Card` on `Task`.
public struct CardFragment: GraphQLOperations.ResponseData {
    public let id: Swift.String
    public let heading: Swift.String

    public init(from decoder: any Swift.Decoder) throws {
        let object = try GraphQLOperations.ResponseObject(decoder)
        self.id = try object.decode("id")
        self.heading = try object.decode("heading")
    }
}
