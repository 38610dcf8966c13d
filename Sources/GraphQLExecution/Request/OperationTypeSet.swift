import GraphQLLanguage

/// Operation types, such as those that a door carries; a set of bits, since every request is asked against one.
public struct OperationTypeSet: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public init(_ type: OperationType) {
        switch type {
        case .query: self = .query
        case .mutation: self = .mutation
        case .subscription: self = .subscription
        }
    }

    public static let query = OperationTypeSet(rawValue: 1)
    public static let mutation = OperationTypeSet(rawValue: 2)
    public static let subscription = OperationTypeSet(rawValue: 4)

    public func admits(_ type: OperationType) -> Bool { contains(OperationTypeSet(type)) }
}
