// Generated from the schema for the operations of this target by GraphQLCodegen. Change the schema, not this file.

import GraphQLJSON
import GraphQLOperations

public enum Color: GraphQLOperations.OpenEnum {
    case red
    /// - Deprecated: Nobody sees it.
    case green
    case darkBlue
    /// A value that the schema did not have when this was generated.
    case unknown(Swift.String)

    public init(rawValue: Swift.String) {
        switch rawValue {
        case "RED": self = .red
        case "GREEN": self = .green
        case "darkBlue": self = .darkBlue
        default: self = .unknown(rawValue)
        }
    }

    public var rawValue: Swift.String {
        switch self {
        case .red: "RED"
        case .green: "GREEN"
        case .darkBlue: "darkBlue"
        case .unknown(let value): value
        }
    }
}

/// An order, from whom it may concern.
public struct Order: GraphQLOperations.InputEncodable, Swift.Equatable {
    public var id: Swift.String
    /// How many; must be given.
    public var count: Swift.Int
    /// Absent, null and a text are three different things.
    public var comment: GraphQLOperations.Nullable<Swift.String>
    public var priority: GraphQLOperations.Nullable<Swift.Int>
    public var color: Color?
    public var gift: GraphQLOperations.Nullable<Swift.Bool>
    public var lines: [OrderLine]
    @Indirect public var parent: GraphQLOperations.Nullable<Order>
    public var filter: GraphQLOperations.Nullable<Filter>

    public init(
        id: Swift.String,
        count: Swift.Int,
        comment: GraphQLOperations.Nullable<Swift.String> = .absent,
        priority: GraphQLOperations.Nullable<Swift.Int> = .absent,
        color: Color? = nil,
        gift: GraphQLOperations.Nullable<Swift.Bool> = .absent,
        lines: [OrderLine],
        parent: GraphQLOperations.Nullable<Order> = .absent,
        filter: GraphQLOperations.Nullable<Filter> = .absent
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

    public static func encode(_ value: Order) -> GraphQLJSON.JSONValue {
        var fields = GraphQLOperations.InputFields()
        fields.set("id", value.id)
        fields.set("count", value.count)
        fields.set("comment", unlessAbsent: value.comment)
        fields.set("priority", unlessAbsent: value.priority)
        fields.set("color", ifPresent: value.color)
        fields.set("gift", unlessAbsent: value.gift)
        fields.set("lines", value.lines)
        fields.set("parent", unlessAbsent: value.parent)
        fields.set("filter", unlessAbsent: value.filter)
        return fields.json
    }
}

public struct OrderLine: GraphQLOperations.InputEncodable, Swift.Equatable {
    public var sku: Swift.String
    public var price: Swift.Double
    public var codes: GraphQLOperations.Nullable<[[Swift.Int?]]>

    public init(sku: Swift.String, price: Swift.Double, codes: GraphQLOperations.Nullable<[[Swift.Int?]]> = .absent) {
        self.sku = sku
        self.price = price
        self.codes = codes
    }

    public static func encode(_ value: OrderLine) -> GraphQLJSON.JSONValue {
        var fields = GraphQLOperations.InputFields()
        fields.set("sku", value.sku)
        fields.set("price", value.price)
        fields.set("codes", unlessAbsent: value.codes)
        return fields.json
    }
}

public struct Filter: GraphQLOperations.InputEncodable, Swift.Equatable {
    @Indirect public var not: GraphQLOperations.Nullable<Filter>
    public var any: GraphQLOperations.Nullable<[Filter]>
    public var text: GraphQLOperations.Nullable<Swift.String>

    public init(
        not: GraphQLOperations.Nullable<Filter> = .absent,
        any: GraphQLOperations.Nullable<[Filter]> = .absent,
        text: GraphQLOperations.Nullable<Swift.String> = .absent
    ) {
        self.not = not
        self.any = any
        self.text = text
    }

    public static func encode(_ value: Filter) -> GraphQLJSON.JSONValue {
        var fields = GraphQLOperations.InputFields()
        fields.set("not", unlessAbsent: value.not)
        fields.set("any", unlessAbsent: value.any)
        fields.set("text", unlessAbsent: value.text)
        return fields.json
    }
}

/// Exactly one way to find something.
public indirect enum Lookup: GraphQLOperations.InputEncodable, Swift.Equatable {
    case id(Swift.String)
    case name(Swift.String)
    case nested(Lookup)
    case color(Color)

    public static func encode(_ value: Lookup) -> GraphQLJSON.JSONValue {
        var fields = GraphQLOperations.InputFields()
        switch value {
        case .id(let value): fields.set("id", value)
        case .name(let value): fields.set("name", value)
        case .nested(let value): fields.set("nested", value)
        case .color(let value): fields.set("color", value)
        }
        return fields.json
    }
}
