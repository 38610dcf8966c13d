import GraphQLLanguage

/// The directives of incremental delivery.
enum IncrementalDirective: String {
    case `defer`, stream

    /// As messages begin with it.
    var title: String { self == .defer ? "Defer" : "Stream" }
}

extension ValidationContext {
    /// Which of the two a directive node is; nil when it is another, or when the schema does not define it.
    func incrementalDirective(_ index: Int) -> IncrementalDirective? {
        guard typed.directives[index].definition != nil else { return nil }
        let name = document.directives[index].name
        if document.isName(name, "defer") { return .defer }
        return document.isName(name, "stream") ? .stream : nil
    }
}
