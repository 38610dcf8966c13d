import NIOCore

/// The cores this process may run on.
enum ProcessorCount {
    static var available: Int { max(System.coreCount, 1) }
}
