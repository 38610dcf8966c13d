import GraphQLLanguage

/// The response keys of a plan as bytes, ready to be copied: `{"key":` for the first field of an object and `,"key":`
/// for the others.
///
/// Below abstract types, where a field is planned for each possible type, a name of the document is encoded once for
/// each of the two; elsewhere looking it up would cost more than encoding it, unless the name is long: a fragment may
/// be spread in thousands of places.
struct ResponseKeys {
    struct Key {
        let text: String
        let start: UInt32
        let count: UInt32
    }

    private struct Place: Hashable {
        let name: UInt32
        let isFirst: Bool
    }

    private static let longName = 64

    private(set) var bytes: [UInt8] = []
    private var known: [Place: Key] = [:]

    /// `repeats`: whether the same name may come again.
    mutating func encode(_ name: Name, in document: Document, isFirst: Bool, repeats: Bool) -> Key {
        guard repeats || name.length > Self.longName else {
            return append(name, in: document, isFirst: isFirst, text: document.text(name))
        }
        let place = Place(name: name.start, isFirst: isFirst)
        if let key = known[place] { return key }
        let other = known[Place(name: name.start, isFirst: !isFirst)]
        let key = append(name, in: document, isFirst: isFirst, text: other?.text ?? document.text(name))
        known[place] = key
        return key
    }

    private mutating func append(_ name: Name, in document: Document, isFirst: Bool, text: String) -> Key {
        let start = bytes.count
        bytes.append(isFirst ? UInt8(ascii: "{") : UInt8(ascii: ","))
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: document.source.bytes[Int(name.start)..<Int(name.start + name.length)])
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
        return Key(
            text: text, start: UInt32(truncatingIfNeeded: start), count: UInt32(truncatingIfNeeded: bytes.count - start)
        )
    }
}
