import GraphQLJSON

/// Walks two descriptions side by side.
struct DocumentComparison {
    let old: DescribedDocument
    let new: DescribedDocument
    private(set) var changes: [OpenAPIChange] = []

    private static let methods = ["get", "post", "put", "patch", "delete"]

    init(old: DescribedDocument, new: DescribedDocument) {
        self.old = old
        self.new = new
    }

    mutating func compare() {
        let paths = old.paths.members.map(\.key) + new.paths.members.map(\.key).filter { !old.paths.contains($0) }
        for path in paths {
            for method in Self.methods {
                let place = "\(method.uppercased()) \(path)"
                switch (old.paths[path]?[method], new.paths[path]?[method]) {
                case (let before?, let after?): compare(before, after, place)
                case (_?, nil): report(.breaking, place, "is gone")
                case (nil, _?): report(.safe, place, "is new")
                case (nil, nil): break
                }
            }
        }
    }

    private mutating func report(_ severity: OpenAPIChange.Severity, _ place: String, _ what: String) {
        changes.append(OpenAPIChange(severity: severity, place: place, description: what))
    }

    private mutating func compare(_ before: JSONValue, _ after: JSONValue, _ place: String) {
        if before["operationId"] != after["operationId"] {
            let names = [before, after].map { "\"\($0["operationId"]?.stringValue ?? "")\"" }
            report(.dangerous, place, "is called \(names[1]) in place of \(names[0])")
        }
        if before["deprecated"] != true, after["deprecated"] == true { report(.safe, place, "is deprecated") }
        compareParameters(before, after, place)
        compareBodies(before, after, place)
        compareResponses(before, after, place)
    }

    // MARK: Parameters

    private mutating func compareParameters(_ before: JSONValue, _ after: JSONValue, _ place: String) {
        let known = parameters(of: before, in: old)
        let now = parameters(of: after, in: new)
        for (key, parameter) in known {
            let place = "\(place), \(key)"
            guard let other = now.first(where: { $0.key == key })?.value else {
                report(.breaking, place, "is gone")
                continue
            }
            let isRequired = [parameter, other].map { $0["required"] == true }
            if !isRequired[0], isRequired[1] { report(.breaking, place, "is required now") }
            if isRequired[0], !isRequired[1] { report(.safe, place, "is not required any more") }
            compareSchemas(parameter["schema"], other["schema"], .request, place)
        }
        for (key, parameter) in now where !known.contains(where: { $0.key == key }) {
            let isRequired = parameter["required"] == true
            report(isRequired ? .breaking : .safe, "\(place), \(key)", isRequired ? "is new and required" : "is new")
        }
    }

    private func parameters(
        of operation: JSONValue, in document: DescribedDocument
    ) -> [(key: String, value: JSONValue)] {
        let list = (operation["parameters"]?.items ?? []).compactMap(document.resolved)
        var number = 0
        return list.map { parameter in
            // What a variable of the path is called does not matter, but where it is.
            guard parameter["in"]?.stringValue != "path" else {
                number += 1
                return ("path variable \(number)", parameter)
            }
            let name = parameter["name"]?.stringValue ?? ""
            return ("\(parameter["in"]?.stringValue ?? "") parameter \"\(name)\"", parameter)
        }
    }

    // MARK: Bodies

    private mutating func compareBodies(_ before: JSONValue, _ after: JSONValue, _ place: String) {
        let place = place + ", body"
        switch (old.resolved(before["requestBody"]), new.resolved(after["requestBody"])) {
        case (let before?, let after?):
            if before["required"] != true, after["required"] == true { report(.breaking, place, "is required now") }
            if before["required"] == true, after["required"] != true {
                report(.safe, place, "is not required any more")
            }
            compareContents(before["content"], after["content"], .request, place)
        case (_?, nil): report(.breaking, place, "is gone")
        case (nil, let after?):
            let isRequired = after["required"] == true
            report(isRequired ? .breaking : .safe, place, isRequired ? "is new and required" : "is new")
        case (nil, nil): break
        }
    }

    private mutating func compareContents(
        _ before: JSONValue?, _ after: JSONValue?, _ direction: SchemaComparison.Direction, _ place: String
    ) {
        let (known, now) = (before?.object ?? [:], after?.object ?? [:])
        for member in known.members {
            guard let other = now[member.key] else {
                report(.breaking, place, "is no \(member.key) any more")
                continue
            }
            // The forms of one body have one schema.
            guard member.key == known.members.first?.key else { continue }
            compareSchemas(member.value["schema"], other["schema"], direction, place)
        }
        for member in now.members where !known.contains(member.key) {
            report(.safe, place, "may be \(member.key) too")
        }
    }

    // MARK: Responses

    private mutating func compareResponses(_ before: JSONValue, _ after: JSONValue, _ place: String) {
        let known = before["responses"]?.object ?? [:]
        let now = after["responses"]?.object ?? [:]
        for member in known.members {
            let isSuccess = member.key.hasPrefix("2")
            guard let other = new.resolved(now[member.key]) else {
                report(isSuccess ? .breaking : .safe, place, "does not answer \(member.key) any more")
                continue
            }
            guard isSuccess else { continue }
            compareContents(
                old.resolved(member.value)?["content"], other["content"], .response, "\(place), answer \(member.key)")
        }
        for member in now.members where !known.contains(member.key) {
            let severity: OpenAPIChange.Severity = member.key.hasPrefix("2") ? .breaking : .dangerous
            report(severity, place, "may answer \(member.key)")
        }
    }

    private mutating func compareSchemas(
        _ before: JSONValue?, _ after: JSONValue?, _ direction: SchemaComparison.Direction, _ place: String
    ) {
        var comparison = SchemaComparison(old: old, new: new, direction: direction)
        comparison.compare(before ?? [:], after ?? [:], place)
        changes += comparison.changes
    }
}
