// Generated from Inputs.graphql by GraphQLCodegen. Change the operations, not this file.

import GraphQLJSON
import GraphQLOperations

/// The query `Echo`.
public struct EchoQuery: GraphQLOperations.GraphQLOperation {
    public static let name = "Echo"
    public static let type = GraphQLOperations.GraphQLOperationType.query
    public static let sha256 = "72620157937ca1699307efc427eab94f27d84f179fac2f7b9eb1f7fa997f6c00"
    public static let document = #"""
        query Echo($order: Order!, $note: String, $tags: [String!] = ["b"], $limit: Int! = 4, $weights: [Float]) {
          echo(order: $order, note: $note, tags: $tags, limit: $limit, weights: $weights)
        }
        """#

    public var order: Order
    /// Left out, null or a text.
    public var note: GraphQLOperations.Nullable<Swift.String>
    public var tags: GraphQLOperations.Nullable<[Swift.String]>
    public var limit: Swift.Int?
    public var weights: GraphQLOperations.Nullable<[Swift.Double?]>

    public init(
        order: Order,
        note: GraphQLOperations.Nullable<Swift.String> = .absent,
        tags: GraphQLOperations.Nullable<[Swift.String]> = .absent,
        limit: Swift.Int? = nil,
        weights: GraphQLOperations.Nullable<[Swift.Double?]> = .absent
    ) {
        self.order = order
        self.note = note
        self.tags = tags
        self.limit = limit
        self.weights = weights
    }

    public func encode(into variables: inout GraphQLOperations.InputFields) {
        variables.set("order", self.order)
        variables.set("note", unlessAbsent: self.note)
        variables.set("tags", unlessAbsent: self.tags)
        variables.set("limit", ifPresent: self.limit)
        variables.set("weights", unlessAbsent: self.weights)
    }

    /// What the operation selects.
    public struct Data: GraphQLOperations.ResponseData {
        public let echo: Swift.String

        public init(from decoder: any Swift.Decoder) throws {
            let object = try GraphQLOperations.ResponseObject(decoder)
            self.echo = try object.decode("echo")
        }
    }
}

/// The query `Find`.
public struct FindQuery: GraphQLOperations.GraphQLOperation {
    public static let name = "Find"
    public static let type = GraphQLOperations.GraphQLOperationType.query
    public static let sha256 = "82b625f0d790de910c9405d09ae15e4bb179fe525734b1b118d5f827e11eb0e8"
    public static let document = #"""
        query Find($by: Lookup!) {
          find(by: $by)
        }
        """#

    public var by: Lookup

    public init(by: Lookup) {
        self.by = by
    }

    public func encode(into variables: inout GraphQLOperations.InputFields) {
        variables.set("by", self.by)
    }

    /// What the operation selects.
    public struct Data: GraphQLOperations.ResponseData {
        public let find: Swift.String?

        public init(from decoder: any Swift.Decoder) throws {
            let object = try GraphQLOperations.ResponseObject(decoder)
            self.find = try object.decodeIfPresent("find")
        }
    }
}

/// The query `At`.
public struct AtQuery: GraphQLOperations.GraphQLOperation {
    public static let name = "At"
    public static let type = GraphQLOperations.GraphQLOperationType.query
    public static let sha256 = "d9edd14a6cc031489053dedf7b0260d2759c19ff5444da9310bc1e24cb9684ad"
    public static let document = #"""
        query At($time: DateTime!, $value: JSON) {
          at(time: $time)
          json(value: $value)
        }
        """#

    public var time: GraphQLJSON.JSONValue
    public var value: GraphQLOperations.Nullable<GraphQLJSON.JSONValue>

    public init(time: GraphQLJSON.JSONValue, value: GraphQLOperations.Nullable<GraphQLJSON.JSONValue> = .absent) {
        self.time = time
        self.value = value
    }

    public func encode(into variables: inout GraphQLOperations.InputFields) {
        variables.set("time", self.time)
        variables.set("value", unlessAbsent: self.value)
    }

    /// What the operation selects.
    public struct Data: GraphQLOperations.ResponseData {
        public let at: GraphQLJSON.JSONValue?
        public let json: GraphQLJSON.JSONValue?

        public init(from decoder: any Swift.Decoder) throws {
            let object = try GraphQLOperations.ResponseObject(decoder)
            self.at = try object.decodeIfPresent("at")
            self.json = try object.decodeIfPresent("json")
        }
    }
}

/// The query `Page`.
public struct PageQuery: GraphQLOperations.GraphQLOperation {
    public static let name = "Page"
    public static let type = GraphQLOperations.GraphQLOperationType.query
    public static let sha256 = "dd62552d9c220dc9cae22f4222e88c629ca58118d23c2061550116fa72a8b9db"
    public static let document = #"""
        query Page($first: Int!) {
          page(first: $first)
        }
        """#

    public var first: Swift.Int

    public init(first: Swift.Int) {
        self.first = first
    }

    public func encode(into variables: inout GraphQLOperations.InputFields) {
        variables.set("first", self.first)
    }

    /// What the operation selects.
    public struct Data: GraphQLOperations.ResponseData {
        public let page: [Color]

        public init(from decoder: any Swift.Decoder) throws {
            let object = try GraphQLOperations.ResponseObject(decoder)
            self.page = try object.decode("page")
        }
    }
}
