// Generated from the schema for the operations of this target by GraphQLCodegen. Change the schema, not this file.

import GraphQLJSON
import GraphQLOperations

public enum Kind: GraphQLOperations.OpenEnum {
    /// Paper, hard or soft.
    case paper
    case audioBook
    /// A value that the schema did not have when this was generated.
    case unknown(Swift.String)

    public init(rawValue: Swift.String) {
        switch rawValue {
        case "PAPER": self = .paper
        case "AUDIO_BOOK": self = .audioBook
        default: self = .unknown(rawValue)
        }
    }

    public var rawValue: Swift.String {
        switch self {
        case .paper: "PAPER"
        case .audioBook: "AUDIO_BOOK"
        case .unknown(let value): value
        }
    }
}
