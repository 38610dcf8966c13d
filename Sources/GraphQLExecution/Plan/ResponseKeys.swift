import GraphQLLanguage

/// The response keys of a plan as bytes, ready to be copied: `{"key":` for the first field of an object and `,"key":`
/// for the others.
///
/// A name of the document is encoded once for each of the two, in however many places its field is planned.
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

    private(set) var bytes: [UInt8] = []
    private var known: [Place: Key] = [:]

    mutating func encode(_ name: Name, in document: Document, isFirst: Bool) -> Key {
        let place = Place(name: name.start, isFirst: isFirst)
        if let key = known[place] { return key }
        let start = bytes.count
        bytes.append(isFirst ? UInt8(ascii: "{") : UInt8(ascii: ","))
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: document.source.bytes[Int(name.start)..<Int(name.start + name.length)])
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
        let other = known[Place(name: name.start, isFirst: !isFirst)]
        let key = Key(
            text: other?.text ?? document.text(name), start: UInt32(truncatingIfNeeded: start),
            count: UInt32(truncatingIfNeeded: bytes.count - start))
        known[place] = key
        return key
    }
}
