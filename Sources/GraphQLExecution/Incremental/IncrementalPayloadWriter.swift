import GraphQLJSON
import GraphQLLanguage

/// Writes payloads in the format that the client asked for.
struct IncrementalPayloadWriter {
    let plan: OperationPlan
    let delivery: IncrementalDelivery

    /// The initial response: `data`, `errors`, what is pending, and `hasNext`.
    func initial(_ data: Column, errors: [GraphQLError], _ payload: IncrementalPayload) -> GraphQLResponse {
        let isNull = data.hasFailed(0)
        var json = JSONWriter(capacity: (isNull ? 0 : data.bytes(0).count) + 256)
        json.write("{\"data\":")
        if isNull { json.null() } else { json.write(data.bytes(0)) }
        if !errors.isEmpty {
            json.write(",")
            GraphQLResponse.write(errors, &json)
        }
        json.write(",")
        if delivery == .current { write(payload.pending, &json) }
        return response(json, payload, hasErrors: !errors.isEmpty, dataIsNull: isNull)
    }

    /// One that follows the initial response.
    func subsequent(_ payload: IncrementalPayload) -> GraphQLResponse {
        var json = JSONWriter(capacity: 512)
        json.write("{")
        switch delivery {
        case .draft20220824: writeUnnamed(payload, &json)
        case .current, .none:
            if !payload.pending.isEmpty { write(payload.pending, &json) }
            if !payload.entries.isEmpty { write(payload.entries, &json) }
            if !payload.completed.isEmpty { write(payload.completed, &json) }
        }
        return response(json, payload, hasErrors: payload.hasErrors, dataIsNull: false)
    }

    private func response(
        _ json: consuming JSONWriter, _ payload: IncrementalPayload, hasErrors: Bool, dataIsNull: Bool
    ) -> GraphQLResponse {
        json.write("\"hasNext\":")
        json.bool(payload.hasNext)
        json.write("}")
        let memory = json.take()
        return GraphQLResponse(
            body: ResponseBody(adopting: memory.start, count: memory.count),
            outcome: .executed(hasErrors: hasErrors, dataIsNull: dataIsNull))
    }

    // MARK: The current format

    private func write(_ pending: [IncrementalPayload.Pending], _ json: inout JSONWriter) {
        writeArray("\"pending\":[", pending, &json) { pending, json in
            json.write("{\"id\":")
            json.string(String(pending.id))
            json.write(",")
            write(pending.path[...], &json)
            write(label: pending.label, &json)
            json.write("}")
        }
        json.write(",")
    }

    private func write(_ entries: [IncrementalPayload.Entry], _ json: inout JSONWriter) {
        writeArray("\"incremental\":[", entries, &json) { entry, json in
            switch entry {
            case .data(let data, let errors, let id, let path, let length, _):
                json.write("{\"data\":")
                json.write(data)
                json.write(",\"id\":")
                json.string(String(id))
                if path.count > length {
                    json.write(",\"subPath\":")
                    writeElements(path[length...], &json)
                }
                write(errors, &json)
            case .items(let items, let errors, let id, _, _, _):
                json.write("{")
                write(items, &json)
                json.write(",\"id\":")
                json.string(String(id))
                write(errors, &json)
            }
            json.write("}")
        }
        json.write(",")
    }

    private func write(_ completed: [IncrementalPayload.Completed], _ json: inout JSONWriter) {
        writeArray("\"completed\":[", completed, &json) { completed, json in
            json.write("{\"id\":")
            json.string(String(completed.id))
            write(completed.errors ?? [], &json)
            json.write("}")
        }
        json.write(",")
    }

    // MARK: The format of 2022-08-24

    private func writeUnnamed(_ payload: IncrementalPayload, _ json: inout JSONWriter) {
        let failed = payload.completed.filter { $0.errors != nil }
        if payload.entries.isEmpty && failed.isEmpty { return }
        json.write("\"incremental\":[")
        var isFirst = true
        for entry in payload.entries {
            json.write(isFirst ? "{" : ",{")
            isFirst = false
            switch entry {
            case .data(let data, let errors, _, let path, _, let label):
                json.write("\"data\":")
                json.write(data)
                json.write(",")
                write(path[...], &json)
                write(label: label, &json)
                write(errors, &json)
            case .items(let items, let errors, _, let path, let first, let label):
                write(items, &json)
                json.write(",")
                write((path + [Int32(truncatingIfNeeded: first)])[...], &json)
                write(label: label, &json)
                write(errors, &json)
            }
            json.write("}")
        }
        for part in failed {
            json.write(isFirst ? "{" : ",{")
            isFirst = false
            json.write(part.item == nil ? "\"data\":null," : "\"items\":null,")
            let end = part.item.map { [Int32(truncatingIfNeeded: $0)] } ?? []
            write((part.path + end)[...], &json)
            write(label: part.label, &json)
            write(part.errors ?? [], &json)
            json.write("}")
        }
        json.write("],")
    }

    // MARK: Members

    private func writeArray<Element>(
        _ opening: StaticString, _ elements: [Element], _ json: inout JSONWriter,
        _ write: (Element, inout JSONWriter) -> Void
    ) {
        json.write(opening)
        for (index, element) in elements.enumerated() {
            if index > 0 { json.write(",") }
            write(element, &json)
        }
        json.write("]")
    }

    private func write(_ items: [[UInt8]], _ json: inout JSONWriter) {
        writeArray("\"items\":[", items, &json) { item, json in json.write(item) }
    }

    private func write(_ path: RawPath.SubSequence, _ json: inout JSONWriter) {
        json.write("\"path\":")
        writeElements(path, &json)
    }

    private func writeElements(_ path: RawPath.SubSequence, _ json: inout JSONWriter) {
        writeArray("[", Array(path), &json) { element, json in
            if element < 0 {
                json.string(plan.details[Int(~element)].responseName)
            } else {
                json.int(Int64(element))
            }
        }
    }

    private func write(label: String?, _ json: inout JSONWriter) {
        guard let label else { return }
        json.write(",\"label\":")
        json.string(label)
    }

    private func write(_ errors: [GraphQLError], _ json: inout JSONWriter) {
        if errors.isEmpty { return }
        json.write(",")
        GraphQLResponse.write(errors, &json)
    }
}
