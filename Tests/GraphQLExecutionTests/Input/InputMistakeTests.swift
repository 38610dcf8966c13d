import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema
import Testing

@testable import GraphQLExecution

/// Where in an argument a value stands that its type does not take.
@Suite struct InputMistakeTests {
    /// A scalar that takes only what it likes.
    private struct Picky: InputDecodable {
        init(input: JSONValue) throws {
            switch input {
            case "good": break
            case "coded": throw GraphQLError("No.", code: .validation)
            case "other": throw Trouble()
            default: throw GraphQLError("No.")
            }
        }
    }

    private struct Trouble: Error {}

    private struct Basket: InputDecodable {
        init(input: JSONValue) throws {
            guard case .object(let object) = input else { throw Self.mismatch(input) }
            try InputConstraint(max: 3).check(object["count"], "count")
            _ = try object.decode("items", as: [Picky?]?.self)
            _ = try object.decodeNullable("basket", as: Nested.self)
        }

        private struct Nested: InputDecodable {
            init(input: JSONValue) throws { _ = try Basket(input: input) }
        }
    }

    private func error(_ value: JSONValue) throws -> (any Error)? {
        let schema = try Schema.build(sdl: "type Query { pick(first: Int, basket: Int): Int }")
        let arguments = try #require(schema.rootType(.query)?.field("pick")).arguments
        do {
            _ = try Arguments(values: .many([nil, value])).decode(1, as: Basket.self)
            return nil
        } catch {
            return try #require(error as? InputMistake).error(of: arguments)
        }
    }

    @Test(
        arguments: [
            (["items": ["good", "bad"]], "basket.items[1]"), (["items": [.null, 5]], "basket.items[1]"),
            (["basket": ["basket": ["items": ["bad"]]]], "basket.basket.basket.items[0]"),
            (["basket": ["count": 4]], "basket.basket.count"), (["count": 4], "basket.count"), (5, "basket"),
            (["items": "bad"], "basket.items"), (["basket": 5], "basket.basket"),
        ] as [(JSONValue, String)])
    func thePlaceIsKnownDownToTheValue(_ value: JSONValue, _ place: String) throws {
        let error = try #require(try error(value) as? GraphQLError)
        #expect(error.extensions["argument"] == .string(place))
        #expect(error.code == .badUserInput)
    }

    @Test func aCodeOfTheTypesOwnStays() throws {
        let coded = try #require(try error(["items": ["coded"]]) as? GraphQLError)
        #expect(coded.code == .validation)
        #expect(coded.extensions["argument"] == "basket.items[0]")
    }

    /// What is no answer for clients is masked as it is anywhere else.
    @Test func otherErrorsStayWhatTheyAre() throws {
        #expect(try error(["items": ["other"]]) is Trouble)
        #expect(try error(["items": ["good"]]) == nil)
    }
}
