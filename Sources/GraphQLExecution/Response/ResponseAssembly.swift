import GraphQLJSON
import GraphQLLanguage

extension GraphQLResponse {
    /// The response of an execution: `data`, and `errors` before it when there are any (spec section 7.1).
    static func executed(_ data: consuming Column, key: Step? = nil, errors: [GraphQLError], plan: OperationPlan)
        -> GraphQLResponse
    {
        let isNull = data.hasFailed(0)
        if !isNull { plan.note(bytes: data.bytes(0).count) }
        var key = key
        if errors.isEmpty, !isNull {
            if let step = key, Column.surround(&data, before: plan.key(step), after: "}") { key = nil }
            if key == nil, Column.surround(&data, before: opening, after: "}") {
                return GraphQLResponse(
                    body: ResponseBody(data), outcome: .executed(hasErrors: false, dataIsNull: false))
            }
        }
        var json = JSONWriter(capacity: (isNull ? 0 : data.bytes(0).count) + 64 + errors.count * 160)
        json.write(UInt8(ascii: "{"))
        if !errors.isEmpty {
            write(errors, &json)
            json.write(UInt8(ascii: ","))
        }
        json.write("\"data\":")
        if isNull {
            json.null()
        } else {
            if let key {
                json.write(plan.key(key))
            }
            json.write(data.bytes(0))
            if key != nil { json.write(UInt8(ascii: "}")) }
        }
        json.write(UInt8(ascii: "}"))
        let memory = json.take()
        return GraphQLResponse(
            body: ResponseBody(adopting: memory.start, count: memory.count),
            outcome: .executed(hasErrors: !errors.isEmpty, dataIsNull: isNull))
    }

    /// What stands before the data of a response without errors.
    private static var opening: UnsafeRawBufferPointer {
        let text: StaticString = "{\"data\":"
        return UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    }

    /// The response of a request that was refused before execution: errors without `data`.
    public static func refused(_ errors: [GraphQLError]) -> GraphQLResponse {
        var json = JSONWriter()
        json.write(UInt8(ascii: "{"))
        write(errors, &json)
        json.write(UInt8(ascii: "}"))
        let memory = json.take()
        return GraphQLResponse(
            body: ResponseBody(adopting: memory.start, count: memory.count), outcome: .refused(errors.first?.code))
    }

    /// The member `errors` of a response.
    static func write(_ errors: [GraphQLError], _ json: inout JSONWriter) {
        json.write("\"errors\":[")
        for (index, error) in errors.enumerated() {
            if index > 0 { json.write(UInt8(ascii: ",")) }
            error.write(&json)
        }
        json.write(UInt8(ascii: "]"))
    }
}

extension GraphQLError {
    /// The error as an object of a response (spec section 7.1.2).
    func write(_ json: inout JSONWriter) {
        json.write("{\"message\":")
        json.string(message)
        if !locations.isEmpty {
            json.write(",\"locations\":[")
            for (index, location) in locations.enumerated() {
                if index > 0 { json.write(UInt8(ascii: ",")) }
                json.write("{\"line\":")
                json.int(Int64(location.line))
                json.write(",\"column\":")
                json.int(Int64(location.column))
                json.write("}")
            }
            json.write("]")
        }
        if let path {
            json.write(",\"path\":[")
            for (index, element) in path.enumerated() {
                if index > 0 { json.write(UInt8(ascii: ",")) }
                switch element {
                case .key(let key): json.string(key)
                case .index(let index): json.int(Int64(index))
                }
            }
            json.write("]")
        }
        if !extensions.isEmpty {
            json.write(",\"extensions\":")
            json.object(extensions)
        }
        json.write("}")
    }

    /// The error as a JSON value, for tools.
    public var json: JSONValue {
        var object: JSONObject = ["message": .string(message)]
        if !locations.isEmpty {
            object["locations"] = .array(
                locations.map { .object(["line": .int(Int64($0.line)), "column": .int(Int64($0.column))]) })
        }
        if let path {
            object["path"] = .array(
                path.map {
                    switch $0 {
                    case .key(let key): .string(key)
                    case .index(let index): .int(Int64(index))
                    }
                })
        }
        if !extensions.isEmpty { object["extensions"] = .object(extensions) }
        return .object(object)
    }
}
