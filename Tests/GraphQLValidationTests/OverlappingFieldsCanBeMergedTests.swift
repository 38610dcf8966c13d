import Testing

@testable import GraphQLValidation

@Suite struct OverlappingFieldsCanBeMergedTests {
    private func message(_ name: String, _ reason: String) -> String {
        "Fields \"\(name)\" conflict because \(reason). Use different aliases on the fields to fetch both if this was "
            + "intentional."
    }

    @Test func equalFieldsPass() throws {
        try expectValid(
            "{ dog { name name @skip(if: true) } dog { nickname other: name } }", OverlappingFieldsCanBeMerged.self)
        try expectValid(
            "{ values { complex(a: {int: 1, list: [\"a\"]}) complex(a: {list: [\"\\u0061\"], int: 1}) } }",
            OverlappingFieldsCanBeMerged.self)
    }

    @Test func objectsThatExcludeEachOtherMayDiffer() throws {
        try expectValid(
            "{ pet { ... on Dog { volume: barkVolume name } ... on Cat { volume: meowVolume name(surname: true) } } }",
            OverlappingFieldsCanBeMerged.self)
        try expectValid(
            "{ catOrDog { ... on Dog { owner { x: name } } ... on Cat { owner { x: name(surname: true) } } } }",
            OverlappingFieldsCanBeMerged.self)
    }

    @Test func differentFieldsConflict() throws {
        try expectErrors(
            "{ dog { x: name x: nickname } }", OverlappingFieldsCanBeMerged.self,
            [Expected(message("x", "\"name\" and \"nickname\" are different fields"), "1:9", "1:17")])
    }

    @Test func differentArgumentsConflict() throws {
        try expectErrors(
            "{ dog { name(surname: true) ... on Being { name } } }", OverlappingFieldsCanBeMerged.self,
            [Expected(message("name", "they have differing arguments"), "1:9", "1:44")])
    }

    @Test func typesOfDifferentShapeConflictEvenWhenExclusive() throws {
        try expectErrors(
            "{ catOrDog { ... on Dog { nickname } ... on Cat { nickname } } }", OverlappingFieldsCanBeMerged.self,
            [Expected(message("nickname", "they return conflicting types \"String\" and \"String!\""), "1:27", "1:51")])
    }

    @Test func everyPairIsTold() throws {
        try expectErrors(
            "{ dog { x: name x: nickname x: barkVolume } }", OverlappingFieldsCanBeMerged.self,
            [
                Expected(message("x", "\"name\" and \"nickname\" are different fields"), "1:9", "1:17"),
                Expected(message("x", "\"name\" and \"barkVolume\" are different fields"), "1:9", "1:29"),
                Expected(message("x", "\"nickname\" and \"barkVolume\" are different fields"), "1:17", "1:29"),
            ])
    }

    @Test func fragmentsConflictOnceWhereverTheyMeet() throws {
        try expectErrors(
            "{ dog { ...A ...B } } { dog { ...B ...A } } { dog { ...A ...B x: tricks } } "
                + "fragment A on Dog { x: name } fragment B on Dog { x: nickname }", OverlappingFieldsCanBeMerged.self,
            [
                Expected(message("x", "\"name\" and \"nickname\" are different fields"), "1:97", "1:127"),
                Expected(message("x", "\"tricks\" and \"name\" are different fields"), "1:63", "1:97"),
                Expected(message("x", "\"tricks\" and \"nickname\" are different fields"), "1:63", "1:127"),
            ])
    }

    @Test func conflictsBelowAreToldAtTheTop() throws {
        try expectErrors(
            "{ dog { owner { x: name y: pets { name } } } dog { owner { x: dog { name } y: dog { name } } } }",
            OverlappingFieldsCanBeMerged.self,
            [
                Expected(
                    message(
                        "dog",
                        "subfields \"owner\" conflict because subfields \"x\" conflict because \"name\" and "
                            + "\"dog\" are "
                            + "different fields and subfields \"y\" conflict because \"pets\" and \"dog\" are "
                            + "different "
                            + "fields"), "1:3", "1:9", "1:17", "1:25", "1:46", "1:52", "1:60", "1:76")
            ])
    }

    @Test func anUnknownFieldStillConflictsByName() throws {
        try expectErrors(
            "{ dog { x: nope x: name } }", OverlappingFieldsCanBeMerged.self,
            [Expected(message("x", "\"nope\" and \"name\" are different fields"), "1:9", "1:17")])
    }

    @Test func fragmentsInThemselvesEnd() throws {
        try expectErrors(
            "{ dog { ...F } } fragment F on Dog { x: name x: nickname mate { ...F mate { ...F } } }",
            OverlappingFieldsCanBeMerged.self,
            [Expected(message("x", "\"name\" and \"nickname\" are different fields"), "1:38", "1:46")])
    }

    @Test func streamsDoNotOverlap() throws {
        try expectErrors(
            "{ dog { tricks @stream tricks } }", OverlappingFieldsCanBeMerged.self,
            [Expected(message("tricks", "they have overlapping stream directives"), "1:9", "1:24")])
    }
}
