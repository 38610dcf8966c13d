import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

/// An answer in parts as a client sees it: the payloads, put together while the rules of the format are checked.
struct IncrementalAnswer {
    private(set) var payloads: [JSONValue] = []
    /// What the client has when all is there.
    private(set) var data: JSONValue = .null
    /// Every error of every payload.
    private(set) var errors: [JSONValue] = []
    private var pending: [String: [JSONValue]] = [:]
    private var hasNext = true

    struct Violation: Error {
        let text: String
    }

    init(
        _ schema: some ExecutableSchema, _ query: String, variables: JSONObject = [:],
        delivery: IncrementalDelivery = .current, options: PipelineOptions = PipelineOptions()
    ) async throws {
        var request = GraphQLRequest(query, variables: variables)
        request.incrementalDelivery = delivery
        let result = await RequestPipeline(schema, options: options).execute(
            request, context: RequestContext(requestID: "test"), allowing: [.query, .mutation])
        switch result {
        case .response(let response):
            payloads = [try response.json]
            data = payloads[0]["data"] ?? .null
            errors = payloads[0]["errors"]?.items ?? []
            hasNext = false
        case .incremental(let stream):
            for await response in stream {
                let payload = try response.json
                try payloads.isEmpty ? begin(payload) : apply(payload)
                payloads.append(payload)
            }
            if hasNext { throw Violation(text: "ends with hasNext: true") }
            if delivery == .current, !pending.isEmpty { throw Violation(text: "never completes \(pending.keys)") }
        case .stream: throw Violation(text: "a subscription")
        }
    }

    /// Over JSON data.
    init(
        _ sdl: String, _ query: String, root: JSONValue, variables: JSONObject = [:],
        delivery: IncrementalDelivery = .current
    ) async throws {
        try await self.init(
            DynamicSchema(schema: try Schema.build(sdl: sdl), source: JSONSource(root: root)), query,
            variables: variables, delivery: delivery)
    }

    /// The payloads as text.
    var lines: [String] { payloads.map(\.serializedText) }

    private mutating func begin(_ payload: JSONValue) throws {
        data = payload["data"] ?? .null
        errors = payload["errors"]?.items ?? []
        try announce(payload)
    }

    private mutating func announce(_ payload: JSONValue) throws {
        guard case .bool(let more)? = payload["hasNext"] else { throw Violation(text: "no hasNext") }
        guard hasNext else { throw Violation(text: "something after hasNext: false") }
        hasNext = more
        for part in payload["pending"]?.items ?? [] {
            guard let id = part["id"]?.stringValue, pending[id] == nil else { throw Violation(text: "id twice") }
            pending[id] = part["path"]?.items ?? []
            if data.value(at: part["path"]?.items ?? []) == nil {
                throw Violation(text: "pending at a path that is not there")
            }
        }
    }

    private mutating func apply(_ payload: JSONValue) throws {
        // A part may be announced and delivered by one payload.
        let announced = payload["pending"]?.items ?? []
        for part in announced { pending[part["id"]?.stringValue ?? ""] = part["path"]?.items ?? [] }
        for entry in payload["incremental"]?.items ?? [] {
            errors += entry["errors"]?.items ?? []
            var path: [JSONValue]
            if let id = entry["id"]?.stringValue {
                guard let base = pending[id] else { throw Violation(text: "data for unknown id \(id)") }
                path = base + (entry["subPath"]?.items ?? [])
            } else {
                path = entry["path"]?.items ?? []
            }
            if let items = entry["items"]?.items {
                if entry["id"] == nil { path.removeLast() }
                guard data.append(items, at: path) else { throw Violation(text: "no list at \(path)") }
            } else if let more = entry["data"], more != .null {
                guard data.merge(more, at: path) else {
                    throw Violation(
                        text:
                            "no object at \(path.map(\.serializedText)): \((payloads + [payload]).map(\.serializedText))"
                    )
                }
            }
        }
        for part in payload["completed"]?.items ?? [] {
            errors += part["errors"]?.items ?? []
            guard let id = part["id"]?.stringValue, pending.removeValue(forKey: id) != nil else {
                throw Violation(text: "completes an unknown id")
            }
        }
        guard case .bool(let more)? = payload["hasNext"] else { throw Violation(text: "no hasNext") }
        guard hasNext else { throw Violation(text: "something after hasNext: false") }
        hasNext = more
    }
}

extension JSONValue {
    var items: [JSONValue]? {
        if case .array(let items) = self { items } else { nil }
    }

    /// The same with the members of every object in the order of their names.
    var sorted: JSONValue {
        switch self {
        case .array(let items): return .array(items.map(\.sorted))
        case .object(let object):
            var sorted = JSONObject()
            for member in object.members.sorted(by: { $0.key < $1.key }) { sorted[member.key] = member.value.sorted }
            return .object(sorted)
        default: return self
        }
    }

    fileprivate func value(at path: [JSONValue]) -> JSONValue? {
        var value: JSONValue? = self
        for element in path {
            if let key = element.stringValue {
                value = value?[key]
            } else if case .int(let index) = element, let items = value?.items, Int(index) < items.count {
                value = items[Int(index)]
            } else {
                return nil
            }
        }
        return value
    }

    /// Changes the value at a path; false when there is none.
    private mutating func change(
        at path: ArraySlice<JSONValue>, _ body: (inout JSONValue) -> Bool
    ) -> Bool {
        guard let first = path.first else { return body(&self) }
        if let key = first.stringValue, case .object(var object) = self, var inner = object[key] {
            guard inner.change(at: path.dropFirst(), body) else { return false }
            object[key] = inner
            self = .object(object)
            return true
        }
        if case .int(let index) = first, case .array(var items) = self, Int(index) < items.count {
            guard items[Int(index)].change(at: path.dropFirst(), body) else { return false }
            self = .array(items)
            return true
        }
        return false
    }

    fileprivate mutating func append(_ more: [JSONValue], at path: [JSONValue]) -> Bool {
        change(at: path[...]) { value in
            guard case .array(let items) = value else { return false }
            value = .array(items + more)
            return true
        }
    }

    fileprivate mutating func merge(_ more: JSONValue, at path: [JSONValue]) -> Bool {
        change(at: path[...]) { $0.merge(more) }
    }

    private mutating func merge(_ more: JSONValue) -> Bool {
        switch (self, more) {
        case (.object(var object), .object(let other)):
            for member in other.members {
                if var known = object[member.key] {
                    guard known.merge(member.value) else { return false }
                    object[member.key] = known
                } else {
                    object[member.key] = member.value
                }
            }
            self = .object(object)
            return true
        case (.array(let items), .array(let others)) where items.count == others.count:
            var merged = items
            for (index, other) in others.enumerated() {
                guard merged[index].merge(other) else { return false }
            }
            self = .array(merged)
            return true
        default: return self == more
        }
    }
}
