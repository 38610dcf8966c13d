import GraphQLLanguage

/// Collects the errors of one validation. Places are byte offsets until the end, when one pass over the source finds
/// the lines and columns of all of them.
struct ValidationReport {
    private struct Finding {
        let message: String
        let code: ErrorCode
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
            try stop(
                "Too many validation errors, error limit reached. Validation aborted.", code: .validationFailed, at: [])
        }
        offsetCount += offsets.count
        findings.append(Finding(message: message, code: .validationFailed, offsets: offsets))
    }

    /// Adds a last error.
    mutating func stop(_ message: String, code: ErrorCode, at offsets: [UInt32]) throws(ValidationStopped) -> Never {
        findings.append(Finding(message: message, code: code, offsets: offsets))
        throw ValidationStopped()
    }

    func errors(in source: Source) -> [GraphQLError] {
        guard !findings.isEmpty else { return [] }
        let locations = SourceLocations(of: findings.flatMap(\.offsets), in: source)
        return findings.map { finding in
            GraphQLError(finding.message, code: finding.code, locations: finding.offsets.map { locations[$0] })
        }
    }
}
