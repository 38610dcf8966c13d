import GraphQLExecution
import GraphQLJSON

/// The form of every answer: `{"success","data","error","timestamp","request_id"}`, with `code` and `details` on failures.
enum Envelope {
    /// Around data as the engine has written it: one copy, and nothing is read.
    static func success(
        _ data: UnsafeRawBufferPointer, details: JSONObject? = nil, timestamp: [UInt8], requestID: String
    ) -> ResponseBody {
        var json = JSONWriter(capacity: data.count + 160 + requestID.utf8.count)
        json.write("{\"success\":true,\"data\":")
        json.write(data)
        json.write(",\"error\":null")
        if let details {
            json.write(",\"details\":")
            json.object(details)
        }
        end(&json, timestamp, requestID)
        return ResponseBody(json)
    }

    static func failure(_ failure: Failure, timestamp: [UInt8], requestID: String) -> ResponseBody {
        var json = JSONWriter()
        json.write("{\"success\":false,\"data\":null,\"error\":")
        json.string(failure.message)
        json.write(",\"code\":")
        json.string(failure.code)
        json.write(",\"details\":")
        json.object(failure.details)
        end(&json, timestamp, requestID)
        return ResponseBody(json)
    }

    private static func end(_ json: inout JSONWriter, _ timestamp: [UInt8], _ requestID: String) {
        json.write(",\"timestamp\":\"")
        json.write(timestamp)
        json.write("\",\"request_id\":")
        json.string(requestID)
        json.write("}")
    }
}

/// Problem details (RFC 9457), for clients that prefer them.
enum ProblemDetails {
    static let contentType = "application/problem+json"

    static func body(_ failure: Failure, title: String, timestamp: [UInt8], requestID: String) -> ResponseBody {
        ResponseBody(
            JSONValue.object([
                "type": "about:blank", "title": .string(title), "status": .int(Int64(failure.status)),
                "detail": .string(failure.message), "code": .string(failure.code),
                "details": .object(failure.details),
                "timestamp": .string(String(decoding: timestamp, as: UTF8.self)), "request_id": .string(requestID),
            ]).encoded())
    }
}
