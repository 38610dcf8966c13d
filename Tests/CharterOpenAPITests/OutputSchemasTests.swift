import GraphQLJSON
import Testing

/// What is said of answers: the selection's fields, by their names in it.
@Suite struct OutputSchemasTests {
    @Test func theEnvelopeIsAroundTheData() throws {
        let schema = try #require(try GoldenDocument()["components/schemas/CountAnswer"])
        #expect(schema.at("properties/success/const") == true)
        #expect(schema.at("properties/data/type") == "integer")
        #expect(schema.at("properties/error") == ["type": "null"])
        #expect(schema.at("required") == ["success", "data", "error", "timestamp", "request_id"])
    }

    @Test func aValueThatMayBeMissingMayBeNull() throws {
        let document = try GoldenDocument()
        #expect(document["components/schemas/TaskAnswer/properties/data/anyOf/1"] == ["type": "null"])
        let task = try #require(document["components/schemas/AddTaskAnswer/properties/data/$ref"]?.stringValue)
        #expect(
            document[String(task.dropFirst(2)) + "/properties/owned_by"]
                == ["anyOf": [["$ref": "#/components/schemas/Person"], ["type": "null"]]])
    }

    @Test func valuesOfAUnionAreToldApart() throws {
        let document = try GoldenDocument()
        let found = try #require(document["components/schemas/Found"])
        #expect(found.at("discriminator/propertyName") == "__typename")
        let person = try #require(found.at("discriminator/mapping/Person")?.stringValue)
        #expect(document[String(person.dropFirst(2)) + "/properties/__typename/const"] == "Person")
    }

    @Test func anOperationsDataIsAllOfIt() throws {
        let data = try #require(try GoldenDocument()["components/schemas/BoardData"])
        #expect(data.at("required") == ["count", "open"])
        #expect(data.at("properties/open/type") == "array")
    }

    @Test func everyStatusThatCanOccurIsListed() throws {
        let document = try GoldenDocument()
        let post = document["paths/~1api~1tasks/post/responses"]?.keys ?? []
        #expect(post.contains("201") && post.contains("409") && post.contains("415") && post.contains("422"))
        let get = document["paths/~1api~1tasks/get/responses"]?.keys ?? []
        #expect(get.contains("304") && !get.contains("415") && !get.contains("410"))
        #expect(document["paths/~1api~1v0~1task~1{id}/get/responses/410"] != nil)
        #expect(document["paths/~1api~1tasks~1{id}/delete/responses/204/content"] == nil)
    }

    @Test func streamsAreListed() throws {
        let document = try GoldenDocument()
        let say = document["paths/~1api~1say/post/responses/200/content"]?.keys ?? []
        #expect(say.contains("text/event-stream") && say.contains("application/json"))
        #expect(
            document["paths/~1api~1say/post/requestBody/content/application~1json/schema/properties/stream/type"]
                == ["boolean", "null"])
        #expect(
            document["paths/~1api~1say/post/responses/200/content/text~1event-stream/schema/x-item-schema"]
                == ["$ref": "#/components/schemas/SayEvent"])
        #expect(document["components/schemas/SayEvent/$ref"] == "#/components/schemas/Speech.2")
        #expect(document["components/schemas/Speech.2/required"] == ["word"])
        let events = document["paths/~1api~1events/get/responses/200/content"]?.keys ?? []
        #expect(events == ["text/event-stream", "application/jsonl"])
    }

    @Test func theEndOfARouteIsSaid() throws {
        let old = try #require(try GoldenDocument()["paths/~1api~1v0~1task~1{id}/get"])
        #expect(old.at("deprecated") == true)
        #expect(old.at("responses/200/headers")?.keys.contains("Sunset") == true)
        #expect(old.at("description")?.stringValue?.contains("Use `/api/tasks/{id}` instead.") == true)
    }
}

extension JSONValue {
    fileprivate var keys: [String] {
        guard case .object(let object) = self else { return [] }
        return object.members.map(\.key)
    }
}
