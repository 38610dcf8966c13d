/// Where things are kept, and for how long.
extension Settings {
    static let databaseURL = Setting(
        "database-url", .secret, variable: "DATABASE_URL",
        "postgres://USER:PASSWORD@HOST/DATABASE, or sqlite:PATH; an SQLite file in the data directory when not set.")
    static let databasePoolSize = Setting(
        "database-pool-size", .integer(1...1000), default: "10", "Connections to PostgreSQL at most.")
    static let databasePoolTimeout = Setting(
        "database-pool-timeout", .seconds(0.001...3600), default: "5", "Time that a statement waits for a connection.")
    static let databaseConnectTimeout = Setting(
        "database-connect-timeout", .seconds(0.001...3600), default: "5", "Time to connect to PostgreSQL.")
    static let statementTimeout = Setting(
        "statement-timeout", .seconds(0.001...86400), default: "30", "Time that a statement may take.")
    static let redisURL = Setting(
        "redis-url", .secret, variable: "REDIS_URL",
        "redis://USER:PASSWORD@HOST, or rediss:// for TLS: wakes replicas by Redis in place of PostgreSQL's NOTIFY.")
    static let migrate = Setting(
        "migrate", .flag, default: "true",
        "Bring the database's schema up to date at the start; false refuses to start when it is not.")
    static let logRetention = Setting(
        "log-retention-days", .integer(0...36_500), default: "90", "Days that model calls stay in the log; 0 keeps all."
    )
    static let runRetention = Setting(
        "run-retention-days", .integer(0...36_500), default: "30",
        "Days that ended runs stay, with their steps and events; 0 keeps all.")

    static let storage = Group(
        title: "Storage",
        settings: [
            databaseURL, databasePoolSize, databasePoolTimeout, databaseConnectTimeout, statementTimeout, redisURL,
            migrate, logRetention, runRetention,
        ])
}
