/// What tells whether a migration's statements are still those that were applied.
enum MigrationChecksum {
    /// FNV-1a in 64 bits over the dialect's texts, each with its end, as 16 hexadecimal digits. It is there to notice an
    /// edit, not to withstand somebody who wants it to pass.
    static func of(_ migration: Migration, _ dialect: SQLDialect) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        for statement in migration.statements {
            for byte in statement.text(dialect).utf8 { add(byte) }
            add(0)
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
