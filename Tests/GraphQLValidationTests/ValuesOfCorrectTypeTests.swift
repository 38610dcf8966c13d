import Testing

@testable import GraphQLValidation

@Suite struct ValuesOfCorrectTypeTests {
    @Test func acceptableLiteralsPass() throws {
        try expectValid(
            """
            query($v: Int) { values { int(a: -2147483648) needInt(a: $v) float(a: 1) float(a: 1e3) string(a: "x")
              float(a: -1.7976931348623157E308)
              id(a: 1) string(a: \"""b\""") boolean(a: true) id(a: "x") command(a: SIT) list(a: ["a", null])
              list(a: "one") int(a: null) any(a: {x: [1, {y: $v}]}) any(a: [1, SIT])
              complex(a: {required: true, nested: {required: false}}) choice(a: {text: "x"}) choice(a: {number: $v}) nope(a: 1) } }
            """, ValuesOfCorrectType.self)
    }

    @Test(arguments: [
        ("int(a: \"3\")", "Int cannot represent non-integer value: \"3\""),
        ("int(a: 1.0)", "Int cannot represent non-integer value: 1.0"),
        ("int(a: 2147483648)", "Int cannot represent non 32-bit signed integer value: 2147483648"),
        (
            "int(a: -99999999999999999999)",
            "Int cannot represent non 32-bit signed integer value: -99999999999999999999"
        ),
        ("float(a: true)", "Float cannot represent non numeric value: true"),
        ("float(a: 1e999)", "Float cannot represent non numeric value: 1e999"),
        ("string(a: 1)", "String cannot represent a non string value: 1"),
        ("boolean(a: TRUE)", "Boolean cannot represent a non boolean value: TRUE"),
        ("id(a: 1.5)", "ID cannot represent a non-string and non-integer value: 1.5"),
        ("int(a: [1, 2])", "Int cannot represent non-integer value: [1, 2]"),
        ("string(a: [\"a\", [$v]])", "String cannot represent a non string value: [\"a\", [$v]]"),
        ("command(a: SITT)", "Value \"SITT\" does not exist in \"Command\" enum. Did you mean the enum value \"SIT\"?"),
        (
            "command(a: \"SIT\")",
            "Enum \"Command\" cannot represent non-enum value: \"SIT\". Did you mean the enum value \"SIT\"?"
        ),
        ("needInt(a: null)", "Expected value of type \"Int!\", found null."),
        ("complex(a: 1)", "Expected value of type \"Complex\", found 1."),
        ("complex(a: [{}])", "Expected value of type \"Complex\", found [{}]."),
    ])
    func othersDoNot(_ field: String, _ message: String) throws {
        let column = 12 + field.prefix { $0 != ":" }.count + 2
        try expectErrors("{ values { \(field) } }", ValuesOfCorrectType.self, [Expected(message, "1:\(column)")])
    }

    @Test func aFloatOfManyDigitsMayBeTooLarge() throws {
        let digits = String(repeating: "9", count: 400)
        try expectErrors(
            "{ values { float(a: \(digits)) } }", ValuesOfCorrectType.self,
            [Expected("Float cannot represent non numeric value: \(digits)", "1:21")])
        try expectValid("{ values { float(a: \(digits.prefix(308))) } }", ValuesOfCorrectType.self)
        try expectValid("{ values { float(a: 0.\(digits)) } }", ValuesOfCorrectType.self)
    }

    @Test func listItemsAreChecked() throws {
        try expectErrors(
            "{ values { strict(a: [\"a\", null, 2]) } }", ValuesOfCorrectType.self,
            [
                Expected("Expected value of type \"String!\", found null.", "1:28"),
                Expected("String cannot represent a non string value: 2", "1:34"),
            ])
    }

    @Test func inputObjectsAreChecked() throws {
        try expectErrors(
            "{ values { complex(a: {itn: 1, defaulted: null, nested: {required: 1}}) } }", ValuesOfCorrectType.self,
            [
                Expected("Expected value of type \"Int!\", found null.", "1:43"),
                Expected("Boolean cannot represent a non boolean value: 1", "1:68"),
                Expected("Field \"Complex.required\" of required type \"Boolean!\" was not provided.", "1:23"),
                Expected("Field \"itn\" is not defined by type \"Complex\". Did you mean \"int\"?", "1:24"),
            ])
    }

    @Test func aOneOfHasOneFieldThatIsNotNull() throws {
        let message = "OneOf Input Object \"Choice\" must specify exactly one key."
        try expectErrors(
            "{ values { choice(a: {}) choice(a: {text: \"\", number: 1}) choice(a: {text: null}) } }",
            ValuesOfCorrectType.self,
            [
                Expected(message, "1:22"), Expected(message, "1:36"),
                Expected("Field \"Choice.text\" must be non-null.", "1:69"),
            ])
    }

    @Test func defaultsOfVariablesAreChecked() throws {
        try expectErrors(
            "query($a: Int = \"x\", $b: Int! = null, $d: Dog = 1) { __typename }", ValuesOfCorrectType.self,
            [
                Expected("Int cannot represent non-integer value: \"x\"", "1:17"),
                Expected("Expected value of type \"Int!\", found null.", "1:33"),
            ])
    }
}
