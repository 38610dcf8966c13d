#if canImport(Glibc)
    import Glibc
#endif

/// Memory for answers, which a server writes again and again at the same size.
enum LargeMemory {
    private static let threshold = 128 << 10

    /// The C library gives every large block back to the system and takes it anew, at a page fault for each 4 KiB; they
    /// cost more than writing the answer. This keeps up to 64 MiB of freed memory instead.
    private static let isKept: Bool = {
        #if canImport(Glibc)
            // <malloc.h> is not part of Swift's Glibc module, so the function is found by its name.
            guard let symbol = dlsym(nil, "mallopt") else { return false }
            let mallopt = unsafeBitCast(symbol, to: (@convention(c) (Int32, Int32) -> Int32).self)
            let (trimThreshold, mmapThreshold): (Int32, Int32) = (-1, -3)
            return mallopt(mmapThreshold, 32 << 20) == 1 && mallopt(trimThreshold, 64 << 20) == 1
        #else
            return false
        #endif
    }()

    static func allocate(_ size: Int) -> UnsafeMutableRawPointer {
        if size >= threshold { _ = isKept }
        return UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    }
}
