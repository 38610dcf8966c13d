/// The part of a system prompt that quotes contexts, within a bounded size.
struct ContextPrompt: Sendable, Equatable {
    /// Empty when there is nothing to quote.
    let text: String
    /// What `text` quotes, in its order.
    let citations: [ModelCitation]

    private static let introduction =
        "Use the following contexts where they help, and name the id of each that you use in brackets.\n"
    /// A context of which less than this would be left is left out.
    private static let shortest = 40

    init(_ contexts: [RetrievedContext], options: RetrievalOptions) {
        var text = ""
        var citations: [ModelCitation] = []
        var room = options.maximumBytes - Self.introduction.utf8.count
        for context in contexts.prefix(options.maximumContexts) {
            let heading = "\n[\(context.citation.id)] \(context.citation.type)\n"
            let left = room - heading.utf8.count - 1
            let content = context.content.prefix(utf8Count: left)
            guard left > 0, content.utf8.count >= min(Self.shortest, context.content.utf8.count) else { continue }
            text += heading + content + "\n"
            room = left - content.utf8.count
            citations.append(context.citation)
        }
        self.text = citations.isEmpty ? "" : Self.introduction + text
        self.citations = citations
    }
}
