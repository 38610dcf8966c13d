import Foundation
import Synchronization

/// A TCP port that nobody listens on, below the range that the system gives to outgoing connections, so that it stays
/// free while a service restarts.
public enum FreePort {
    /// Found before, by tests that run beside this one and may not listen there yet.
    private static let found = Mutex<Set<UInt16>>([])

    public static func find() -> Int {
        while true {
            let port = UInt16.random(in: 15_000..<32_000)
            if found.withLock({ $0.insert(port).inserted }), canBind(port) { return Int(port) }
        }
    }

    private static func canBind(_ port: UInt16) -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}
