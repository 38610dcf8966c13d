/// Options of the form `--name value`.
public struct Arguments {
    private var values: [String: String] = [:]
    /// What is no option.
    public private(set) var words: [String] = []

    public init(_ arguments: [String] = Array(CommandLine.arguments.dropFirst())) {
        var rest = arguments[...]
        while let word = rest.popFirst() {
            if word.hasPrefix("--") {
                values[String(word.dropFirst(2))] = rest.popFirst() ?? ""
            } else {
                words.append(word)
            }
        }
    }

    public func text(_ name: String) -> String? { values[name] }
    public func number(_ name: String, default value: Int) -> Int { values[name].flatMap(Int.init) ?? value }
    public func seconds(_ name: String, default value: Double) -> Duration {
        .seconds(values[name].flatMap(Double.init) ?? value)
    }
}
