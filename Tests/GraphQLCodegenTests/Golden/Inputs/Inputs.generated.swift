// Generated from Inputs.graphql by GraphQLCodegen. Change the schema, not this file.

import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

/// The resolvers of the fields that `Inputs.graphql` defines.
public protocol InputsResolvers: Sendable {
    /// `Query.echo`
    nonisolated(nonsending) func echo(
        order: Order,
        note: String?,
        tags: [String]?,
        limit: Int,
        weights: [Double?]?,
        context: ResolverContext
    ) async throws -> String

    /// `Query.find`
    nonisolated(nonsending) func find(by: Lookup, context: ResolverContext) async throws -> String?

    /// `Query.at`
    nonisolated(nonsending) func at(time: Timestamp, context: ResolverContext) async throws -> Timestamp?

    /// `Query.json`
    nonisolated(nonsending) func json(value: JSON?, context: ResolverContext) async throws -> JSON?

    /// `Query.page`
    nonisolated(nonsending) func page(first: Int, context: ResolverContext) async throws -> [Color]
}

/// An order, from whom it may concern.
public struct Order: Sendable, InputDecodable {
    public var id: ID
    /// How many; must be given.
    public var count: Int
    /// Absent, null and a text are three different things.
    public var comment: Nullable<String>
    public var priority: Int?
    public var color: Color
    public var gift: Nullable<Bool>
    public var lines: [OrderLine]
    @Indirect public var parent: Nullable<Order>
    public var filter: Nullable<Filter>

    public init(
        id: ID,
        count: Int,
        comment: Nullable<String> = .absent,
        priority: Int?,
        color: Color,
        gift: Nullable<Bool> = .absent,
        lines: [OrderLine],
        parent: Nullable<Order> = .absent,
        filter: Nullable<Filter> = .absent
    ) {
        self.id = id
        self.count = count
        self.comment = comment
        self.priority = priority
        self.color = color
        self.gift = gift
        self.lines = lines
        self.parent = parent
        self.filter = filter
    }

    public init(input: GraphQLJSON.JSONValue) throws {
        guard case .object(let object) = input else { throw Self.mismatch(input) }
        try InputConstraint(min: 1).check(object["count"], "count")
        try InputConstraint(maxLength: 12).check(object["comment"], "comment")
        self.id = try object.decode("id")
        self.count = try object.decode("count")
        self.comment = try object.decodeNullable("comment")
        self.priority = try object.decode("priority")
        self.color = try object.decode("color")
        self.gift = try object.decodeNullable("gift")
        self.lines = try object.decode("lines")
        self.parent = try object.decodeNullable("parent")
        self.filter = try object.decodeNullable("filter")
    }
}

public struct OrderLine: Sendable, InputDecodable {
    public var sku: String
    public var price: Double
    public var codes: Nullable<[[Int?]]>

    public init(sku: String, price: Double, codes: Nullable<[[Int?]]> = .absent) {
        self.sku = sku
        self.price = price
        self.codes = codes
    }

    public init(input: GraphQLJSON.JSONValue) throws {
        guard case .object(let object) = input else { throw Self.mismatch(input) }
        try InputConstraint(minLength: 2, maxLength: 4).check(object["sku"], "sku")
        try InputConstraint(maxItems: 2).check(object["codes"], "codes")
        self.sku = try object.decode("sku")
        self.price = try object.decode("price")
        self.codes = try object.decodeNullable("codes")
    }
}

public struct Filter: Sendable, InputDecodable {
    @Indirect public var not: Nullable<Filter>
    public var any: Nullable<[Filter]>
    public var text: Nullable<String>

    public init(not: Nullable<Filter> = .absent, any: Nullable<[Filter]> = .absent, text: Nullable<String> = .absent) {
        self.not = not
        self.any = any
        self.text = text
    }

    public init(input: GraphQLJSON.JSONValue) throws {
        guard case .object(let object) = input else { throw Self.mismatch(input) }
        self.not = try object.decodeNullable("not")
        self.any = try object.decodeNullable("any")
        self.text = try object.decodeNullable("text")
    }
}

