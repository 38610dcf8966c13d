import CharterStorage
import Testing

struct DatabaseURLTests {
    @Test(arguments: [
        ("sqlite::memory:", SQLDialect.sqlite, "sqlite::memory:"),
        ("sqlite:.charter/data.sqlite", .sqlite, "sqlite:.charter/data.sqlite"),
        ("postgres://me:secret@db.example:5433/app?sslmode=require", .postgres, "postgres://me@db.example:5433/app"),
        ("postgresql://me:secret@/app?host=/run/postgresql", .postgres, "postgres://me@/run/postgresql/app"),
        ("host=db.example user=me password='secret' dbname=app", .postgres, "postgres://me@db.example/app"),
    ])
    func urlsAreReadAndDescribedWithoutPassword(_ text: String, _ dialect: SQLDialect, _ description: String) throws {
        let url = try DatabaseURL(text)
        #expect(url.dialect == dialect)
        #expect(url.description == description)
        var dumped = ""
        dump(url, to: &dumped)
        #expect(!"\(url) \(String(reflecting: url)) \(dumped)".contains("secret"))
    }

    @Test(arguments: [
        "", "mysql://me:secret@host/app", "sqlite:", "sqlite:///secret", "data.sqlite", "postgres://me:secret@[::1/app",
        "postgres://me:secret@host/app?nonsense=secret", "host=x password=secret nonsense=1", "host=x password='secret",
        "postgres://me:sec%zzsecret@host/app", "postgres://a:secret@\0",
    ])
    func whatCannotBeReadIsRefusedWithoutSayingThePassword(_ text: String) {
        let error = #expect(throws: StorageError.self) { try DatabaseURL(text) }
        #expect(error?.kind == "configuration")
        #expect(!String(describing: error).contains("secret"))
    }
}
