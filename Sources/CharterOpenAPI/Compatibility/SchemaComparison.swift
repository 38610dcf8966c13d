import GraphQLJSON

/// Compares the schemas of one value. What is taken may become more, what is answered may become less; the other way
/// round it breaks programs.
struct SchemaComparison {
    enum Direction {
        /// The server takes it.
        case request
        /// The server answers it.
        case response
    }

    private let old: DescribedDocument
    private let new: DescribedDocument
    private let direction: Direction
    private(set) var changes: [OpenAPIChange] = []
    /// Pairs of components that are compared already: schemas may contain themselves.
    private var seen: Set<[String]> = []

    init(old: DescribedDocument, new: DescribedDocument, direction: Direction) {
        self.old = old
        self.new = new
        self.direction = direction
    }

    /// Recursion ends where components repeat.
    mutating func compare(_ before: JSONValue, _ after: JSONValue, _ place: String) {
        if let name = before["$ref"]?.stringValue, let other = after["$ref"]?.stringValue {
            guard seen.insert([name, other]).inserted else { return }
        }
        let wasNullable = isNullable(before, in: old)
        let isNullable = isNullable(after, in: new)
        if wasNullable != isNullable {
            report(isWider: isNullable, place, isNullable ? "may be null now" : "is never null any more")
        }
        let (before, after) = (plain(before, in: old), plain(after, in: new))
        let (choices, others) = (variants(before, in: old), variants(after, in: new))
        if !choices.isEmpty || !others.isEmpty { return compareVariants(choices, others, place) }
        compareTypes(before, after, place)
        compareEnums(before, after, place)
        compareBounds(before, after, place)
        compareProperties(before, after, place)
        if let items = before["items"], let others = after["items"] { compare(items, others, place + "[]") }
        if before["default"] != after["default"] {
            let text = after["default"]?.serializedText ?? "nothing"
            changes.append(OpenAPIChange(severity: .dangerous, place: place, description: "defaults to \(text) now"))
        }
    }

    /// - Parameter isWider: whether more values are allowed than before.
    private mutating func report(isWider: Bool, _ place: String, _ what: String, mild: Bool = false) {
        let harms = isWider ? direction == .response : direction == .request
        let severity: OpenAPIChange.Severity = harms ? (mild ? .dangerous : .breaking) : .safe
        changes.append(OpenAPIChange(severity: severity, place: place, description: what))
    }

    // MARK: Null and choices

    private func isNullable(_ schema: JSONValue, in document: DescribedDocument) -> Bool {
        let schema = document.resolved(schema) ?? schema
        return schema["type"]?.texts.contains("null") == true || options(schema).contains { $0["type"] == "null" }
    }

    private func options(_ schema: JSONValue) -> [JSONValue] {
        schema["anyOf"]?.items ?? schema["oneOf"]?.items ?? []
    }

    /// The schema without null around it.
    private func plain(_ schema: JSONValue, in document: DescribedDocument) -> JSONValue {
        let schema = document.resolved(schema) ?? schema
        let rest = options(schema).filter { $0["type"] != "null" }
        guard rest.count == 1, let only = rest.first else { return schema }
        return document.resolved(only) ?? only
    }

    /// The objects that a value is one of, by the names of their types.
    private func variants(_ schema: JSONValue, in document: DescribedDocument) -> [(String, JSONValue)] {
        options(schema).filter { $0["type"] != "null" }.map { option in
            let name = option["$ref"]?.stringValue?.split(separator: "/").last.map(String.init) ?? ""
            let type = document.resolved(option)?["properties"]?["__typename"]?["const"]?.stringValue
            return (type ?? name, option)
        }
    }

    private mutating func compareVariants(
        _ before: [(String, JSONValue)], _ after: [(String, JSONValue)], _ place: String
    ) {
        for (name, schema) in before {
            guard let other = after.first(where: { $0.0 == name })?.1 else {
                report(isWider: false, place, "is no \(name) any more")
                continue
            }
            compare(schema, other, "\(place) (\(name))")
        }
        for (name, _) in after where !before.contains(where: { $0.0 == name }) {
            report(isWider: true, place, "may be \(name) too", mild: true)
        }
    }

