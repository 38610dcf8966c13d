import GraphQLJSON
import GraphQLLanguage
import Testing

@testable import GraphQLSchema

@Suite struct ScalarLiteralTests {
    private func coerce(_ literal: String, _ scalar: BuiltInScalar) throws -> JSONValue {
        let document = try Document.parse("{ a(x: \(literal)) }")
        return try scalar.coerce(document.values[document.arguments[0].value], in: document)
    }

    @Test(
        arguments: [
            (.int, "1.0", .nonInteger), (.int, "\"1\"", .nonInteger), (.int, "2147483648", .outOf32Bits),
            (.int, "99999999999999999999", .outOf32Bits), (.int, "{a: 1}", .nonInteger), (.float, "\"1\"", .nonNumeric),
            (.float, "1e999", .nonNumeric), (.string, "1", .nonString), (.string, "E", .nonString),
            (.boolean, "1", .nonBoolean), (.boolean, "TRUE", .nonBoolean), (.id, "1.5", .nonStringNorInteger),
            (.id, "true", .nonStringNorInteger),
        ] as [(BuiltInScalar, String, LiteralMismatch)])
    func mismatches(_ scalar: BuiltInScalar, _ literal: String, _ mismatch: LiteralMismatch) {
        #expect(throws: mismatch) { try coerce(literal, scalar) }
    }

    @Test func values() throws {
        #expect(try coerce("2147483647", .int) == 2_147_483_647)
        #expect(try coerce("99999999999999999999", .float) == .double(1e20))
        #expect(try coerce("99999999999999999999", .id) == "99999999999999999999")
        #expect(try coerce("false", .boolean) == false)
        #expect(try coerce(#""\u00e9""#, .string) == "é")
    }

    @Test func messages() {
        #expect(LiteralMismatch.nonInteger.message("1.5") == "Int cannot represent non-integer value: 1.5")
        #expect(LiteralMismatch.outOf32Bits.message("9") == "Int cannot represent non 32-bit signed integer value: 9")
        #expect(LiteralMismatch.nonNumeric.message("E") == "Float cannot represent non numeric value: E")
        #expect(LiteralMismatch.nonString.message("1") == "String cannot represent a non string value: 1")
        #expect(LiteralMismatch.nonBoolean.message("1") == "Boolean cannot represent a non boolean value: 1")
        #expect(
            LiteralMismatch.nonStringNorInteger.message("1.5")
                == "ID cannot represent a non-string and non-integer value: 1.5")
    }
}
