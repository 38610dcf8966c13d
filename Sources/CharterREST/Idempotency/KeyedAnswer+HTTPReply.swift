import GraphQLExecution
import GraphQLTransport

extension KeyedAnswer {
    init(_ reply: HTTPReply) {
        var fields = reply.fields.pairs.map { Field(name: $0.name, value: $0.value) }
        if let id = reply.requestID { fields.append(Field(name: "X-Request-ID", value: id)) }
        if let tag = reply.entityTag { fields.append(Field(name: "ETag", value: "\"\(tag)\"")) }
        self.init(
            status: reply.status.code, fields: fields, body: reply.body?.withUnsafeBytes { Array($0) })
    }
}

extension HTTPReply {
    init(_ answer: KeyedAnswer) {
        var fields = HTTPFieldLines()
        var tag: String?
        var requestID: String?
        for field in answer.fields {
            switch field.name {
            case "ETag": tag = String(field.value.dropFirst().dropLast())
            case "X-Request-ID": requestID = field.value
            default: fields.append(field.name, field.value)
            }
        }
        self.init(
            status: HTTPStatus(answer.status), fields: fields, requestID: requestID, entityTag: tag,
            body: answer.body.map { ResponseBody($0) })
    }
}
