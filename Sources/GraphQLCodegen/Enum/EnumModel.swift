import GraphQLSchema

/// The Swift enum of a GraphQL enum: one case for each value, the GraphQL name its raw value.
struct EnumModel {
    let type: NamedType
    let name: String
    let cases: [(name: String, value: EnumValueDefinition)]

    init(_ type: NamedType, types: SwiftTypes) {
        self.type = type
        name = types[type.id]
        cases = type.enumValues.map { (SwiftIdentifier.lowerCamel($0.name), $0) }
    }

    /// Names that the conformances of the Swift enum take.
    static let takenNames: Set<String> = ["allCases", "rawValue", "RawValue", "AllCases"]
}
