/// One way into the code for hostile bytes.
protocol FuzzTarget: Sendable {
    /// Also the name of its seeds and dictionary.
    var name: String { get }
    /// Must hold for any bytes whatever; traps when a property is violated.
    func run(_ bytes: UnsafeBufferPointer<UInt8>)
}

/// All targets: the contents page of the fuzzer.
enum Targets {
    static let all: [any FuzzTarget] = [
        JSONTarget(),
        LanguageTarget(),
        SchemaTarget(),
        ValidationTarget(),
        ExecutionTarget(),
        HTTPTarget(),
        ParametersTarget(),
        FramesTarget(),
        SocketTarget(),
        JSONSocketTarget(),
        XMLTarget(),
    ]
}

/// Ends the process, so that libFuzzer keeps the input, when `condition` is false.
func demand(_ condition: Bool, _ message: @autoclosure () -> String) {
    if !condition { fatalError(message()) }
}
