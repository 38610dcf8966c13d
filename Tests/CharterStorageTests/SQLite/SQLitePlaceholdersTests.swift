import Testing

@testable import CharterStorage

struct SQLitePlaceholdersTests {
    @Test(arguments: [
        ("SELECT $1, $22 FROM t WHERE a=$3", "SELECT ?1, ?22 FROM t WHERE a=?3"),
        ("SELECT '$1', \"$2\", `$3`, [$4], $5", "SELECT '$1', \"$2\", `$3`, [$4], ?5"),
        ("SELECT 'it''s $1', $2", "SELECT 'it''s $1', ?2"),
        ("SELECT 1 -- $1 'it\n, $2", "SELECT 1 -- $1 'it\n, ?2"),
        ("SELECT 1 /* $1 ' * */, $2", "SELECT 1 /* $1 ' * */, ?2"),
        ("SELECT a$1, é$2, $x, $", "SELECT a$1, é$2, $x, $"),
        ("SELECT 4-$1/$2", "SELECT 4-?1/?2"),
        ("SELECT 'open $1", "SELECT 'open $1"), ("SELECT /* open $1 *", "SELECT /* open $1 *"), ("", ""),
    ])
    func onlyParametersAreRewritten(_ text: String, _ expected: String) {
        #expect(SQLitePlaceholders.translate(text) == expected)
    }
}
