/// Requests of the published classes of attack, each as large as a text or body may be, and for each class one that keeps
/// just within the limits.
enum HostileRequests {
    struct Request {
        let name: String
        /// The JSON body, as a door gets it.
        let body: String
    }

    static let all: [Request] =
        nesting + repetition + fragments + merging + introspection + inputs + mistakes + abstractTypes + texts

    private static func document(_ name: String, _ text: String, variables: String = "{}") -> Request {
        Request(name: name, body: "{\"query\":\(quoted(text)),\"variables\":\(variables)}")
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    private static func times(_ count: Int, _ text: (Int) -> String) -> String { (0..<count).map(text).joined() }
    private static func times(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }

    // MARK: Nesting

    private static let nesting = [
        document("selections, 9,000 levels", times(9_000, "{node") + times(9_000, "}")),
        document("selections, 126 levels", "{" + times(126, "node{") + "id" + times(127, "}")),
        document("selections, 12 levels", "{" + times(11, "node{") + "id" + times(12, "}")),
        document("lists, 30,000 levels", "{echo(numbers:" + times(30_000, "[")),
        document("lists, 120 levels", "{echo(numbers:\(times(120, "["))1\(times(120, "]")))}"),
        document("objects, 9,000 levels", "{echo(filter:" + times(9_000, "{or:")),
        document("objects, 120 levels", "{echo(filter:\(times(120, "{or:"))null\(times(120, "}")))}"),
        document("types, 30,000 levels", "query($a:" + times(30_000, "[")),
        document(
            "JSON, 500,000 levels", "{echo}", variables: "{\"a\":" + times(500_000, "[")),
        document(
            "JSON, 60 levels of input objects", "query($f:Filter){echo(filter:$f)}",
            variables: "{\"f\":" + times(60, "{\"or\":") + "null" + times(61, "}")),
    ]

    // MARK: The same again and again

    private static let repetition = [
        document("aliases, 3,300", "{" + times(3_300) { "a\($0):echo " } + "}"),
        document("aliases, 30 on 300 places each", aliasesOnFragments),
        document("root fields, 9,900", "{" + times(9_900, "echo ") + "}"),
        document("one field 4,900 times with a selection", "{" + times(2_400, "node{id}") + "}"),
        document("directives, 4,900 at one place", "{echo " + times(4_900, "@mark ") + "}"),
        document("directives, unknown, 4,900", "{echo " + times(4_900, "@x ") + "}"),
        document("directives, 8 on 550 places", "{kind{" + times(550) { _ in "id" + times(8, "@mark ") } + "}}"),
        document("skip and include, 1,300", "{kind{" + times(1_300, "id@skip(if:false)") + "}}"),
        document(
            "conditions, 400 variables",
            "query(" + times(400) { "$v\($0):Boolean!" } + "){kind{"
                + times(400) { "id@include(if:$v\($0))" } + "}}",
            variables: "{" + (0..<400).map { "\"v\($0)\":true" }.joined(separator: ",") + "}"),
        document("operations, 1,600", times(1_600) { "query q\($0){echo}" }),
        document("operations, 2,400 without names", times(2_400, "{echo}")),
        document(
            "operations × fragments, 600 × 600",
            times(600) { _ in "query q{...f0}" } + times(600) { "fragment f\($0) on Query{...f\($0 + 1)}" }
                + "fragment f600 on Query{echo}"),
        document(
            "variables, 2,400", "query(" + times(2_400) { "$v\($0):Int" } + "){kind{id}}"),
        document(
            "variables, 1,100 used",
            "query(" + times(1_100) { "$v\($0):Int" } + "){"
                + "echo(numbers:[" + times(900) { "$v\($0) " } + "])}"),
        document(
            "variables × fragments",
            "query(" + times(600) { "$v\($0):Int" } + "){...f0}"
                + times(400) { "fragment f\($0) on Query{...f\($0 + 1) echo(number:$v\($0))}" }
                + "fragment f400 on Query{echo}"),
        document(
            "operations × fragments × variables",
            times(150) { "query q\($0){...f0}" }
                + times(500) { "fragment f\($0) on Query{...f\($0 + 1) echo(number:$v\($0))}" }
                + "fragment f500 on Query{echo}"),
    ]

    private static let aliasesOnFragments =
        "{kind{" + times(300, "...f ") + "}}fragment f on Kind0{" + times(30) { "a\($0):id " } + "}"

    // MARK: Fragments

    private static let fragments = [
        document(
            "fragments in a ring of 1,200",
            "{kind{...f0}}" + times(1_200) { "fragment f\($0) on Kind0{...f\(($0 + 1) % 1_200)}" }),
        document(
            "fragments in rings through each other",
            "{kind{...f0}}"
                + times(700) { "fragment f\($0) on Kind0{...f\(($0 + 1) % 700) ...f\($0 * 7 % 700) ...f0}" }),
        document(
            "fragments that double 500 times",
            "{node{...f0}}"
                + times(500) { "fragment f\($0) on Node{node{...f\($0 + 1)}a:node{...f\($0 + 1)}}" }
                + "fragment f500 on Node{id}"),
        document(
            "fragments that double 9 times",
            "{node{...f0}}" + times(9) { "fragment f\($0) on Node{...f\($0 + 1) ...f\($0 + 1)}" }
                + "fragment f9 on Node{id name}"),
        document(
            "fragments in a chain of 990",
            "{kind{...f0}}" + times(990) { "fragment f\($0) on Kind0{...f\($0 + 1)}" } + "fragment f990 on Kind0{id}"),
        document("fragments of one name, 1,200", "{kind{...f}}" + times(1_200, "fragment f on Kind0{id}")),
        document("fragments that nobody spreads, 1,200", "{echo}" + times(1_200) { "fragment f\($0) on Kind0{id}" }),
        document("one fragment spread 999 times", "{kind{" + times(999, "...f ") + "}}fragment f on Kind0{id}"),
        document("inline fragments, 2,900", "{kind{" + times(2_900, "...{id}") + "}}"),
        document("inline fragments, 125 levels", "{kind{" + times(125, "...{") + "id" + times(127, "}")),
    ]

    // MARK: Fields that must merge

    private static let merging = [
        document(
            "merging, same fields 4 levels",
            "{"
                + times(20) { _ in
                    "kind{" + times(6) { _ in "next{" + times(6) { _ in "next{id name}" } + "}" } + "}"
                } + "}"),
        document(
            "merging, conflicting arguments 1,200", "{kind{" + times(1_200) { "field0(a:\($0))" } + "}}"),
        document(
            "merging, conflicts between fragments",
            "{kind{" + times(250) { "...f\($0) " } + "}}"
                + times(250) { number in
                    "fragment f\(number) on Kind0{" + times(3) { "field\($0)(a:\(number))" } + "}"
                }),
        document(
            "merging, conflict under nested duplicates",
            "{"
                + times(15) { number in
                    "kind{" + times(8) { _ in "next{next{next{field0(a:\(number))id}}}" } + "}"
                } + "}"),
        document(
            "merging, a conflict far below",
            "{kind{...f0 ...g0}}"
                + times(300) {
                    "fragment f\($0) on Kind0{next{node{...on Kind0{...f\($0 + 1)}}}}"
                        + "fragment g\($0) on Kind0{next{node{...on Kind0{...g\($0 + 1)}}}}"
                } + "fragment f300 on Kind0{field0(a:1)}fragment g300 on Kind0{field0(a:2)}"),
        document(
            "merging, fragments meet in ever new sets",
            "{kind{...f0}}"
                + times(330) {
                    "fragment f\($0) on Kind0{x:name next{...f\($0 + 1) ...f\(($0 / 2 + 150) % 331)}"
                        + "next{...f\($0 + 1) ...f\(($0 / 3 + 200) % 331)}}"
                } + "fragment f330 on Kind0{x:id}"),
        document(
            "merging, types that exclude each other",
            "{thing{" + times(390) { "...on Kind\($0){x:field\($0 % 12)(a:\($0))}" } + "}}"),
        document(
            "merging, types that exclude each other, 2 levels",
            "{thing{" + times(200) { "...on Kind\($0){next{x:field\($0 % 12)(a:\($0))name}}" } + "}}"),
        document(
            "merging, large arguments 40 times",
            "{kind{" + times(40) { _ in "field0(filter:{ids:[" + times(200) { "\($0) " } + "]})" } + "}}"),
    ]

    // MARK: Introspection

    private static let full = """
        __schema{types{...T}directives{name args{...I}}}
        """
    private static let fullFragments = """
        fragment T on __Type{kind name description fields(includeDeprecated:true){name description args{...I}type{...R}
        isDeprecated}inputFields{...I}interfaces{...R}enumValues{name}possibleTypes{...R}}
        fragment I on __InputValue{name description type{...R}defaultValue}
        fragment R on __Type{kind name \(times(7, "ofType{kind name "))\(times(7, "}"))}
        """

    private static let introspection = [
        document("introspection, full", "{\(full)}\(fullFragments)"),
        document("introspection, full, twice", "{\(full)a:\(full)}\(fullFragments)"),
        document("introspection, full, 20 times", "{" + times(20) { "a\($0):\(full)" } + "}\(fullFragments)"),
        document(
            "introspection, fields of types of fields, 3 lists", "{__schema{types{fields{type{fields{name}}}}}}"),
        document(
            "introspection, fields of types of fields, 9 lists",
            "{__schema{types{" + times(8, "fields{type{") + "name" + times(16, "}") + "}}}"),
        document(
            "introspection, possible types of all types",
            "{__schema{types{possibleTypes{interfaces{name description}}interfaces{possibleTypes{name description}}}}}"),
        document(
            "introspection, one type, 30 times",
            "{kind{id}" + times(19) { "a\($0):__type(name:\"Node\"){fields{name}}" } + "}"),
    ]

    // MARK: Inputs

    private static let inputs = [
        document("list of 9,900 in the text", "{echo(numbers:[" + times(9_900, "1 ") + "])}"),
        document("list of 990 in the text", "{echo(numbers:[" + times(990, "1 ") + "])}"),
        document(
            "list of 500,000 in a variable", "query($n:[Int]){echo(numbers:$n)}",
            variables: "{\"n\":[" + times(499_999, "1,") + "1]}"),
        document(
            "input objects, 100,000 in lists of 1,000", "query($f:Filter){echo(filter:$f)}",
            variables: "{\"f\":{\"and\":[" + times(99, "{\"and\":[\(times(999, "{},"))1]},") + "{}]}}"),
        document(
            "input objects, 100,000 valid in lists of 1,000", "query($f:Filter){echo(filter:$f)}",
            variables: "{\"f\":{\"and\":[" + times(99, "{\"and\":[\(times(999, "{},")){}]},") + "{}]}}"),
        document(
            "lists of lists of lists, 300,000 numbers", "query($f:Filter){echo(filter:$f)}",
            variables: "{\"f\":{\"nested\":[" + times(299, "[[\(times(999, "1,"))1]],") + "[]]}}"),
        document(
            "variables nobody asked for, 60,000", "{echo}",
            variables: "{" + (0..<60_000).map { "\"variable\($0)\":1" }.joined(separator: ",") + "}"),
        document(
            "unknown input fields, 50,000", "query($f:Filter){echo(filter:$f)}",
            variables: "{\"f\":{" + (0..<50_000).map { "\"colorful\($0)\":1" }.joined(separator: ",") + "}}"),
        document(
            "wrong values, 1,000", "query($f:Filter){echo(filter:$f)}",
            variables: "{\"f\":{\"ids\":[" + times(999, "{},") + "{}]}}"),
        document(
            "a string of 1,000,000 in a variable", "query($t:String){echo(text:$t)}",
            variables: "{\"t\":\"" + times(250_000, "\\n") + "\u{1F600}" + times(400_000, "x") + "\"}"),
        document(
            "a wrong value of 1,000,000", "query($t:Int){echo(number:$t)}",
            variables: "{\"t\":\"" + times(1_000_000, "x") + "\"}"),
        document(
            "a number of 1,000,000 digits", "query($t:Int){echo(number:$t)}",
            variables: "{\"t\":\(times(1_000_000, "9"))}"),
        document("a number of 60,000 digits in the text", "{echo(number:\(times(60_000, "9")))}"),
    ]

    // MARK: Many mistakes, with suggestions

    private static let mistakes = [
        document("unknown fields, 4,900", "{kind{" + times(4_900) { "f\($0) " } + "}}"),
        document(
            "unknown fields near 3,000 others", "{wide{" + times(60) { "someRatherLongFieldNam\($0 * 13) " } + "}}"),
        document(
            "unknown fields of 1,000 letters near 3,000 others",
            "{wide{" + times(60) { "some\(times(1_000, "x"))\($0) " } + "}}"),
        document("unknown types, 1,200", "{kind{" + times(1_200) { "...on Kid\($0){id}" } + "}}"),
        document("unknown fields on an interface of 400 types", "{node{" + times(60) { "field\($0) " } + "}}"),
        document("unknown enum values", "{" + times(500) { "echo(color:COLR_\($0))" } + "}"),
        document("unknown arguments, 2,400", "{echo(" + times(2_400) { "nubmer\($0):1 " } + ")}"),
        document("unknown fragments, 2,000", "{kind{" + times(2_000) { "...f\($0) " } + "}}"),
        document("undefined variables, 1,600", "{echo(numbers:[" + times(900) { "$v\($0) " } + "])}"),
        document("wrong literals, 900", "{echo(numbers:[" + times(900, "true ") + "])}"),
    ]

    // MARK: Abstract types

    private static let abstractTypes = [
        document("an interface of 400 types, 11 levels", "{" + times(11, "node{id name ") + times(12, "}")),
        document(
            "an interface of 400 types × 30 aliases",
            "{node{" + times(30) { "a\($0):name " } + "node{id}thing{...on Node{id name}}}}"),
        document(
            "400 fragments on 400 types", "{node{" + times(400) { "...on Kind\($0){id name node{id}}" } + "}}"),
        document(
            "fragments that all differ below an interface",
            "{node{" + times(120) { "...on Kind\($0){node{...on Kind\($0){id node{id}}}}" } + "}}"),
        document(
            "900 spreads on an interface", "{node{" + times(900, "...f ") + "}}fragment f on Node{id name}"),
        document(
            "a union in an interface in a union", "{thing{...on Node{thing{...on Node{thing{...on Node{id name}}}}}}}"),
        document("lists of lists by cost", "{nodes(first:70){nodes(first:9){nodes(first:7){id name}}}}"),
        document("lists of 1,000,000 by cost", "{nodes(first:1000000){nodes(first:1000000){id}}}"),
    ]

    // MARK: Texts

    private static let texts = [
        document("64 KiB of string", "{echo(text:\"" + times(65_000, "x") + "\")}"),
        document("64 KiB of escapes", "{echo(text:\"" + times(10_800, "\\u0041") + "\")}"),
        document("64 KiB of block string", "{echo(text:\"\"\"" + times(32_000, " \n") + "\"\"\")}"),
        document("64 KiB of comment", "#" + times(65_000, "x") + "\n{echo}"),
        document("64 KiB of commas", "{echo" + times(65_000, ",") + "}"),
        document("64 KiB of line ends and a mistake", "{echo" + times(65_000, "\r") + "("),
        document("64 KiB of a name", "{" + times(65_000, "x") + "}"),
        document("64 KiB of a string that does not end", "{echo(text:\"" + times(65_000, "x")),
        document("64 KiB of unknown characters", "{" + times(16_000, "\u{1F600}") + "}"),
        document("1 MB of document", "{echo" + times(1_000_000, " ") + "}"),
    ]
}
