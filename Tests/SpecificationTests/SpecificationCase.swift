import Testing

/// One example of the specification, or one of our own, as a section file states it.
struct SpecificationCase: Sendable, CustomTestStringConvertible {
    /// Which of the examples of its section it stands for.
    enum Kind: Sendable, Hashable {
        case example(Int)
        case counterExample(Int)
        case tableRow(table: Int, row: Int)
        /// None of the text's: the number among our own of the section.
        case own(Int)
    }

    /// What the blocks of a case hold.
    enum Block: String, Sendable {
        case schema = "graphql schema"
        case document = "graphql document"
        case variables = "json variables"
        case operation = "text operation"
        /// What the fields of the root resolve to.
        case root = "json root"
        case coordinate = "text coordinate"
        /// Expected: one error a line, its places before its message.
        case errors
        /// Expected: how the document, or else the schema, is printed.
        case printed = "graphql printed"
        /// Expected: the response, members in this order.
        case response = "json response"
        /// Expected: the responses of a subscription.
        case responses = "json responses"
    }

    let section: String
    let kind: Kind
    let title: String
    /// The case's own blocks, over those of its section and of its file.
    let blocks: [Block: String]
    /// Why the example cannot be executed.
    let reason: String?
    /// Where the engine, the text and the reference implementation are not of one mind.
    let note: String?

    subscript(_ block: Block) -> String? { blocks[block] }

    var testDescription: String {
        switch kind {
        case .example(let number): "\(section): example \(number), \(title)"
        case .counterExample(let number): "\(section): counter-example \(number), \(title)"
        case .tableRow(let table, let row): "\(section): table \(table) row \(row), \(title)"
        case .own(let number): "\(section): own \(number), \(title)"
        }
    }
}
