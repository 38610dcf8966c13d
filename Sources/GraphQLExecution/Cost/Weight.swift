import GraphQLJSON
import GraphQLSchema

/// Amounts of cost. Numbers as the directive writes them, with fractions; they never grow beyond `ceiling`, so no sum or
/// product of them overflows or stops being a number.
enum Weight {
    static let ceiling = 1e12

    static func sum(_ left: Double, _ right: Double) -> Double { min(left + right, ceiling) }

    static func product(_ left: Double, _ right: Double) -> Double { min(left * right, ceiling) }

    /// What `@cost(weight:)` says, nil where it is missing or says no number.
    static func applied(_ directives: [AppliedDirective]) -> Double? {
        guard let directive = directives.first(where: { $0.name == "cost" }) else { return nil }
        let number: Double? =
            switch directive.arguments["weight"] {
            case .string(let text): Double(text)
            // Some servers define the weight as a number.
            case .int(let number): Double(number)
            case .double(let number): number
            default: nil
            }
        guard let number, number.isFinite else { return nil }
        return min(max(number, -ceiling), ceiling)
    }
}
