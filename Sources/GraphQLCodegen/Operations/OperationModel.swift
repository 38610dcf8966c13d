import GraphQLLanguage

/// One operation of the folder `Operations`, as clients and servers share it.
struct OperationModel {
    let name: String
    let type: OperationType
    /// The operation and, by name, the fragments that it uses, in canonical form, without descriptions, with
    /// `__typename` wherever a client needs it.
    let text: String
    /// Where the operation was written.
    let definition: OperationFiles.Definition
    /// The operation and the fragments that it uses, as they were written.
    let whole: OperationDocument
    /// Without what instructs the generator, as clients send it.
    let document: Document
    /// With it.
    let written: Document

    /// 64 lower-case hexadecimal digits.
    var sha256: String { DocumentIdentifier(ofText: Array(text.utf8)).key }
}
