import GraphQLJSON
import Testing

@testable import CharterWorkflows

struct ValueTemplateTests {
    @Test func aTextThatIsOneExpressionKeepsItsType() {
        #expect(ExpressionTesting.template("{{ inputs.count }}") == 3)
        #expect(ExpressionTesting.template("{{inputs.list}}") == [3, 1, 2])
    }

    @Test func anythingElseBecomesText() {
        #expect(ExpressionTesting.template("{{ inputs.count }} files") == "3 files")
        #expect(ExpressionTesting.template(" {{ inputs.count }}") == " 3")
        #expect(ExpressionTesting.template("{{ inputs.list }}{{ inputs.nothing }}{{ inputs.yes }}") == "[3,1,2]true")
        #expect(ExpressionTesting.template("no expression { } }}") == "no expression { } }}")
    }

    @Test func dataIsNeverEvaluated() {
        #expect(ExpressionTesting.template("{{ steps.review.output.content }}") == "{{ inputs.diff }}")
        #expect(ExpressionTesting.template("<{{ steps.review.output.content }}>") == "<{{ inputs.diff }}>")
    }

    @Test func bracesMayStandInTextsOfAnExpression() {
        #expect(ExpressionTesting.template("{{ '}}' }}{{ \"{{\" }}") == "}}{{")
    }

    @Test func aMistakeNamesItsBracesAndItsOffset() {
        #expect(
            ExpressionTesting.template("{{ 1 }} {{ 2 + }}")
                == "1:5: the expression ends here instead of a name, a literal or a parenthesis")
        #expect(ExpressionTesting.template("{{ '{{' }} {{ }}") == "2:0: there is no expression between the braces")
        #expect(ExpressionTesting.template("a {{ b") == "0:-2: these braces are not closed: `}}` is missing")
    }

    @Test func theSizeOfTextsIsBounded() throws {
        let scope = ExpressionScope([.inputs: ["big": .string(String(repeating: "x", count: 3_000_000))]])
        for source in [
            "{{ inputs.big + inputs.big }}", "{{ inputs.big }}{{ inputs.big }}",
            "{{ [inputs.big, inputs.big] | join }}",
            "{{ inputs.big | replace('x', 'yy') }}", "{{ [inputs.big, inputs.big] | json }}",
            "{{ inputs.big | urlEncode }}",
            "{{ [inputs.big, inputs.big] }}",
        ] {
            let template = try TemplateParser.parse(source)
            #expect(throws: EvaluationError.self, "\(source)") { try template.value(in: scope) }
        }
    }

    @Test func theWorkOfATemplateIsBounded() throws {
        let scope = ExpressionScope([.inputs: ["list": .array(Array(repeating: 1, count: 90_000))]])
        let template = try TemplateParser.parse("{{ inputs.list | sort | reverse | sort | sum }}")
        #expect(
            throws: EvaluationError(
                "this takes more than 1000000 steps of work", in: "inputs.list | sort | reverse | sort | sum")
        ) {
            try template.value(in: scope)
        }
        #expect(throws: EvaluationError.self) {
            try TemplateParser.parse("{{ inputs.list + inputs.list }}").value(in: scope)
        }
    }

    @Test func theDepthOfAValueIsBounded() throws {
        var deep = JSONValue.int(1)
        for _ in 0..<48 { deep = .array([deep]) }
        let scope = ExpressionScope([.inputs: ["deep": deep]])
        #expect(try TemplateParser.parse("{{ inputs.deep }}").value(in: scope) == deep)
        #expect(throws: EvaluationError.self) { try TemplateParser.parse("{{ [inputs.deep] }}").value(in: scope) }
    }

    @Test func searchingTakesTimeOfTheLengthsNotOfTheirProduct() {
        let text = String(repeating: "a", count: 1_000_000)
        let part = String(repeating: "a", count: 500_000) + "b"
        #expect(text.split(separatedByBytes: part) == [text])
        #expect("abababc".split(separatedByBytes: "ababc") == ["ab", ""])
        #expect("aaaa".split(separatedByBytes: "aa", atMost: 1) == ["", "aa"])
    }
}

extension EvaluationError {
    fileprivate init(_ message: String, in source: String) {
        self.init(message)
        self.source = source
    }
}
