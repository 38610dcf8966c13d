/// What two lists of named elements have in common and what not, each part in the order of its list.
struct NameDiff<Element> {
    private(set) var added: [Element] = []
    private(set) var removed: [Element] = []
    private(set) var persisted: [(old: Element, new: Element)] = []

    init(_ old: [Element], _ new: [Element], name: (Element) -> String) {
        // Of a name that a list has twice the last counts.
        let newByName = Dictionary(new.map { (name($0), $0) }) { $1 }
        let oldNames = Set(old.map(name))
        for element in old {
            if let counterpart = newByName[name(element)] {
                persisted.append((element, counterpart))
            } else {
                removed.append(element)
            }
        }
        added = new.filter { !oldNames.contains(name($0)) }
    }
}
