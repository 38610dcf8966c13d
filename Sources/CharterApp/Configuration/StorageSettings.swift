import CharterStorage

/// Where things are kept, and for how long.
public struct StorageSettings: Sendable {
    /// As given, or an SQLite file in the data directory.
    public var databaseURL: String
    public var poolSize: Int
    public var poolTimeout: Duration
    public var connectTimeout: Duration
    public var statementTimeout: Duration
    /// Nil when replicas are woken by the database itself.
    public var redisURL: String?
    /// Whether the schema is brought up to date at the start.
    public var migrates: Bool
    /// Nil keeps everything.
    public var logRetention: Duration?
    /// Nil keeps everything.
    public var runRetention: Duration?

    init(_ values: SettingValues, dataDirectory: String) {
        databaseURL = values.text(Settings.databaseURL) ?? "sqlite:\(dataDirectory)/charter.db"
        poolSize = values.integer(Settings.databasePoolSize)
        poolTimeout = values.duration(Settings.databasePoolTimeout)
        connectTimeout = values.duration(Settings.databaseConnectTimeout)
        statementTimeout = values.duration(Settings.statementTimeout)
        redisURL = values.text(Settings.redisURL)
        migrates = values.flag(Settings.migrate)
        logRetention = values.days(Settings.logRetention)
        runRetention = values.days(Settings.runRetention)
    }
}

extension SettingValues {
    /// A number of days; nil for 0.
    fileprivate func days(_ setting: Setting) -> Duration? {
        let days = integer(setting)
        return days == 0 ? nil : .seconds(days * 86_400)
    }
}
