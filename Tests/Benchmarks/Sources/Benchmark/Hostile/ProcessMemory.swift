import Foundation

/// What the process has used, from `/proc`.
enum ProcessMemory {
    static var cpuSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Forgets the greatest size so far, and gives the present one in bytes.
    ///
    /// Gives back what the C library keeps of freed memory first: it would hide what is taken anew.
    static func resetPeak() -> Int {
        // <malloc.h> is not part of Swift's Glibc module, so the function is found by its name.
        if let symbol = dlsym(nil, "malloc_trim") {
            _ = unsafeBitCast(symbol, to: (@convention(c) (Int) -> Int32).self)(0)
        }
        try? Data("5".utf8).write(to: URL(filePath: "/proc/self/clear_refs"))
        return status("VmRSS")
    }

    /// The greatest size in RAM since `resetPeak`, in bytes.
    static var peak: Int { status("VmHWM") }

    private static func status(_ field: String) -> Int {
        let text = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix("\(field):") }
        return (line?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) } ?? 0) * 1_024
    }
}
