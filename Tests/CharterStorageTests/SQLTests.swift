import CharterStorage
import Testing

struct SQLTests {
    @Test func aTextReadsAlikeInBothDatabases() {
        let sql: SQL = "SELECT 1"
        #expect(SQLDialect.allCases.map(sql.text) == ["SELECT 1", "SELECT 1"])
    }

    @Test func partsAreJoinedForEachDatabase() {
        let sql = SQL("SELECT 1") + SQL(postgres: "FOR UPDATE SKIP LOCKED", sqlite: "LIMIT 1")
        #expect(sql.text(.postgres) == "SELECT 1 FOR UPDATE SKIP LOCKED")
        #expect(sql.text(.sqlite) == "SELECT 1 LIMIT 1")
    }
}
