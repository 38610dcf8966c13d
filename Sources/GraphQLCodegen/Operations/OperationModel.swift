import GraphQLLanguage

/// One operation of the folder `Operations`, as clients and servers share it.
struct OperationModel {
    let name: String
    let type: OperationType
    /// The operation and, by name, the fragments that it uses, in canonical form, without descriptions.
    let text: String

    /// 64 lower-case hexadecimal digits.
    var sha256: String { DocumentIdentifier(ofText: Array(text.utf8)).key }
}
