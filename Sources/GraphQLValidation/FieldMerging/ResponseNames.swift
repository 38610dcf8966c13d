import GraphQLLanguage

/// The response names of all fields of a document, numbered.
struct ResponseNames {
    /// By field: the number of its response name.
    private(set) var numbers: [Int] = []
    private(set) var count = 0
    /// Whether all fields with one response name look the same. No two fields can conflict then, wherever they stand.
    private(set) var areConsistent = true

    init(_ context: ValidationContext, _ comparison: FieldComparison) {
        let document = context.document
        var interner = NameInterner(document)
        var first: [Int] = []
        numbers.reserveCapacity(document.fields.count)
        for (index, field) in document.fields.enumerated() {
            let number = interner.intern(field.responseName)
            numbers.append(number)
            if number == first.count {
                first.append(index)
            } else if areConsistent, !comparison.lookTheSame(first[number], index) {
                areConsistent = false
            }
        }
        count = interner.count
    }
}
