import CPostgres
import Foundation

/// The values of a statement in the bytes that the server expects for its parameters' types.
struct PostgresParameters: Sendable, Hashable {
    struct Field: Sendable, Hashable {
        /// Where it begins in `bytes`; nil for NULL.
        var offset: Int?
        var length: Int32
        /// 0 for text, with a null character behind it; 1 for binary.
        var format: Int32
    }

    private(set) var bytes: [UInt8] = []
    private(set) var fields: [Field] = []

    /// Throws `StorageError.statement` when a value does not fit its parameter, or their numbers differ.
    init(_ values: [SQLValue], types: [UInt32]) throws(StorageError) {
        guard values.count == types.count else {
            throw .statement(
                code: "08P01",
                reason: "the statement has \(types.count) parameters, and \(values.count) values were given")
        }
        fields.reserveCapacity(values.count)
        for (position, (value, type)) in zip(values, types).enumerated() { try add(value, type, number: position + 1) }
    }

    private mutating func add(_ value: SQLValue, _ type: UInt32, number: Int) throws(StorageError) {
        switch (value, type) {
        case (.null, _): fields.append(Field(offset: nil, length: 0, format: 0))
        case (.bool(let bool), PostgresType.bool): addBinary(UInt8(bool ? 1 : 0))
        case (.bool(let bool), _): addText(bool ? "true" : "false")
        case (.integer(let integer), PostgresType.int8): addBinary(integer)
        case (.integer(let integer), PostgresType.int4): addBinary(try Self.narrow(integer, to: Int32.self, number))
        case (.integer(let integer), PostgresType.int2): addBinary(try Self.narrow(integer, to: Int16.self, number))
        case (.integer(let integer), PostgresType.float8): addBinary(Double(integer).bitPattern)
        case (.integer(let integer), _): addText(String(integer))
        case (.real(let real), PostgresType.float8): addBinary(real.bitPattern)
        case (.real(let real), _): addText("\(real)")
        case (.text(let text), _):
            guard !text.utf8.contains(0) else {
                throw .statement(code: "22021", reason: "parameter $\(number) contains a null character")
            }
            addText(text)
        case (.bytes(let value), PostgresType.bytea):
            fields.append(Field(offset: bytes.count, length: Int32(clamping: value.count), format: 1))
            bytes += value
        case (.timestamp(let date), PostgresType.timestamptz), (.timestamp(let date), PostgresType.timestamp):
            let (microseconds, overflow) = try date.microsecondsSince1970().subtractingReportingOverflow(
                PostgresType.epoch)
            // The largest and the smallest stand for infinity.
            guard !overflow, microseconds != .max, microseconds != .min else {
                throw .statement(code: "22008", reason: "parameter $\(number) is a point in time out of range")
            }
            addBinary(microseconds)
        case (.bytes, _):
            throw .statement(
                code: "42804", reason: "parameter $\(number) is bytes, the statement expects no bytea there")
        case (.timestamp, _):
            throw .statement(
                code: "42804",
                reason: "parameter $\(number) is a point in time, the statement expects no timestamptz there")
        }
    }

    private mutating func addBinary(_ value: some FixedWidthInteger) {
        let start = bytes.count
        withUnsafeBytes(of: value.bigEndian) { bytes += $0 }
        fields.append(Field(offset: start, length: Int32(bytes.count - start), format: 1))
    }

    private mutating func addText(_ text: String) {
        let start = bytes.count
        bytes += text.utf8
        fields.append(Field(offset: start, length: Int32(clamping: bytes.count - start), format: 0))
        bytes.append(0)
    }

    private static func narrow<Narrow: FixedWidthInteger>(
        _ integer: Int64, to type: Narrow.Type, _ number: Int
    ) throws(StorageError) -> Narrow {
        guard let narrow = Narrow(exactly: integer) else {
            throw .statement(code: "22003", reason: "parameter $\(number) is out of the range of its type")
        }
        return narrow
    }
}

extension PostgresParameters {
    /// Sends a prepared statement with these values, results in binary; false when libpq could not.
    func execute(_ name: String, on connection: OpaquePointer) -> Bool {
        bytes.withUnsafeBytes { buffer in
            withUnsafeTemporaryAllocation(of: UnsafePointer<CChar>?.self, capacity: fields.count) { pointers in
                withUnsafeTemporaryAllocation(of: Int32.self, capacity: fields.count * 2) { numbers in
                    let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
                    for (position, field) in fields.enumerated() {
                        // An empty buffer has no address, and only NULL and nothing at all need none.
                        let pointer = field.offset.flatMap { offset in start.map { $0 + offset } }
                        pointers.initializeElement(at: position, to: pointer)
                        numbers.initializeElement(at: position, to: field.length)
                        numbers.initializeElement(at: fields.count + position, to: field.format)
                    }
                    let lengths = numbers.baseAddress
                    return PQsendQueryPrepared(
                        connection, name, Int32(clamping: fields.count), pointers.baseAddress, lengths,
                        lengths.map { $0 + fields.count }, 1) == 1
                }
            }
        }
    }
}
