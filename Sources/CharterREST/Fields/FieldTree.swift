/// What the parameter `fields` names: `id,author.name` is a tree of names.
struct FieldTree: Sendable, Hashable {
    struct Branch: Sendable, Hashable {
        let name: String
        /// Empty where all that the route answers of it is wanted.
        var below: FieldTree
        /// Whether the name itself is on the list, beside names below it.
        var isWhole: Bool
    }

    private(set) var branches: [Branch] = []

    private static let maxDepth = 16

    private init() {}

    /// Throws for an empty name, and for more names or deeper ones than anybody needs.
    init(_ text: String, maxCount: Int) throws(BindingMistake) {
        let names = text.split(separator: ",", maxSplits: maxCount, omittingEmptySubsequences: false)
        guard names.count <= maxCount else {
            throw BindingMistake(
                message: "\"fields\" names more than \(maxCount) fields.", argument: "fields", place: .query)
        }
        for name in names {
            let path = name.split(separator: ".", maxSplits: Self.maxDepth, omittingEmptySubsequences: false)
            guard path.count <= Self.maxDepth, path.allSatisfy({ !$0.isEmpty }) else {
                throw BindingMistake(
                    message: "\"fields\" must be names with commas between them, such as id,author.name.",
                    argument: "fields", place: .query)
            }
            insert(path[...])
        }
    }

    private mutating func insert(_ path: ArraySlice<Substring>) {
        guard let first = path.first else { return }
        let place: Int
        if let known = branches.firstIndex(where: { $0.name == first }) {
            place = known
        } else {
            place = branches.count
            branches.append(Branch(name: String(first), below: FieldTree(), isWhole: false))
        }
        if path.count == 1 {
            branches[place].isWhole = true
        } else {
            branches[place].below.insert(path.dropFirst())
        }
    }
}
