import GraphQLLanguage

/// Collects the errors of one validation. Places are byte offsets until the end, when one pass over the source finds
/// the lines and columns of all of them.
struct ValidationReport {
    private struct Finding {
        let message: String
        var exceeded: (limit: OperationLimit, maximum: Int)?
        let offsets: [UInt32]
    }

    /// Places in all errors together: a bound for documents whose errors each name thousands.
    private static let maxOffsets = 200_000

    private let maxErrors: Int
    private var findings: [Finding] = []
    private var offsetCount = 0

    init(maxErrors: Int) { self.maxErrors = maxErrors }

    var isEmpty: Bool { findings.isEmpty }

    mutating func add(_ message: String, at offsets: [UInt32]) throws(ValidationStopped) {
        guard findings.count < maxErrors, offsetCount < Self.maxOffsets else {
            try stop("Too many validation errors, error limit reached. Validation aborted.", at: [])
        }
        offsetCount += offsets.count
        findings.append(Finding(message: message, offsets: offsets))
    }

    /// Adds a last error, of the bound that the document passes if that is what it is.
    mutating func stop(
        _ message: String, exceeded: (limit: OperationLimit, maximum: Int)? = nil, at offsets: [UInt32]
    ) throws(ValidationStopped) -> Never {
        findings.append(Finding(message: message, exceeded: exceeded, offsets: offsets))
        throw ValidationStopped()
    }

    func errors(in source: Source) -> [GraphQLError] {
        guard !findings.isEmpty else { return [] }
        let locations = SourceLocations(of: findings.flatMap(\.offsets), in: source)
        return findings.map { finding in
            let places = finding.offsets.map { locations[$0] }
            guard let exceeded = finding.exceeded else {
                return GraphQLError(finding.message, code: .validationFailed, locations: places)
            }
            return .exceeding(exceeded.limit, maximum: exceeded.maximum, finding.message, locations: places)
        }
    }
}
