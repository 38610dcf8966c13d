import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema
import Testing

@testable import GraphQLExecution

@Suite struct OperationVariablesTests {
    private func declared(_ count: Int) throws -> OperationVariables {
        let names = (0..<count).map { "$v\($0): Int" }.joined(separator: " ")
        let document = try Document.parse(Source("query(\(names) $other: Missing) { a }"))
        let schema = try Schema.build(sdl: "type Query { a: Int }")
        return OperationVariables(document.operations[0].variableDefinitions, in: document, schema)
    }

    /// Few are searched one by one, many by an index.
    @Test(arguments: [1, 8, 9, 100])
    func findsByTextAndByName(count: Int) throws {
        let variables = try declared(count)
        let values = VariableValues(variables, .many((0..<count).map { $0 % 2 == 0 ? .int(Int64($0)) : nil }))
        for position in 0..<count {
            let expected: JSONValue? = position % 2 == 0 ? .int(Int64(position)) : nil
            #expect(values["v\(position)"] == expected)
            #expect(values[variables.all[position].nameNode] == expected)
        }
        #expect(values["w"] == nil)
        #expect(VariableValues.none["v0"] == nil)
    }

    @Test func leavesOutWhatHasNoType() throws {
        #expect(try declared(2).all.map(\.name) == ["v0", "v1"])
    }
}
