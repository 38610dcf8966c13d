// Generated from the schema for the operations of this target by GraphQLCodegen. Change the schema, not this file.

import GraphQLJSON
import GraphQLOperations

public enum Result: GraphQLOperations.OpenEnum {
    case success
    case failure
    case some
    case allTheRest
    /// A value that the schema did not have when this was generated.
    case unknown(Swift.String)

    public init(rawValue: Swift.String) {
        switch rawValue {
        case "success": self = .success
        case "failure": self = .failure
        case "some": self = .some
        case "allTheRest": self = .allTheRest
        default: self = .unknown(rawValue)
        }
    }

    public var rawValue: Swift.String {
        switch self {
        case .success: "success"
        case .failure: "failure"
        case .some: "some"
        case .allTheRest: "allTheRest"
        case .unknown(let value): value
        }
    }
}

public enum `in`: GraphQLOperations.OpenEnum {
    case `for`
    case `self`
    case `default`
    case _leadingUNDERSCORE
    case httpServer
    case none
    /// A value that the schema did not have when this was generated.
    case unknown(Swift.String)

    public init(rawValue: Swift.String) {
        switch rawValue {
        case "for": self = .`for`
        case "self": self = .`self`
        case "DEFAULT": self = .`default`
        case "_leading_UNDERSCORE": self = ._leadingUNDERSCORE
        case "HTTPServer": self = .httpServer
        case "none": self = .none
        default: self = .unknown(rawValue)
        }
    }

    public var rawValue: Swift.String {
        switch self {
        case .`for`: "for"
        case .`self`: "self"
        case .`default`: "DEFAULT"
        case ._leadingUNDERSCORE: "_leading_UNDERSCORE"
        case .httpServer: "HTTPServer"
        case .none: "none"
        case .unknown(let value): value
        }
    }
}

public struct Task: GraphQLOperations.InputEncodable, Swift.Equatable {
    public var input: GraphQLOperations.Nullable<Swift.Int>
    @Indirect public var object: GraphQLOperations.Nullable<Task>
    public var `self`: Swift.String?

    public init(
        input: GraphQLOperations.Nullable<Swift.Int> = .absent,
        object: GraphQLOperations.Nullable<Task> = .absent,
        self self_: Swift.String? = nil
    ) {
        self.input = input
        self.object = object
        self.`self` = self_
    }

    public static func encode(_ value: Task) -> GraphQLJSON.JSONValue {
        var fields = GraphQLOperations.InputFields()
        fields.set("input", unlessAbsent: value.input)
        fields.set("object", unlessAbsent: value.object)
        fields.set("self", ifPresent: value.`self`)
        return fields.json
    }
}
