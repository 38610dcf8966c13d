import GraphQLLanguage
import GraphQLSchema

/// A schema together with what answers for it: generated dispatch to typed resolvers, or a dynamic source.
public protocol ExecutableSchema: Sendable {
    var schema: Schema { get }

    /// The documents that came with the schema, from its folder `Operations`; none unless the schema says otherwise.
    var trustedDocuments: [TrustedDocument] { get }

    /// Whether a field is a stored property of its parent's value; `Schema.resolution(of:on:)` unless the source knows
    /// better.
    func isStored(_ field: FieldDefinition, on type: NamedType) -> Bool

    /// Whether `@defer` and `@stream` are followed also where there is nothing to wait for, which costs a client more
    /// than it gains; false unless the source says otherwise.
    var defersStoredFields: Bool { get }

    /// Completes the root selection of a query or mutation: a column of one row.
    func complete(_ operation: OperationType, _ selection: SelectionID, _ run: OperationRun, _ rows: RowSet) async
        -> Column

    /// Starts the source stream of a subscription, whose selection has one step (spec section 6.2.3.1).
    ///
    /// Throws what the resolver throws; the operation is then refused.
    func subscribe(_ step: Step, _ run: OperationRun) async throws -> SubscriptionEvents
}

extension ExecutableSchema {
    public var trustedDocuments: [TrustedDocument] { [] }

    public func isStored(_ field: FieldDefinition, on type: NamedType) -> Bool {
        schema.resolution(of: field, on: type) == .stored
    }

    public var defersStoredFields: Bool { false }
}
