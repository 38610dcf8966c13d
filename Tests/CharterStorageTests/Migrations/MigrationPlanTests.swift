import Foundation
import Testing

@testable import CharterStorage

struct MigrationPlanTests {
    private func migration(_ component: String, _ version: Int) -> Migration {
        Migration(component: component, version: version, name: "step", statements: ["SELECT 1"])
    }

    private func applied(_ migration: Migration) -> AppliedMigration {
        AppliedMigration(
            component: migration.component, version: migration.version, name: migration.name,
            checksum: MigrationChecksum.of(migration, .postgres), appliedAt: Date(timeIntervalSince1970: 0))
    }

    @Test func componentsCountForThemselves() throws {
        let known = [migration("a", 1), migration("b", 1), migration("a", 2)]
        let plan = try MigrationPlan(known: known, applied: [applied(known[0])], dialect: .postgres)
        #expect(plan.pending == [known[1], known[2]])
    }

    @Test func versionsOfTheProgramHaveNoGaps() {
        for known in [
            [migration("a", 2)], [migration("a", 1), migration("a", 3)], [migration("a", 1), migration("a", 1)],
        ] {
            #expect(throws: StorageError.self) { try MigrationPlan(known: known, applied: [], dialect: .postgres) }
        }
    }

    @Test func allDisagreementsAreNamed() {
        let known = [migration("a", 1), migration("a", 2), migration("a", 3)]
        var changed = applied(known[2])
        changed.checksum = "0"
        let entries = [applied(known[0]), changed, applied(migration("b", 7))]
        let error = #expect(throws: StorageError.self) {
            try MigrationPlan(known: known, applied: entries, dialect: .postgres)
        }
        guard case .migration(let reason) = error else {
            Issue.record("not a migration's error")
            return
        }
        #expect(reason.contains("a 3 (step) is applied, one before it is not"))
        #expect(reason.contains("a 3 (step) was applied with other statements"))
        #expect(reason.contains("b 7 (step) is unknown here"))
    }

    @Test func theChecksumIsThatOfTheDialectsTexts() {
        let one = Migration(
            component: "a", version: 1, name: "x", statements: [SQL(postgres: "SELECT 1", sqlite: "SELECT 2")])
        #expect(MigrationChecksum.of(one, .postgres) != MigrationChecksum.of(one, .sqlite))
        #expect(MigrationChecksum.of(one, .postgres) == MigrationChecksum.of(migration("a", 1), .postgres))
        // The published values of FNV-1a: of nothing, and of the letter a with its end.
        #expect(
            MigrationChecksum.of(Migration(component: "a", version: 1, name: "x", statements: []), .postgres)
                == "cbf29ce484222325")
    }
}
