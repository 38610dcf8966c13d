/// The types that may stand in for an abstract type.
///
/// One bit per type of the schema where enough of them are set to make that worth its memory, else a sorted list, so
/// that all sets of a schema together stay in proportion to what its types declare.
struct SubtypeSet: Sendable {
    private let bits: [UInt64]
    private let sorted: [Int32]

    private init(_ members: [Int32], typeCount: Int) {
        if members.isEmpty || members.count * 64 < typeCount {
            bits = []
            sorted = members.sorted()
            return
        }
        var bits = [UInt64](repeating: 0, count: (typeCount + 63) / 64)
        for member in members { bits[Int(member) / 64] |= 1 << UInt64(member % 64) }
        self.bits = bits
        sorted = []
    }

    /// By `TypeID`: the possible types of an abstract type, and the interfaces that implement it.
    static func sets(of types: [NamedType]) -> [SubtypeSet] {
        var members = [[Int32]](repeating: [], count: types.count)
        for type in types {
            if type.isAbstract {
                for id in type.possibleTypes { members[type.id.index].append(Int32(truncatingIfNeeded: id.index)) }
            }
            guard type.kind == .interface else { continue }
            for id in type.interfaces { members[id.index].append(Int32(truncatingIfNeeded: type.id.index)) }
        }
        return types.map { type in
            SubtypeSet(type.isAbstract ? members[type.id.index] : [], typeCount: types.count)
        }
    }

    func contains(_ id: TypeID) -> Bool {
        if !bits.isEmpty { return bits[id.index / 64] & (1 << UInt64(id.index % 64)) != 0 }
        var (low, high) = (0, sorted.count)
        while low < high {
            let middle = (low + high) / 2
            if Int(sorted[middle]) < id.index { low = middle + 1 } else { high = middle }
        }
        return low < sorted.count && Int(sorted[low]) == id.index
    }
}
