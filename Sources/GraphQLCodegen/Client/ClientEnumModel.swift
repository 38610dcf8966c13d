import GraphQLSchema

/// The Swift enum of a GraphQL enum in a client: its values, and one case for those that it does not know yet.
struct ClientEnumModel {
    let type: NamedType
    let name: String
    let cases: [(name: String, value: EnumValueDefinition)]
    let unknownName: String

    init(_ type: NamedType, types: SwiftTypes) {
        self.type = type
        name = types[type.id]
        var taken: Set<String> = ["GraphQLOperations", "RawValue", "Swift", "rawValue"]
        var cases: [(name: String, value: EnumValueDefinition)] = []
        for value in type.enumValues {
            // Values whose Swift names are the same keep the names that the schema gives them.
            var name = SwiftIdentifier.lowerCamel(value.name)
            if SwiftIdentifier.isImpossible(name) { name += "1" }
            if taken.contains(name) { name = value.name }
            while !taken.insert(name).inserted { name += "_" }
            cases.append((name, value))
        }
        var unknown = "unknown"
        while taken.contains(unknown) { unknown += "_" }
        unknownName = unknown
        self.cases = cases
    }
}
