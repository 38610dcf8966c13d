import GraphQLLanguage

/// An error as it was met: where, and at which step.
struct FieldError: Sendable {
    var error: GraphQLError
    let path: RawPath
    let step: Int32
}

/// Turns the errors of a run, met in whatever order, into those of its response (spec sections 6.4.4 and 7.1.2).
///
/// They stand in the order of the fields in the response. Where an error made an ancestor null, the errors behind it
/// below that ancestor are left out: an executor that stops at the first of them never meets the others.
struct FieldErrors {
    let plan: OperationPlan

    /// Fields of the document that one error points to, where more were merged into its step.
    private static let maxLocations = 100

    func response(of recorded: [FieldError]) -> [GraphQLError] {
        let ordered = recorded.enumerated().sorted { left, right in
            Self.order(left.element.path, right.element.path) ?? (left.offset < right.offset)
        }
        let shown = withoutNulled(ordered.map(\.element))
        let locations = locations(of: shown)
        return shown.map { recorded in
            var error = recorded.error
            error.path = recorded.path.map(element)
            if error.locations.isEmpty { error.locations = offsets(of: recorded.step).compactMap { locations[$0] } }
            return error
        }
    }

    /// Whether one place comes before another, nil when they are the same.
    private static func order(_ left: RawPath, _ right: RawPath) -> Bool? {
        for (one, other) in zip(left, right) where one != other {
            // Steps of one selection are numbered in its order, and a path holds their complements.
            return one < 0 && other < 0 ? one > other : one < other
        }
        return left.count == right.count ? nil : left.count < right.count
    }

    private func withoutNulled(_ errors: [FieldError]) -> [FieldError] {
        var shown: [FieldError] = []
        var nulled: ArraySlice<Int32>?
        for error in errors {
            if let nulled, error.path.starts(with: nulled) { continue }
            shown.append(error)
            let depth = plan.nullDepth(of: error.path)
            nulled = depth < error.path.count ? error.path[..<depth] : nil
        }
        return shown
    }

    private func element(_ element: Int32) -> GraphQLError.PathElement {
        element < 0 ? .key(plan.details[Int(~element)].responseName) : .index(Int(element))
    }

    // MARK: Locations

    private func offsets(of step: Int32) -> [Int] {
        plan.details[Int(step)].nodes.prefix(Self.maxLocations).map { Int(plan.document.fields[$0].range.start) }
    }

    /// The lines and columns of all fields that the errors point to, found in one walk over the source.
    private func locations(of errors: [FieldError]) -> [Int: SourceLocation] {
        var wanted: Set<Int> = []
        for step in Set(errors.map(\.step)) { wanted.formUnion(offsets(of: step)) }
        return plan.document.source.locations(at: wanted)
    }
}

extension OperationPlan {
    /// The length of the longest beginning of a path whose value may be null.
    func nullDepth(of path: RawPath) -> Int {
        var depth = 0
        var type = details[0].definition.type
        for (position, element) in path.enumerated() {
            type = element < 0 ? details[Int(~element)].definition.type : type.itemType
            if !type.isNonNull { depth = position + 1 }
        }
        return depth
    }
}

extension Source {
    /// The lines and columns of byte offsets, found in one walk; see `location(at:)`.
    func locations(at offsets: Set<Int>) -> [Int: SourceLocation] {
        var found: [Int: SourceLocation] = [:]
        var (line, column, position) = (1, 1, 0)
        for offset in offsets.sorted() {
            while position < min(offset, bytes.count) {
                let byte = bytes[position]
                position += 1
                let endsInNext = byte == 0x0D && position < bytes.count && bytes[position] == 0x0A
                if (byte == 0x0A || byte == 0x0D) && !endsInNext {
                    (line, column) = (line + 1, 1)
                } else if byte & 0xC0 != 0x80 {
                    column += 1
                }
            }
            found[offset] = SourceLocation(line: line, column: column)
        }
        return found
    }
}
