import GraphQLLanguage

/// A made-up schema of many types, spread over files as people would.
enum LargeSchema {
    static func sources(types count: Int) -> [Source] {
        let perFile = 100
        return (0..<(count / perFile)).map { file in
            var text = file == 0 ? "type Query { start: Object0 }\n" : ""
            for number in (file * perFile)..<((file + 1) * perFile) {
                text += type(number, of: count)
                if number % 10 == 1 {
                    text += "extend type Query { find\(number)(id: ID!, first: Int = 10): [Object\(number)!]! }\n"
                }
            }
            return Source(text, name: "Schema/Part\(file).graphql")
        }
    }

    /// Of ten types seven are objects; the others an enum, an input and a union.
    private static func type(_ number: Int, of count: Int) -> String {
        switch number % 10 {
        case 7: return "\"An enum.\"\nenum Enum\(number) { FIRST_VALUE SECOND_VALUE THIRD_VALUE }\n"
        case 8:
            return
                "input Input\(number) { id: ID!  text: String kind: Enum\(number - 1) = FIRST_VALUE tags: [String] }\n"
        case 9: return "union Union\(number) = Object\(number - 9) | Object\(number - 8)\n"
        default:
            let group = number / 10 * 10
            let next = (group + 10) % count
            return """
                "The object with number \(number)."
                type Object\(number) {
                  id: ID!
                  name: String
                  "How many there are."
                  count: Int!
                  ratio: Float
                  kind: Enum\(group + 7)!
                  tags: [String!]!
                  next: Object\(next)
                  any: [Union\(group + 9)!]
                  found(filter: Input\(group + 8), first: Int = 10): [Object\(next)!]!
                  owner: Object\(group) @batch
                }

                """
        }
    }
}
