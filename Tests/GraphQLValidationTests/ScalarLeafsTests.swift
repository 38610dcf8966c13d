import Testing

@testable import GraphQLValidation

@Suite struct ScalarLeafsTests {
    @Test func leavesAndBranchesPass() throws {
        try expectValid("{ dog { name tricks owner { name } } __typename }", ScalarLeafs.self)
    }

    @Test func aLeafWithSelectionsDoesNot() throws {
        try expectErrors(
            "{ dog { tricks { length } } }", ScalarLeafs.self,
            [Expected("Field \"tricks\" must not have a selection since type \"[String!]!\" has no subfields.", "1:16")]
        )
    }

    @Test func aBranchWithoutDoesNot() throws {
        try expectErrors(
            "{ d: dog }", ScalarLeafs.self,
            [
                Expected(
                    "Field \"dog\" of type \"Dog\" must have a selection of subfields. Did you mean \"dog { ... }\"?",
                    "1:3")
            ])
    }
}
