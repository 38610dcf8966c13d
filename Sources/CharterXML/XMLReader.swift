import GraphQLJSON

/// Reads XML documents as JSON values, see `XMLMarkup` for how.
///
/// 1. `XMLPreflight` refuses what must not reach the parser: other encodings, document types, tags without measure;
/// 2. `XMLParser` has libxml2 cut the document into elements and texts, with everything off that reaches outside;
/// 3. `XMLDocumentBuilder` makes the value of them, within `XMLLimits`.
public struct XMLReader: Sendable {
    public var limits: XMLLimits

    public init(limits: XMLLimits = XMLLimits()) { self.limits = limits }

    /// The value of a document; the name of its root says nothing.
    ///
    /// - Parameters:
    ///   - charset: The parameter of the media type that it came with.
    ///   - shape: What is expected, for elements that do not say what they are.
    /// - Throws: What is wrong, with its line and column.
    public func read(
        _ bytes: UnsafeRawBufferPointer, charset: String? = nil, as shape: XMLShape = .any
    ) throws(XMLError) -> JSONValue {
        let mark = try XMLPreflight.check(bytes, charset: charset, limits: limits)
        let builder = XMLDocumentBuilder(limits: limits, shape: shape)
        return try XMLParser.parse(UnsafeRawBufferPointer(rebasing: bytes[mark...]), into: builder).result()
    }

    public func read(
        _ bytes: [UInt8], charset: String? = nil, as shape: XMLShape = .any
    ) throws(XMLError) -> JSONValue {
        let result = bytes.withUnsafeBytes { bytes -> Result<JSONValue, XMLError> in
            do throws(XMLError) { return .success(try read(bytes, charset: charset, as: shape)) } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }
}
