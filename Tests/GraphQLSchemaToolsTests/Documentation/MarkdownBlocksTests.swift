import Testing

@testable import GraphQLSchemaTools

@Suite struct MarkdownBlocksTests {
    private func blocks(_ text: String) -> [MarkdownBlocks.Block] {
        var reader = MarkdownBlocks(text)
        var blocks: [MarkdownBlocks.Block] = []
        while let block = reader.next() { blocks.append(block) }
        return blocks
    }

    @Test(
        arguments: [
            ("", []), ("\n \n", []), ("a", [.paragraph("a")]), ("a\r\nb\rc", [.paragraph("a\nb\nc")]),
            ("a\n- b\nc\n\nd", [.paragraph("a"), .list(["b\nc"], isNumbered: false), .paragraph("d")]),
            ("1) a\n2. b\n- c", [.list(["a", "b"], isNumbered: true), .list(["c"], isNumbered: false)]),
            // Numbers within a text are no list; neither are signs without a space.
            ("in\n1984. a", [.paragraph("in\n1984. a")]), ("-a\n*b*\n1.5", [.paragraph("-a\n*b*\n1.5")]),
            ("## a ##\n####### b\n#c", [.heading("a ##"), .paragraph("####### b\n#c")]),
            ("```\nnever closed", [.code("never closed")]), ("```\n```", [.code("")]),
            ("a\n```\nb\n```", [.paragraph("a"), .code("b")]),
        ] as [(String, [MarkdownBlocks.Block])])
    func splits(text: String, expected: [MarkdownBlocks.Block]) {
        #expect(blocks(text) == expected)
    }
}
