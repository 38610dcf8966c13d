#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What the operating system knows of this process.
public enum ProcessStatistics {
    /// Memory held in RAM, in bytes; 0 where the system does not tell.
    public static var residentMemory: Int {
        #if os(Linux)
            // The second number of statm is resident pages.
            guard let file = fopen("/proc/self/statm", "r") else { return 0 }
            defer { fclose(file) }
            var buffer = [CChar](repeating: 0, count: 256)
            guard fgets(&buffer, Int32(buffer.count), file) != nil else { return 0 }
            let text = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
            let words = String(decoding: text, as: UTF8.self).split(separator: " ")
            guard words.count > 1, let pages = Int(words[1]) else { return 0 }
            return pages * sysconf(Int32(_SC_PAGESIZE))
        #else
            return 0
        #endif
    }

    /// CPU time that the process has used, user and system together, in seconds.
    public static var cpuTime: Double {
        var time = timespec()
        guard clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) == 0 else { return 0 }
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
