import CharterStorage
import Foundation
import Testing

/// The server's types as values, and values as its types.
struct PostgresValueTests {
    @Test func allTypesOfTheContractAreRead() async throws {
        try await PostgresUnderTest.run { test in
            let cases: [(SQL, SQLValue)] = [
                ("SELECT 1::smallint", .integer(1)), ("SELECT (-2)::integer", .integer(-2)),
                ("SELECT '-9223372036854775808'::bigint", .integer(.min)), ("SELECT 4::oid", .integer(4)),
                ("SELECT 0.5::real", .real(0.5)), ("SELECT '-Infinity'::double precision", .real(-.infinity)),
                ("SELECT true", .bool(true)), ("SELECT 'é'::text", .text("é")), ("SELECT 'x'::varchar(5)", .text("x")),
                ("SELECT 'x'::char(3)", .text("x  ")), ("SELECT 'x'::name", .text("x")),
                ("SELECT '{\"a\": [1]}'::json", .text("{\"a\": [1]}")),
                ("SELECT '{\"a\":[1]}'::jsonb", .text("{\"a\": [1]}")),
                (
                    "SELECT 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'::uuid", .text("a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11")
                ),
                ("SELECT '\\x00ff'::bytea", .bytes([0, 255])), ("SELECT NULL::jsonb", .null),
                (
                    "SELECT '2026-11-28 05:00:00.123456+01'::timestamptz",
                    .timestamp(Date(timeIntervalSince1970: 1_795_838_400.123456))
                ),
                ("SELECT '1969-12-31 23:59:59'::timestamp", .timestamp(Date(timeIntervalSince1970: -1))),
                ("SELECT 'infinity'::timestamptz", .timestamp(.distantFuture)),
                ("SELECT sum(n) FROM generate_series(1, 100000::bigint) n", .integer(5_000_050_000)),
                ("SELECT 0::numeric", .integer(0)), ("SELECT (-12345678901)::numeric", .integer(-12_345_678_901)),
                ("SELECT '-9223372036854775808'::numeric", .integer(.min)), ("SELECT 1.50::numeric", .real(1.5)),
                ("SELECT -0.0001::numeric", .real(-0.0001)), ("SELECT 1e30::numeric", .real(1e30)),
                ("SELECT 'Infinity'::numeric", .real(.infinity)), ("SELECT 10000.0::numeric", .integer(10_000)),
                ("SELECT pg_advisory_unlock_all()", .null),
            ]
            for (statement, expected) in cases {
                let rows = try await test.database.query(statement)
                #expect(rows.map(\.values) == [[expected]], "\(statement.postgres)")
            }
            let nan = try await test.database.query("SELECT 'NaN'::numeric")[0].decode(0, as: Double.self)
            #expect(nan.isNaN)
        }
    }

    @Test func aTypeThatIsUnknownIsAnErrorThatSaysWhatToDo() async throws {
        try await PostgresUnderTest.run { test in
            let error = await #expect(throws: StorageError.self) { try await test.database.query("SELECT ARRAY[1]") }
            #expect(String(describing: error).contains("cast it"))
            try await test.database.ping()
        }
    }

    @Test func valuesBecomeTheTypeThatTheStatementExpects() async throws {
        try await PostgresUnderTest.run { test in
            let cases: [(SQL, SQLValue, SQLValue)] = [
                ("SELECT $1::smallint", .integer(-7), .integer(-7)), ("SELECT $1::integer", .integer(7), .integer(7)),
                ("SELECT $1::double precision", .integer(7), .real(7)),
                ("SELECT $1::numeric", .integer(7), .integer(7)),
                ("SELECT $1::real", .real(0.5), .real(0.5)), ("SELECT $1::numeric", .real(0.5), .real(0.5)),
                ("SELECT $1", .text("x"), .text("x")), ("SELECT $1", .integer(7), .text("7")),
                ("SELECT $1::jsonb", .text("{\"a\":1}"), .text("{\"a\": 1}")),
                ("SELECT $1::text", .bool(true), .text("true")), ("SELECT $1::bigint", .null, .null),
                (
                    "SELECT $1::uuid", .text("a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"),
                    .text("a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11")
                ),
                ("SELECT $1::bytea", .bytes([]), .bytes([])),
                (
                    "SELECT $1::timestamp", .timestamp(Date(timeIntervalSince1970: 0.000001)),
                    .timestamp(Date(timeIntervalSince1970: 0.000001))
                ),
                ("SELECT coalesce($1, 5::bigint)", .null, .integer(5)),
                ("SELECT $1 + 1::bigint", .integer(1), .integer(2)),
            ]
            for (statement, value, expected) in cases {
                let rows = try await test.database.query(statement, [value])
                #expect(rows.map(\.values) == [[expected]], "\(statement.postgres) with \(value)")
            }
        }
    }

    @Test func valuesThatDoNotFitAreRefusedBeforeTheyAreSent() async throws {
        try await PostgresUnderTest.run { test in
            let cases: [(SQL, SQLValue, String)] = [
                ("SELECT $1::smallint", .integer(40_000), "22003"), ("SELECT $1::integer", .integer(.max), "22003"),
                ("SELECT $1::text", .bytes([1]), "42804"),
                ("SELECT $1::text", .timestamp(Date(timeIntervalSince1970: 0)), "42804"),
                ("SELECT $1::timestamptz", .timestamp(Date(timeIntervalSince1970: 1e15)), "22008"),
            ]
            for (statement, value, code) in cases {
                let error = await #expect(throws: StorageError.self) {
                    try await test.database.query(statement, [value])
                }
                guard case .statement(code, _) = error else {
                    Issue.record("\(statement.postgres) with \(value): \(String(describing: error))")
                    continue
                }
            }
            try await test.database.ping()
        }
    }
}
