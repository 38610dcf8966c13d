/// What PostgreSQL accepts as a notification; SQLite is held to the same.
enum NotificationLimits {
    static func accepts(channel: String) -> Bool {
        1...63 ~= channel.utf8.count && !channel.utf8.contains(0)
    }

    static func check(channel: String, payload: String) throws(StorageError) {
        guard accepts(channel: channel) else {
            throw .statement(code: "22023", reason: "a channel has 1 to 63 bytes and no null characters")
        }
        guard payload.utf8.count < 8_000, !payload.utf8.contains(0) else {
            throw .statement(code: "22023", reason: "a notification has fewer than 8000 bytes and no null characters")
        }
    }
}
