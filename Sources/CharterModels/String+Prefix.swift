extension String {
    /// The longest beginning of whole Unicode scalars that takes so many bytes of UTF-8 at most.
    func prefix(utf8Count limit: Int) -> Substring {
        guard utf8.count > limit else { return self[...] }
        guard limit > 0 else { return "" }
        var end = utf8.index(startIndex, offsetBy: limit)
        while end > startIndex, end.samePosition(in: unicodeScalars) == nil { end = utf8.index(before: end) }
        return self[..<end]
    }
}
