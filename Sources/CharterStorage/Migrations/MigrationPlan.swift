/// What has to be applied to a database, given what is applied.
struct MigrationPlan: Sendable, Hashable {
    /// In the order in which they are to be applied.
    let pending: [Migration]

    /// Throws `StorageError.migration` when the program's own migrations are out of order, or when the database does not
    /// agree with them, with all that is wrong.
    init(known: [Migration], applied: [AppliedMigration], dialect: SQLDialect) throws(StorageError) {
        try Self.checkOrder(known)
        var problems: [String] = []
        var rest = Dictionary(applied.map { ($0.place, $0) }, uniquingKeysWith: { first, _ in first })
        var pending: [Migration] = []
        for migration in known {
            guard let entry = rest.removeValue(forKey: migration.place) else {
                pending.append(migration)
                continue
            }
            if pending.contains(where: { $0.component == migration.component }) {
                problems.append("\(migration.title) is applied, one before it is not")
            }
            if entry.checksum != MigrationChecksum.of(migration, dialect) {
                problems.append(
                    "\(migration.title) was applied with other statements; write a new migration instead of changing it"
                )
            }
        }
        for entry in applied where rest[entry.place] != nil {
            problems.append(
                "\(entry.component) \(entry.version) (\(entry.name)) is unknown here: a newer release has run on this "
                    + "database; run that one, or restore a backup from before it")
        }
        guard problems.isEmpty else { throw .migration(reason: problems.joined(separator: "; ")) }
        self.pending = pending
    }

    /// The versions of each component are 1, 2, 3 … in this order.
    private static func checkOrder(_ known: [Migration]) throws(StorageError) {
        var last: [String: Int] = [:]
        for migration in known {
            let expected = last[migration.component, default: 0] + 1
            guard migration.version == expected else {
                throw .migration(reason: "\(migration.title) stands where version \(expected) should")
            }
            last[migration.component] = expected
        }
    }
}

/// What identifies a migration.
struct MigrationPlace: Sendable, Hashable {
    let component: String
    let version: Int
}

extension Migration {
    var place: MigrationPlace { MigrationPlace(component: component, version: version) }

    /// How messages call it.
    var title: String { "\(component) \(version) (\(name))" }
}

extension AppliedMigration {
    var place: MigrationPlace { MigrationPlace(component: component, version: version) }
}
