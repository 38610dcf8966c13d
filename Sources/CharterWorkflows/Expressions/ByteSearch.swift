/// Finds the occurrences of a text in others by their bytes, in time of both lengths together whatever they are
/// (Knuth, Morris and Pratt).
struct ByteSearch {
    private let part: [UInt8]
    /// For each length of a beginning of `part`, the length of the longest shorter beginning that it ends with.
    private let borders: [Int]

    /// - Parameter part: Not empty.
    init(_ part: String) {
        let part = Array(part.utf8)
        var borders = Array(repeating: 0, count: part.count + 1)
        var length = 0
        for position in part.indices.dropFirst() {
            while length > 0, part[position] != part[length] { length = borders[length] }
            if part[position] == part[length] { length += 1 }
            borders[position + 1] = length
        }
        self.part = part
        self.borders = borders
    }

    /// Where the part ends, at most so many times; occurrences do not overlap.
    func ends(in bytes: [UInt8], atMost limit: Int) -> [Int] {
        guard !part.isEmpty else { return [] }
        var ends: [Int] = []
        var length = 0
        for (position, byte) in bytes.enumerated() where ends.count < limit {
            while length > 0, byte != part[length] { length = borders[length] }
            if byte == part[length] { length += 1 }
            if length == part.count {
                ends.append(position + 1)
                length = 0
            }
        }
        return ends
    }
}

extension String {
    /// The pieces between the occurrences of a text that is not empty.
    func split(separatedByBytes separator: String, atMost splits: Int = .max) -> [String] {
        let bytes = Array(utf8)
        var pieces: [String] = []
        var start = 0
        for end in ByteSearch(separator).ends(in: bytes, atMost: splits) {
            pieces.append(String(decoding: bytes[start..<end - separator.utf8.count], as: UTF8.self))
            start = end
        }
        pieces.append(String(decoding: bytes[start...], as: UTF8.self))
        return pieces
    }
}
