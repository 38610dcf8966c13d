import Foundation

/// The columns of a result from the bytes that the server sends, in its binary formats.
enum PostgresValue {
    /// Nil when the type is none that the contract knows, or the bytes are not of the type.
    static func read(_ bytes: UnsafeRawBufferPointer, type: UInt32) -> SQLValue? {
        switch type {
        case PostgresType.text, PostgresType.varchar, PostgresType.bpchar, PostgresType.name, PostgresType.json,
            PostgresType.unknown, PostgresType.char:
            return .text(String(decoding: bytes, as: UTF8.self))
        case PostgresType.int8: return integer(bytes, Int64.self).map { .integer($0) }
        case PostgresType.int4: return integer(bytes, Int32.self).map { .integer(Int64($0)) }
        case PostgresType.int2: return integer(bytes, Int16.self).map { .integer(Int64($0)) }
        case PostgresType.oid: return integer(bytes, UInt32.self).map { .integer(Int64($0)) }
        case PostgresType.bool: return bytes.count == 1 ? .bool(bytes[0] != 0) : nil
        case PostgresType.float8: return integer(bytes, UInt64.self).map { .real(Double(bitPattern: $0)) }
        case PostgresType.float4: return integer(bytes, UInt32.self).map { .real(Double(Float(bitPattern: $0))) }
        case PostgresType.timestamptz, PostgresType.timestamp: return integer(bytes, Int64.self).map(timestamp)
        case PostgresType.bytea: return .bytes(Array(bytes))
        case PostgresType.jsonb:
            // A version, then the text.
            guard bytes.first == 1 else { return nil }
            return .text(String(decoding: bytes.dropFirst(), as: UTF8.self))
        case PostgresType.uuid:
            guard bytes.count == 16 else { return nil }
            return .text(UUID(uuid: bytes.loadUnaligned(as: uuid_t.self)).uuidString.lowercased())
        case PostgresType.numeric: return numeric(bytes)
        case PostgresType.void: return .null
        default: return nil
        }
    }

    private static func integer<Integer: FixedWidthInteger>(
        _ bytes: UnsafeRawBufferPointer, _ type: Integer.Type
    ) -> Integer? {
        guard bytes.count == MemoryLayout<Integer>.size else { return nil }
        return Integer(bigEndian: bytes.loadUnaligned(as: Integer.self))
    }

    private static func timestamp(_ microseconds: Int64) -> SQLValue {
        switch microseconds {
        case .max: .timestamp(.distantFuture)
        case .min: .timestamp(.distantPast)
        default:
            .timestamp(
                Date(microsecondsSince1970: microseconds.addingReportingOverflow(PostgresType.epoch).partialValue))
        }
    }

    /// Sums of integers are of this type. An integer when it is whole and fits, otherwise the nearest real number.
    private static func numeric(_ bytes: UnsafeRawBufferPointer) -> SQLValue? {
        func field(_ position: Int) -> Int16? {
            guard bytes.count >= position * 2 + 2 else { return nil }
            return Int16(bigEndian: bytes.loadUnaligned(fromByteOffset: position * 2, as: Int16.self))
        }
        guard let count = field(0), let weight = field(1), let sign = field(2), field(3) != nil else { return nil }
        switch UInt16(bitPattern: sign) {
        case 0xC000: return .real(.nan)
        case 0xD000: return .real(.infinity)
        case 0xF000: return .real(-.infinity)
        default: break
        }
        let isNegative = UInt16(bitPattern: sign) == 0x4000
        // Digits to the base of 10,000; the first counts for 10,000 to the power of `weight`.
        var whole: Int64? = 0
        var real = 0.0
        for position in 0..<Int(max(count, 0)) {
            guard let digit = field(4 + position) else { return nil }
            let power = Int(weight) - position
            real += Double(digit) * pow(10_000, Double(power))
            whole = power < 0 && digit != 0 ? nil : whole.flatMap { add(digit, power, to: $0, isNegative: isNegative) }
        }
        return whole.map { .integer($0) } ?? .real(isNegative ? -real : real)
    }

    private static func add(_ digit: Int16, _ power: Int, to sum: Int64, isNegative: Bool) -> Int64? {
        var value = Int64(isNegative ? -digit : digit)
        if value == 0 { return sum }
        guard 0...4 ~= power else { return nil }
        for _ in 0..<power {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10_000)
            if overflow { return nil }
            value = product
        }
        let (result, overflow) = sum.addingReportingOverflow(value)
        return overflow ? nil : result
    }
}
