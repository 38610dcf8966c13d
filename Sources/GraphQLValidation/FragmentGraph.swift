import GraphQLLanguage

/// Which fragment spreads which (spec section 5.5.2), with fragments numbered by name.
struct FragmentGraph {
    /// By fragment definition: the number of its name.
    private(set) var names: [Int] = []
    /// By fragment spread: the number of the name that it spreads.
    private(set) var spreadNames: [Int] = []
    /// By number of a name: the definition that counts for it, nil when there is none.
    private var definitions: [Int?] = []
    private let document: Document
    private let operationSpreads: [NodeRange]
    private let fragmentSpreads: [NodeRange]

    init(_ document: Document, _ typed: TypedDocument) {
        self.document = document
        operationSpreads = typed.operationSpreads
        fragmentSpreads = typed.fragmentSpreads
        guard !document.fragments.isEmpty || !document.fragmentSpreads.isEmpty else { return }
        var interner = NameInterner(document)
        names = document.fragments.map { interner.intern($0.name) }
        spreadNames = document.fragmentSpreads.map { interner.intern($0.name) }
        definitions = Array(repeating: nil, count: interner.count)
        // Of several fragments with a name, which is an error anyway, the last one counts.
        for (fragment, name) in names.enumerated() { definitions[name] = fragment }
    }

    /// How many different fragment names the document has, defined or not.
    var nameCount: Int { definitions.count }

    /// The fragment of a name, or nil.
    func definition(ofName name: Int) -> Int? { definitions[name] }

    /// The fragment that a spread names, or nil.
    func definition(ofSpread spread: Int) -> Int? { definitions[spreadNames[spread]] }

    /// Indices of the spreads anywhere inside a fragment.
    func spreads(inFragment fragment: Int) -> NodeRange { fragmentSpreads[fragment] }

    /// The fragments that an operation spreads, directly or through others, each once.
    func reachable(fromOperation operation: Int) -> [Int] {
        guard !operationSpreads[operation].isEmpty else { return [] }
        return reachable(from: [operationSpreads[operation]]).fragments
    }

    /// By number of a name: whether some operation spreads it, directly or through others.
    func namesReachableFromOperations() -> [Bool] { reachable(from: operationSpreads).names }

    private func reachable(from roots: [NodeRange]) -> (fragments: [Int], names: [Bool]) {
        var isReached = [Bool](repeating: false, count: definitions.count)
        var reached: [Int] = []
        func visit(_ spreads: NodeRange) {
            for spread in spreads {
                let name = spreadNames[spread]
                guard !isReached[name] else { continue }
                isReached[name] = true
                if let fragment = definitions[name] { reached.append(fragment) }
            }
        }
        for root in roots { visit(root) }
        var next = 0
        while next < reached.count {
            visit(fragmentSpreads[reached[next]])
            next += 1
        }
        return (reached, isReached)
    }
}
