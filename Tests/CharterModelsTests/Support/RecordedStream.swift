/// What real servers send, reduced to what matters.
enum RecordedStream {
    static let role = data(
        #"{"choices":[{"finish_reason":null,"index":0,"delta":{"role":"assistant","content":null}}]}"#)
    static let stop = data(#"{"choices":[{"finish_reason":"stop","index":0,"delta":{}}]}"#)
    static let usage = data(
        #"{"choices":[],"model":"stub-1","timings":{"cache_n":30,"prompt_ms":34.5},"#
            + #""usage":{"completion_tokens":2,"prompt_tokens":9,"total_tokens":11,"prompt_tokens_details":{}}}"#
    )
    static let done = data("[DONE]")

    static func token(_ text: String) -> String {
        data(#"{"choices":[{"finish_reason":null,"index":0,"delta":{"content":"\#(text)"}}],"obfuscation":"x"}"#)
    }

    static func data(_ json: String) -> String {
        "data: \(json)\n\n"
    }

    /// As llama.cpp sends it.
    static let complete = [role, token("Hel"), token("lo"), stop, usage, done]
}
