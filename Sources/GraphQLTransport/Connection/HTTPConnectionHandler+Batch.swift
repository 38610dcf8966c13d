import GraphQLExecution
import GraphQLLanguage
import NIOCore

/// Batches of requests: the entries run side by side, and their responses are a list in the order of the entries.
extension HTTPConnectionHandler {
    func execute(_ batch: RequestBatch, _ head: HTTPRequestHead, _ forms: AcceptedForms) {
        guard !forms.whole.isStream else { return answerRefusal(.notAcceptable, to: head, closes: false) }
        let exchange = begin(head, AcceptedForms(whole: forms.whole), .http)
        let number = exchange.number
        let entries = batch.entries.map {
            (request: $0, context: RequestContext(source: source(of: head, state.nextRequestNumber())))
        }
        let executor = door.executor
        let me = NIOLoopBound(self, eventLoop: state.eventLoop)
        let task = state.startNow {
            let responses = await withTaskGroup { group in
                for (index, entry) in entries.enumerated() {
                    group.addTask { (index, await Self.run(entry.request, entry.context, executor)) }
                }
                var responses: [ResponseBody?] = entries.map { _ in nil }
                for await (index, response) in group { responses[index] = response }
                return responses
            }
            me.value.finish(responses.compactMap(\.self), number)
        }
        keep(task, number)
    }

    /// The response of one entry; no entry may answer in parts, and none may be a subscription.
    private static func run(
        _ entry: RequestBatch.Entry, _ context: RequestContext, _ executor: any RequestExecutor
    ) async -> ResponseBody {
        switch entry {
        case .failure(let error): return ResponseBody(HTTPAnswer.errorBody(error))
        case .success(let request):
            let result = await executor.execute(request, context: context, allowing: byPost)
            if case .response(let response) = result { return response.body }
            let error = GraphQLError("This answer cannot be part of a batch.", code: .internal)
            return ResponseBody(HTTPAnswer.errorBody(error))
        }
    }

    /// Each response says for itself how it went, so that the list is always a success.
    private func finish(_ responses: [ResponseBody], _ number: UInt64) {
        guard case .answering(number) = phase, let exchange = current else { return }
        var list = [UInt8(ascii: "[")]
        list.reserveCapacity(responses.reduce(2) { $0 + $1.count + 1 })
        for response in responses {
            if list.count > 1 { list.append(UInt8(ascii: ",")) }
            response.withUnsafeBytes { list.append(contentsOf: $0) }
        }
        list.append(UInt8(ascii: "]"))
        writeResponse(ResponseBody(list), 200, exchange)
    }
}
