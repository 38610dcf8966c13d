import GraphQLJSON

/// Compares two descriptions: what the server takes and what it answers, route by route. Words for people are passed
/// over.
public enum OpenAPIDiff {
    /// The changes in the order of the old description's paths, then those of the new.
    public static func changes(from old: JSONValue, to new: JSONValue) -> [OpenAPIChange] {
        var comparison = DocumentComparison(old: DescribedDocument(old), new: DescribedDocument(new))
        comparison.compare()
        return comparison.changes
    }
}

/// A description, with a way along its references.
struct DescribedDocument {
    let root: JSONValue

    init(_ root: JSONValue) { self.root = root }

    /// What a value refers to, or the value itself. A chain of references longer than any document of ours ends.
    func resolved(_ value: JSONValue?) -> JSONValue? {
        var value = value
        for _ in 0..<16 {
            guard let reference = value?["$ref"]?.stringValue, reference.hasPrefix("#/") else { return value }
            value = reference.dropFirst(2).split(separator: "/").reduce(Optional(root)) { $0?[String($1)] }
        }
        return nil
    }

    var paths: JSONObject { root["paths"]?.object ?? [:] }
}

extension JSONValue {
    var object: JSONObject? {
        guard case .object(let object) = self else { return nil }
        return object
    }

    var items: [JSONValue]? {
        guard case .array(let items) = self else { return nil }
        return items
    }

    /// The texts of a list, or of the one that stands in its place.
    var texts: [String] { items?.compactMap(\.stringValue) ?? stringValue.map { [$0] } ?? [] }
}