    // MARK: Types and values

    private mutating func compareTypes(_ before: JSONValue, _ after: JSONValue, _ place: String) {
        func types(_ schema: JSONValue) -> Set<String> {
            Set(schema["type"]?.texts ?? []).subtracting(["null"])
        }
        let (known, now) = (types(before), types(after))
        guard known != now else { return }
        if known == ["integer"], now == ["number"] {
            report(isWider: true, place, "may be any number now")
        } else if known == ["number"], now == ["integer"] {
            report(isWider: false, place, "is a whole number now")
        } else {
            let name = { (types: Set<String>) in types.isEmpty ? "anything" : types.sorted().joined(separator: " or ") }
            changes.append(
                OpenAPIChange(
                    severity: .breaking, place: place, description: "is \(name(now)) in place of \(name(known))"))
        }
    }

    private mutating func compareEnums(_ before: JSONValue, _ after: JSONValue, _ place: String) {
        guard let known = before["enum"]?.texts, let now = after["enum"]?.texts else {
            if before["enum"] != nil { report(isWider: true, place, "may be any text now") }
            if after["enum"] != nil { report(isWider: false, place, "is one of few texts now") }
            return
        }
        for value in known where !now.contains(value) { report(isWider: false, place, "is never \(value) any more") }
        for value in now where !known.contains(value) {
            report(isWider: true, place, "may be \(value) too", mild: true)
        }
    }

    private mutating func compareBounds(_ before: JSONValue, _ after: JSONValue, _ place: String) {
        for (keyword, isLower) in [
            ("minimum", true), ("maximum", false), ("minLength", true), ("maxLength", false), ("minItems", true),
            ("maxItems", false),
        ] where before[keyword] != after[keyword] {
            let (known, now) = (number(before[keyword]), number(after[keyword]))
            let isWider: Bool
            switch (known, now) {
            case (let known?, let now?): isWider = isLower ? now < known : now > known
            case (nil, _): isWider = false
            case (_, nil): isWider = true
            }
            let text = after[keyword]?.serializedText
            report(isWider: isWider, place, text.map { "has the \(keyword) \($0) now" } ?? "has no \(keyword) any more")
        }
        for keyword in ["pattern", "format"] where before[keyword] != after[keyword] {
            let text = after[keyword]?.stringValue
            report(
                isWider: text == nil, place, text.map { "has the \(keyword) \($0) now" } ?? "has no \(keyword) any more"
            )
        }
    }

    private func number(_ value: JSONValue?) -> Double? {
        switch value {
        case .int(let value): Double(value)
        case .double(let value): value
        default: nil
        }
    }

    // MARK: Properties

    private mutating func compareProperties(_ before: JSONValue, _ after: JSONValue, _ place: String) {
        let (known, now) = (before["properties"]?.object ?? [:], after["properties"]?.object ?? [:])
        let required = Set(before["required"]?.texts ?? [])
        let requiredNow = Set(after["required"]?.texts ?? [])
        for member in known.members {
            let inner = "\(place).\(member.key)"
            guard let other = now[member.key] else {
                // Neither is an unknown member taken, nor does a program like to miss one.
                changes.append(OpenAPIChange(severity: .breaking, place: inner, description: "is gone"))
                continue
            }
            if required.contains(member.key) != requiredNow.contains(member.key) {
                let isWider = required.contains(member.key)
                report(isWider: isWider, inner, isWider ? "may be left out now" : "is always there now")
            }
            compare(member.value, other, inner)
        }
        for member in now.members where !known.contains(member.key) {
            let isRequired = direction == .request && requiredNow.contains(member.key)
            changes.append(
                OpenAPIChange(
                    severity: isRequired ? .breaking : .safe, place: "\(place).\(member.key)",
                    description: isRequired ? "is new and required" : "is new"))
        }
    }
}
