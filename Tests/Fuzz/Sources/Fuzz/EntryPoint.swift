import Foundation

/// What libFuzzer calls for every input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    chosen.run(UnsafeBufferPointer(start: start, count: count))
    return 0
}

/// The target that the environment variable FUZZ_TARGET names.
private let chosen: any FuzzTarget = {
    let wanted = ProcessInfo.processInfo.environment["FUZZ_TARGET"] ?? ""
    guard let target = Targets.all.first(where: { $0.name == wanted }) else {
        fatalError("FUZZ_TARGET must be one of \(Targets.all.map(\.name).joined(separator: ", "))")
    }
    return target
}()