/// Exactly one way to find something.
public indirect enum Lookup: Sendable, InputDecodable {
    case id(ID)
    case name(String)
    case nested(Lookup)
    case color(Color)

    public init(input: GraphQLJSON.JSONValue) throws {
        guard case .object(let object) = input else { throw Self.mismatch(input) }
        switch object.members.first?.key {
        case "id": self = .id(try object.decode("id"))
        case "name": self = .name(try object.decode("name"))
        case "nested": self = .nested(try object.decode("nested"))
        case "color": self = .color(try object.decode("color"))
        default: throw Self.mismatch(input)
        }
    }
}

public enum Color: String, Sendable, CaseIterable, InputDecodable {
    case red = "RED"
    /// - Deprecated: Nobody sees it.
    case green = "GREEN"
    case darkBlue

    /// The value's name in the schema, ready to be written.
    var graphQLName: StaticString {
        switch self {
        case .red: "RED"
        case .green: "GREEN"
        case .darkBlue: "darkBlue"
        }
    }
}

public typealias JSON = GraphQLJSON.JSONValue

// MARK: Dispatch

extension GeneratedSchema {
    func completeColor(
        listOfValue results: GraphQLExecution.FieldResults<[Color]>,
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) -> GraphQLExecution.Column {
        var results = results
        if step.isStreamed {
            results = run.stream(results, step, rows) { results, rows in
                self.completeColor(listOfValue: results, step, run, rows)
            }
        }
        return run.column(results, step, rows) { value, writer in
            writer.beginList(step)
            for (index, item) in value.enumerated() {
                writer.item(index)
                writer.name(item.graphQLName)
            }
            writer.endList()
            return true
        }
    }

    func completeDateTime(
        optional results: GraphQLExecution.FieldResults<Timestamp?>,
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) -> GraphQLExecution.Column {
        return run.column(results, step, rows) { value, writer in
            if let value {
                if !writer.scalar(value, step) { writer.null() }
            } else {
                writer.null()
            }
            return true
        }
    }

    func completeJSON(
        optional results: GraphQLExecution.FieldResults<JSON?>,
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) -> GraphQLExecution.Column {
        return run.column(results, step, rows) { value, writer in
            if let value {
                if !writer.scalar(value, step) { writer.null() }
            } else {
                writer.null()
            }
            return true
        }
    }

    static let sdlOfInputs = #"""
        type Query {
          echo(order: Order!, note: String, tags: [String!] = ["a"], limit: Int! = 3 @constraint(min: 1, max: 10), weights: [Float]): String! @cost(weight: "2")
          find(by: Lookup!): String
          at(time: DateTime!): DateTime
          json(value: JSON): JSON
          page(first: Int! @constraint(min: 0)): [Color!]! @listSize(slicingArguments: ["first"])
        }

        "An order, from whom it may concern."
        input Order {
          id: ID!
          "How many; must be given."
          count: Int! @constraint(min: 1)
          "Absent, null and a text are three different things."
          comment: String @constraint(maxLength: 12)
          priority: Int = 1
          color: Color! = RED
          gift: Boolean
          lines: [OrderLine!]!
          parent: Order
          filter: Filter
        }

        input OrderLine {
          sku: String! @constraint(minLength: 2, maxLength: 4)
          price: Float!
          codes: [[Int]!] @constraint(maxItems: 2)
        }

        input Filter {
          not: Filter
          any: [Filter!]
          text: String
        }

        "Exactly one way to find something."
        input Lookup @oneOf {
          id: ID
          name: String
          nested: Lookup
          color: Color
        }

        enum Color {
          RED
          GREEN @deprecated(reason: "Nobody sees it.")
          darkBlue
        }

        "A point in time."
        scalar DateTime @specifiedBy(url: "https://scalars.example/date-time") @swift(type: "Timestamp")

        scalar JSON
        """#
}
