/// Sorts by a relation that may go in circles: of types, one precedes the next as its interface, the next a third by its
/// name, and that one the first by its name. What comes out then depends on the steps taken, so these are the steps of
/// the reference implementation's platform, and clients read the same suggestions.
enum SuggestionOrder {
    /// Above it, the order within a circle is any.
    private static let maxCount = 63

    static func sorted<Element>(_ elements: [Element], by precedes: (Element, Element) -> Bool) -> [Element] {
        guard elements.count <= maxCount else { return elements.sorted(by: precedes) }
        var sorted = elements
        for position in sorted.indices.dropFirst(leadingRun(&sorted, precedes)) {
            let element = sorted[position]
            var (low, high) = (0, position)
            while low < high {
                let middle = (low + high) / 2
                if precedes(element, sorted[middle]) { high = middle } else { low = middle + 1 }
            }
            sorted.remove(at: position)
            sorted.insert(element, at: low)
        }
        return sorted
    }

    /// How many elements at the beginning are in order; a beginning in strictly reverse order is turned around.
    private static func leadingRun<Element>(
        _ elements: inout [Element], _ precedes: (Element, Element) -> Bool
    ) -> Int {
        guard elements.count > 1 else { return elements.count }
        let isDescending = precedes(elements[1], elements[0])
        var end = 2
        while end < elements.count, precedes(elements[end], elements[end - 1]) == isDescending { end += 1 }
        if isDescending { elements[..<end].reverse() }
        return end
    }
}
