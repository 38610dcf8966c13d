import GraphQLExecution
import GraphQLJSON

/// Writes pieces of a stream: events of `text/event-stream` (WHATWG HTML, "Server-sent events") or lines of JSON. JSON as
/// the engine writes it has no line ends of its own.
struct StreamLines: Sendable {
    private let form: AcceptedAnswers.Stream

    init(_ form: AcceptedAnswers.Stream) { self.form = form }

    var contentType: String {
        switch form {
        case .events: "text/event-stream; charset=utf-8"
        case .lines(let name): "\(name.rawValue); charset=utf-8"
        }
    }

    /// A comment for clients of events; lines have none.
    var keepAlive: [UInt8] { form == .events ? Array(":\n\n".utf8) : [] }

    /// A value, and behind it what went wrong with a part of it.
    func data(_ bytes: UnsafeRawBufferPointer, id: String, then failure: ResponseBody? = nil) -> ResponseBody {
        var json = JSONWriter(capacity: bytes.count + 64)
        if form == .events {
            write(id, &json)
            json.write("data: ")
            json.write(bytes)
            json.write("\n\n")
        } else {
            json.write(bytes)
            json.write("\n")
        }
        if let failure { write(failure, id, &json) }
        return ResponseBody(json)
    }

    /// The envelope of a failure.
    func error(_ failure: ResponseBody, id: String) -> ResponseBody {
        var json = JSONWriter(capacity: failure.count + 64)
        write(failure, id, &json)
        return ResponseBody(json)
    }

    /// The last event; lines just end. Its `data` makes `EventSource` deliver it.
    func end() -> ResponseBody? {
        form == .events ? ResponseBody("event: complete\ndata: {}\n\n".utf8) : nil
    }

    private func write(_ failure: ResponseBody, _ id: String, _ json: inout JSONWriter) {
        if form == .events {
            json.write("event: error\n")
            write(id, &json)
            json.write("data: ")
        }
        failure.withUnsafeBytes { json.write($0) }
        if form == .events { json.write("\n") }
        json.write("\n")
    }

    /// An identifier ends with its line and cannot hold a null character.
    private func write(_ id: String, _ json: inout JSONWriter) {
        json.write("id: ")
        json.write(id.utf8.filter { $0 != 0x0A && $0 != 0x0D && $0 != 0 })
        json.write("\n")
    }
}
