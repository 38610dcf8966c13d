import GraphQLLanguage
import GraphQLSchema
import Testing

@testable import GraphQLValidation

/// An error that a document should have: its message, and where, as `line:column`.
struct Expected: Equatable, CustomStringConvertible {
    let message: String
    let places: [String]

    init(_ message: String, _ places: String...) {
        self.message = message
        self.places = places
    }

    init(_ error: GraphQLError) {
        message = error.message
        places = error.locations.map { "\($0.line):\($0.column)" }
    }

    var description: String { "\(message) \(places)" }
}

/// Checks that a document passes a rule.
func expectValid(
    _ text: String, _ rule: any ValidationRule.Type, schema: Schema = TestSchema.animals,
    _ place: Testing.SourceLocation = #_sourceLocation
) throws {
    try expectErrors(text, rule, [], schema: schema, place)
}

/// Checks that a rule reports exactly these errors, in this order.
func expectErrors(
    _ text: String, _ rule: any ValidationRule.Type, _ expected: [Expected], schema: Schema = TestSchema.animals,
    _ place: Testing.SourceLocation = #_sourceLocation
) throws {
    let document = try Document.parse(text)
    let errors = Validator(schema: schema).validate(document, rules: [rule])
    #expect(errors.map { Expected($0) } == expected, sourceLocation: place)
    #expect(errors.allSatisfy { $0.code == .validationFailed }, sourceLocation: place)
}

/// The schema that most tests share.
enum TestSchema {
    static let animals = build(
        """
        directive @onField on FIELD
        directive @onQuery on QUERY
        directive @onVariable on VARIABLE_DEFINITION
        directive @many(n: Int) repeatable on FIELD
        directive @needs(it: Int!) on FIELD
        directive @defer(if: Boolean! = true, label: String) on FRAGMENT_SPREAD | INLINE_FRAGMENT
        directive @stream(if: Boolean! = true, label: String, initialCount: Int! = 0) on FIELD
        scalar Any
        interface Being { name(surname: Boolean): String }
        interface Pet implements Being { name(surname: Boolean): String }
        type Dog implements Pet & Being {
          name(surname: Boolean): String nickname: String barkVolume: Int owner: Human tricks: [String!]! mate: Dog
          knows(command: Command, level: Int = 1): Boolean
        }
        type Cat implements Pet & Being {
          name(surname: Boolean): String nickname: String! meowVolume: Int owner: Human mate: Cat
        }
        type Human implements Being { name(surname: Boolean): String pets: [Pet] dog: Dog }
        union CatOrDog = Cat | Dog
        enum Command { SIT DOWN HEEL }
        input Complex { required: Boolean! defaulted: Int! = 1 int: Int list: [String] nested: Complex choice: Choice }
        input Choice @oneOf { text: String number: Int }
        type Values {
          int(a: Int): Int needInt(a: Int!): Int intDefault(a: Int! = 3): Int float(a: Float): Int
          string(a: String): Int
          boolean(a: Boolean): Int id(a: ID): Int command(a: Command): Int list(a: [String]): Int
          strict(a: [String!]!): Int
          complex(a: Complex): Int choice(a: Choice!): Int any(a: Any): Int two(a: Int!, b: Int!): Int
        }
        type Query {
          dog: Dog cat: Cat human: Human pet: Pet being: Being catOrDog: CatOrDog values: Values dogs: [Dog]
        }
        type Mutation { rename(name: String): Dog }
        type Subscription { dog: Dog names: [String] }
        """)

    static func build(_ sdl: String) -> Schema {
        do { return try Schema.build(sdl: sdl) } catch { fatalError("test schema: \(error)") }
    }
}
