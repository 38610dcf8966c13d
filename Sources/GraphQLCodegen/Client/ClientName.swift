/// The names of `GraphQLOperations` as generated operations write them: with their module, so that no name of a schema
/// or of its clients can stand in their way.
enum ClientName {
    static let data = "GraphQLOperations.ResponseData"
    static let decoder = "any Swift.Decoder"
    static let fields = "GraphQLOperations.InputFields"
    static let input = "GraphQLOperations.InputEncodable"
    static let nullable = "GraphQLOperations.Nullable"
    static let object = "GraphQLOperations.ResponseObject"
    static let openEnum = "GraphQLOperations.OpenEnum"
    static let operation = "GraphQLOperations.GraphQLOperation"
    static let operationType = "GraphQLOperations.GraphQLOperationType"
    static let resumable = "GraphQLOperations.ResumableOperation"

    /// The modules that generated files import.
    static let modules = ["GraphQLJSON", "GraphQLOperations"]
}
