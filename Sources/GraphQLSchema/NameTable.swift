import GraphQLLanguage

/// Finds the position of a name in a fixed list of names, without making a string of what it looks for.
///
/// Few names are compared hash by hash; many are found by open addressing. A name that occurs twice is found at its
/// first position.
public struct NameTable: Sendable {
    private let bytes: [UInt8]
    private let starts: [UInt32]
    private let hashes: [UInt32]
    /// Positions + 1 by hash, 0 where free; empty for short lists.
    private let slots: [UInt32]

    private static let linearLimit = 8

    public init(_ names: some Sequence<String>) {
        var bytes: [UInt8] = []
        var starts: [UInt32] = [0]
        var hashes: [UInt32] = []
        for name in names {
            bytes.append(contentsOf: name.utf8)
            starts.append(UInt32(bytes.count))
            hashes.append(NameHash.of(name.utf8))
        }
        var slots: [UInt32] = []
        if hashes.count > Self.linearLimit {
            var capacity = 16
            while capacity < hashes.count * 2 { capacity *= 2 }
            slots = [UInt32](repeating: 0, count: capacity)
            for (position, hash) in hashes.enumerated() {
                var slot = Int(hash) & (capacity - 1)
                while slots[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
                slots[slot] = UInt32(position + 1)
            }
        }
        self.bytes = bytes
        self.starts = starts
        self.hashes = hashes
        self.slots = slots
    }

    public var count: Int { hashes.count }

    /// The position of a name of `document`, or nil.
    public func index(of name: Name, in document: Document) -> Int? {
        document.source.bytes.withUnsafeBufferPointer { text in
            let start = Int(name.start)
            let end = start + Int(name.length)
            guard end <= text.count else { return nil }
            return index(of: UnsafeBufferPointer(rebasing: text[start..<end]), hash: name.hash)
        }
    }

    /// The position of a name, or nil.
    public func index(of name: String) -> Int? {
        var name = name
        return name.withUTF8 { index(of: $0, hash: NameHash.of($0)) }
    }

    private func index(of name: UnsafeBufferPointer<UInt8>, hash: UInt32) -> Int? {
        if slots.isEmpty {
            for position in hashes.indices where hashes[position] == hash && isEqual(name, position) { return position }
            return nil
        }
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] != 0 {
            let position = Int(slots[slot]) - 1
            if hashes[position] == hash, isEqual(name, position) { return position }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    private func isEqual(_ name: UnsafeBufferPointer<UInt8>, _ position: Int) -> Bool {
        let start = Int(starts[position])
        guard name.count == Int(starts[position + 1]) - start else { return false }
        for offset in 0..<name.count where bytes[start + offset] != name[offset] { return false }
        return true
    }
}
