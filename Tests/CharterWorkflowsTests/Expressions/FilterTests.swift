import GraphQLJSON
import Testing

@testable import CharterWorkflows

struct FilterTests {
    @Test(
        arguments: [
            ("'aß' | upper", "ASS"), ("'AB' | lower", "ab"), ("' a b\n' | trim", "a b"),
            ("'hello' | truncate(4)", "hel…"), ("'hello' | truncate(5)", "hello"), ("'hello' | truncate(3, '')", "hel"),
            ("'hello' | truncate(0)", ""), ("'hello' | truncate(2, '...')", ".."), ("'日本語' | truncate(2)", "日…"),
            ("'a-b-c' | replace('-', '+')", "a+b+c"), ("'aaa' | replace('aa', 'b')", "ba"),
            ("'a,b,,c' | split(',')", ["a", "b", "", "c"]), ("'abc' | split('x')", ["abc"]),
            ("inputs.diff | lines", ["a", "b"]), ("'' | lines", []), ("'a\n\nb' | lines", ["a", "", "b"]),
            ("'hello' | contains('ell')", true), ("'hello' | contains('')", true), ("inputs.list | contains(2)", true),
            ("inputs.object | contains('key')", true), ("null | contains(1)", false),
            ("'hello' | startsWith('he')", true), ("'hello' | endsWith('lo')", true),
            ("'hello' | endsWith('he')", false),
            ("'a b&c/ü~' | urlEncode", "a%20b%26c%2F%C3%BC~"),
            ("'abc' | sha256", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ] as [(String, JSONValue)])
    func filtersForTexts(source: String, value: JSONValue) {
        #expect(ExpressionTesting.value(source) == value)
    }

    @Test(
        arguments: [
            ("[1, 'a', null, true] | join(', ')", "1, a, , true"), ("inputs.names | join", "bab"),
            ("null | join('x')", ""),
            ("inputs.list | first", 3), ("[] | first", nil), ("'abc' | last", "c"), ("null | last", nil),
            ("inputs.list | slice(1)", [1, 2]), ("inputs.list | slice(0, -1)", [3, 1]),
            ("inputs.list | slice(-2)", [1, 2]),
            ("inputs.list | slice(5, 9)", []), ("'hello' | slice(1, 3)", "el"), ("inputs.list | reverse", [2, 1, 3]),
            ("inputs.list | sort", [1, 2, 3]), ("inputs.names | sort", ["a", "b", "b"]),
            ("inputs.names | unique", ["b", "a"]),
            ("[[1, [2]], 3] | flatten", [1, [2], 3]), ("inputs.files | compact | length", 2),
            ("inputs.files | pluck('name')", ["x", "y", nil]), ("inputs.files | pluck('size') | compact | sum", 3),
            ("inputs.object | keys", ["key", "two words"]), ("inputs.object | values", ["value", 2]),
            ("null | pluck('a')", []),
        ] as [(String, JSONValue)])
    func filtersForListsAndObjects(source: String, value: JSONValue) {
        #expect(ExpressionTesting.value(source) == value)
    }

    @Test(
        arguments: [
            ("'日本' | length", 2), ("inputs.list | length", 3), ("inputs.object | length", 2), ("null | length", 0),
            ("[1, 'a'] | json", "[1,\"a\"]"), ("'a' | json", "\"a\""), ("'{\"a\": [1]}' | parseJson", ["a": [1]]),
            ("' 12 ' | number", 12), ("'1.5' | number", 1.5), ("3 | number", 3), ("12 | text", "12"),
            ("null | text", ""),
            ("1.6 | round", 2), ("1.2345 | round(2)", 1.23), ("3 | round(2)", 3), ("-2.5 | round", -3),
            ("inputs.empty | default('x')", "x"), ("null | default(1)", 1), ("0 | default(1)", 0),
            ("false | default(1)", false),
        ] as [(String, JSONValue)])
    func conversions(source: String, value: JSONValue) {
        #expect(ExpressionTesting.value(source) == value)
    }

    @Test(arguments: [
        ("1 | upper", "in `{{ 1 | upper }}`: `upper` is not for a number"),
        ("'a' | join", "in `{{ 'a' | join }}`: `join` is not for a text"),
        ("[1, 'a'] | sort", "in `{{ [1, 'a'] | sort }}`: `sort` is for lists of numbers only or of texts only"),
        (
            "'a' | truncate('b')",
            "in `{{ 'a' | truncate('b') }}`: argument 1 is no integer in range: write `truncate(length, [ending = \"…\"])`"
        ),
        ("'a' | truncate(-1)", "in `{{ 'a' | truncate(-1) }}`: a text cannot have -1 characters"),
        ("'a' | split('')", "in `{{ 'a' | split('') }}`: an empty separator separates nothing"),
        (
            "'{' | parseJson",
            "in `{{ '{' | parseJson }}`: the text is no JSON: Unexpected end, a string as key is missing at byte 1"
        ),
        ("'x' | number", "in `{{ 'x' | number }}`: the text says no number"),
        (
            "[1] | pluck('a')",
            "in `{{ [1] | pluck('a') }}`: `pluck` is for lists of objects; one of the elements is a number"
        ),
        (
            "['a'] | sum",
            "in `{{ ['a'] | sum }}`: `+` is not defined for a number and a text; a text can hold several expressions side by side instead"
        ),
        ("1.5 | round(99)", "in `{{ 1.5 | round(99) }}`: round keeps 0 to 12 digits, not 99"),
        ("'a' | replace('', 'b')", "in `{{ 'a' | replace('', 'b') }}`: an empty part cannot be replaced"),
    ])
    func aFilterSaysWhatItIsNotFor(source: String, message: String) {
        #expect(ExpressionTesting.value(source) == .string(message))
    }

    @Test func everyFilterIsDocumented() {
        for filter in ExpressionFilter.allCases {
            #expect(filter.usage.hasPrefix(filter.rawValue))
            #expect(!filter.summary.isEmpty)
            let arguments =
                filter.usage.split(separator: "(").dropFirst().first.map { $0.split(separator: ", ").count } ?? 0
            #expect(arguments == filter.arity.upperBound, "\(filter.usage)")
        }
    }
}
