/// Writes metrics in the Prometheus text exposition format, version 0.0.4.
///
/// Families appear in the order in which they are written, each with its help and type.
public struct PrometheusText: Sendable {
    public private(set) var text = ""

    /// The content type of the format.
    public static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    public init() {}

    public enum Kind: String, Sendable {
        case counter, gauge
    }

    /// One family of samples, each with its labels.
    public mutating func family(
        _ name: String, _ kind: Kind, _ help: String, _ samples: [(labels: [(String, String)], value: Double)]
    ) {
        header(name, kind.rawValue, help)
        for sample in samples { self.sample(name, sample.labels, sample.value) }
    }

    public mutating func counter(_ name: String, _ help: String, _ value: Int) {
        family(name, .counter, help, [([], Double(value))])
    }

    public mutating func gauge(_ name: String, _ help: String, _ value: Double) {
        family(name, .gauge, help, [([], value)])
    }

    public mutating func histogram(_ name: String, _ help: String, _ snapshot: LatencyHistogram.Snapshot) {
        header(name, "histogram", help)
        for (bound, count) in snapshot.cumulative {
            sample(name + "_bucket", [("le", Self.number(bound))], Double(count))
        }
        sample(name + "_bucket", [("le", "+Inf")], Double(snapshot.count))
        sample(name + "_sum", [], snapshot.sum)
        sample(name + "_count", [], Double(snapshot.count))
    }

    private mutating func header(_ name: String, _ kind: String, _ help: String) {
        text += "# HELP \(name) \(Self.escape(help, quotes: false))\n# TYPE \(name) \(kind)\n"
    }

    private mutating func sample(_ name: String, _ labels: [(String, String)], _ value: Double) {
        text += name
        if !labels.isEmpty {
            text += "{" + labels.map { "\($0)=\"\(Self.escape($1, quotes: true))\"" }.joined(separator: ",") + "}"
        }
        text += " \(Self.number(value))\n"
    }

    private static func number(_ value: Double) -> String {
        if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
        return value.description
    }

    private static func escape(_ text: String, quotes: Bool) -> String {
        var result = ""
        for character in text {
            switch character {
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\"" where quotes: result += "\\\""
            default: result.append(character)
            }
        }
        return result
    }
}
