import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema
import GraphQLValidation

/// A file of trusted documents in one of two JSON formats: Apollo's persisted query manifest, version 1, or one object
/// whose members are texts by identifier.
///
/// Reading collects mistakes, each as compilers print them: `path:line:column: error: message`.
public struct TrustedDocumentsManifest: Sendable {
    static let format = "apollo-persisted-query-manifest"

    public private(set) var documents: [TrustedDocument] = []
    public private(set) var mistakes: [String] = []

    private let source: Source
    private let validator: Validator

    /// Reads and checks a manifest: every document must be valid for `schema`, and no identifier may stand for two
    /// texts, those of `known` included. The name of `source` is the file's path.
    public init(_ source: Source, schema: Schema, known: [TrustedDocument] = []) {
        self.source = source
        validator = Validator(schema: schema, maxErrors: 10)
        var entries: [Entry] = []
        do throws(JSONError) {
            entries = try Self.read(source)
        } catch {
            report(error.message, at: error.offset)
        }
        var texts = Dictionary(known.map { ($0.id.key, $0.text) }, uniquingKeysWith: { first, _ in first })
        for entry in entries {
            guard let document = check(entry) else { continue }
            if let other = texts.updateValue(document.text, forKey: document.id.key), other != document.text {
                report("The identifier \"\(entry.id)\" stands for another document already.", at: entry.offset)
            } else {
                documents.append(document)
            }
        }
    }

    /// The text of a manifest in Apollo's format.
    public static func text(of documents: [TrustedDocument]) -> String {
        let operations = documents.map { document in
            let members: [(String, String)] = [
                ("id", document.id.key), ("name", document.name), ("type", document.operationType.keyword),
                ("body", String(decoding: document.text, as: UTF8.self)),
            ]
            let lines = members.map { "      \"\($0)\": \(quoted($1))" }
            return "    {\n" + lines.joined(separator: ",\n") + "\n    }"
        }
        return "{\n  \"format\": \"\(format)\",\n  \"version\": 1,\n  \"operations\": ["
            + (operations.isEmpty ? "" : "\n" + operations.joined(separator: ",\n") + "\n  ") + "]\n}\n"
    }

    private static func quoted(_ text: String) -> String {
        String(decoding: JSONValue.string(text).encoded(), as: UTF8.self)
    }

    // MARK: Format

    private struct Entry {
        /// Where it begins in the file, in bytes.
        let offset: Int
        var id = ""
        var body = ""
    }

    private static func read(_ source: Source) throws(JSONError) -> [Entry] {
        var listed: [Entry]?
        var mapped: [Entry] = []
        var strays: Int?
        let result = source.bytes.withUnsafeBufferPointer { bytes -> Result<Void, JSONError> in
            do throws(JSONError) {
                var reader = JSONReader(bytes)
                try reader.readMembers { (reader, key, offset) throws(JSONError) in
                    switch (key, reader.peek()) {
                    case ("operations", UInt8(ascii: "[")): listed = try readOperations(&reader)
                    case ("format", _): try expect(.string(format), key, &reader)
                    case ("version", _): try expect(1, key, &reader)
                    case (_, UInt8(ascii: "\"")):
                        mapped.append(Entry(offset: offset, id: key, body: try reader.readString()))
                    default:
                        strays = strays ?? offset
                        _ = try reader.readValue()
                    }
                }
                try reader.expectEnd()
                return .success(())
            } catch {
                return .failure(error)
            }
        }
        try result.get()
        if let listed { return listed }
        if let strays {
            throw JSONError("A text is expected for each identifier, or a list of \"operations\"", at: strays)
        }
        return mapped
    }

    private static func expect(
        _ value: JSONValue, _ key: String, _ reader: inout JSONReader
    ) throws(JSONError) {
        let position = reader.peek().map { _ in reader.position } ?? reader.position
        guard try reader.readValue() == value else {
            throw JSONError(
                "The \"\(key)\" of a manifest is \(String(decoding: value.encoded(), as: UTF8.self))", at: position)
        }
    }

    private static func readOperations(_ reader: inout JSONReader) throws(JSONError) -> [Entry] {
        var entries: [Entry] = []
        try reader.readElements { (reader) throws(JSONError) in
            _ = reader.peek()
            var entry = Entry(offset: reader.position)
            try reader.readMembers { (reader, key, _) throws(JSONError) in
                switch key {
                case "id": entry.id = try reader.readString()
                case "body": entry.body = try reader.readString()
                default: _ = try reader.readValue()
                }
            }
            if entry.id.isEmpty || entry.body.isEmpty {
                throw JSONError("An operation of a manifest needs an \"id\" and a \"body\"", at: entry.offset)
            }
            entries.append(entry)
        }
        return entries
    }

    // MARK: Documents

    private mutating func check(_ entry: Entry) -> TrustedDocument? {
        let text = Array(entry.body.utf8)
        let id = DocumentIdentifier(entry.id)
        if id.isHash || entry.id.hasPrefix(DocumentIdentifier.hashPrefix), id != DocumentIdentifier(ofText: text) {
            report(
                "The identifier \"\(entry.id)\" is not the SHA-256 of its document, which is "
                    + "\"\(DocumentIdentifier(ofText: text))\".", at: entry.offset)
            return nil
        }
        let document: Document
        do throws(GraphQLError) {
            document = try Document.parse(Source(uncheckedUTF8: text))
        } catch {
            report([error], in: entry)
            return nil
        }
        let errors = validator.validate(document)
        guard errors.isEmpty else {
            report(errors, in: entry)
            return nil
        }
        guard let operation = document.operations.first else {
            report("The document of \"\(entry.id)\" has no operation.", at: entry.offset)
            return nil
        }
        return TrustedDocument(
            id: id, name: operation.name.map(document.text) ?? "", operationType: operation.operationType, text: text)
    }

    private mutating func report(_ errors: [GraphQLError], in entry: Entry) {
        for error in errors {
            let place = error.locations.first.map { ", at \($0.line):\($0.column) of its text" } ?? ""
            report("\(error.message) (in the document of \"\(entry.id)\"\(place))", at: entry.offset)
        }
    }

    private mutating func report(_ message: String, at offset: Int) {
        let place = source.location(at: offset)
        mistakes.append("\(source.name):\(place.line):\(place.column): error: \(message)")
    }
}
