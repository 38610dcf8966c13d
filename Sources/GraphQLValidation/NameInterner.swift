import GraphQLLanguage

/// Numbers the different names of a document from 0 in the order in which they first come, without making strings.
///
/// Few names are compared one by one, many are found by open addressing on the hash that they carry. That hash is
/// public, so a document can make its names collide; when they do, the table changes to a hash with a secret seed.
struct NameInterner {
    private static let linearLimit = 8
    private static let suspiciousProbes = 48

    private let document: Document
    /// The first occurrence of each name, by number.
    private(set) var names: [Name] = []
    /// Numbers + 1 by hash, 0 where free; empty while there are few names.
    private var slots: [UInt32] = []
    private var isSeeded = false

    init(_ document: Document) { self.document = document }

    var count: Int { names.count }

    /// The number of a name, new or known.
    mutating func intern(_ name: Name) -> Int {
        if let number = find(name) { return number }
        names.append(name)
        if slots.isEmpty {
            if names.count > Self.linearLimit { rebuild(capacity: 64) }
        } else if names.count * 2 > slots.count {
            rebuild(capacity: slots.count * 4)
        } else if insert(names.count - 1) > Self.suspiciousProbes, !isSeeded {
            isSeeded = true
            rebuild(capacity: slots.count)
        }
        return names.count - 1
    }

    /// The number of a name that was interned before.
    func find(_ name: Name) -> Int? {
        if slots.isEmpty { return names.firstIndex { document.areEqual($0, name) } }
        var slot = home(name)
        while slots[slot] != 0 {
            let number = Int(slots[slot]) - 1
            if document.areEqual(names[number], name) { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    mutating func removeAll() {
        names.removeAll(keepingCapacity: true)
        slots.removeAll(keepingCapacity: true)
    }

    private mutating func rebuild(capacity: Int) {
        slots.removeAll(keepingCapacity: true)
        slots.append(contentsOf: repeatElement(0, count: capacity))
        for number in names.indices { _ = insert(number) }
    }

    /// Puts a number into its slot and returns how many others were in the way.
    private mutating func insert(_ number: Int) -> Int {
        var slot = home(names[number])
        var probes = 0
        while slots[slot] != 0 {
            slot = (slot + 1) & (slots.count - 1)
            probes += 1
        }
        slots[slot] = UInt32(truncatingIfNeeded: number + 1)
        return probes
    }

    private func home(_ name: Name) -> Int {
        guard isSeeded else { return Int(name.hash ^ (name.hash >> 15)) & (slots.count - 1) }
        var hasher = Hasher()
        document.source.bytes.withUnsafeBytes { bytes in
            let start = Int(name.start)
            hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: bytes[start..<start + Int(name.length)]))
        }
        return hasher.finalize() & (slots.count - 1)
    }
}
