import Foundation

/// An address of the internet protocol, by its bytes.
struct IPAddress: Sendable, Hashable, CustomStringConvertible {
    /// 4 or 16.
    let bytes: [UInt8]

    /// Nil unless there are 4 or 16 bytes.
    init?(bytes: [UInt8]) {
        guard bytes.count == 4 || bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    /// Reads what `inet_pton` reads: four decimal numbers, or IPv6. Nil for names and for other ways to write numbers.
    init?(_ text: String) {
        var four = in_addr()
        if inet_pton(AF_INET, text, &four) == 1 {
            bytes = withUnsafeBytes(of: &four) { Array($0) }
            return
        }
        var sixteen = in6_addr()
        guard inet_pton(AF_INET6, text, &sixteen) == 1 else { return nil }
        bytes = withUnsafeBytes(of: &sixteen) { Array($0) }
    }

    var description: String {
        if bytes.count == 4 { return bytes.map(String.init).joined(separator: ".") }
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        let written = bytes.withUnsafeBytes { inet_ntop(AF_INET6, $0.baseAddress, &text, socklen_t(text.count)) }
        guard written != nil else { return "" }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Where an address leads.
    enum Reach: Sendable, Hashable {
        /// To the internet.
        case `public`
        /// To this machine or its network: loopback, private networks, unique local addresses.
        case `private`
        /// To the network's own services, such as the metadata of clouds: link-local, or to no one host at all.
        case special
    }

    /// Where it leads by the registries of special-purpose addresses (RFC 6890 and its updates).
    var reach: Reach {
        bytes.count == 4 ? Self.reach(ofFour: bytes) : Self.reach(ofSixteen: bytes)
    }

    private static func reach(ofFour bytes: [UInt8]) -> Reach {
        switch (bytes[0], bytes[1], bytes[2]) {
        case (10, _, _), (127, _, _), (192, 168, _), (172, 16...31, _), (100, 64...127, _): .private
        case (0, _, _), (169, 254, _), (192, 0, 0), (192, 0, 2), (192, 88, 99), (198, 18...19, _), (198, 51, 100),
            (203, 0, 113), (224..., _, _):
            .special
        default: .public
        }
    }

    private static func reach(ofSixteen bytes: [UInt8]) -> Reach {
        let beginsWithZeros = bytes.prefix(10).allSatisfy { $0 == 0 }
        // IPv4 in other clothes: mapped, compatible, translated (64:ff9b::/96) and 6to4 (2002::/16).
        if beginsWithZeros, bytes[10] == 0xFF, bytes[11] == 0xFF { return reach(ofFour: Array(bytes[12...])) }
        if bytes.prefix(15).allSatisfy({ $0 == 0 }) { return bytes[15] == 1 ? .private : .special }
        if bytes.starts(with: [0x00, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]) {
            return reach(ofFour: Array(bytes[12...]))
        }
        if bytes.starts(with: [0x20, 0x02]) { return reach(ofFour: Array(bytes[2..<6])) }
        if bytes[0] & 0xFE == 0xFC { return bytes.starts(with: [0xFD, 0x00, 0x0E, 0xC2]) ? .special : .private }
        // Only 2000::/3 is given out; of that, 2001::/23 serves protocols and 2001:db8::/32 and 3fff::/20 documentation.
        guard bytes[0] & 0xE0 == 0x20 else { return .special }
        if bytes.starts(with: [0x20, 0x01]), bytes[2] < 2 || bytes[2...3].elementsEqual([0x0D, 0xB8]) {
            return .special
        }
        return bytes.starts(with: [0x3F, 0xFF]) && bytes[2] < 0x10 ? .special : .public
    }
}
