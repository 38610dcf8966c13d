import CharterObservability
import GraphQLJSON
import GraphQLTransport

/// The pages for operators: `/health` (the process lives), `/ready` (it can do its work) and `/metrics`.
enum OperationsRoutes {
    static func make(_ services: Services, readiness: Readiness) -> [HTTPRoute] {
        [
            HTTPRoute(.get, "/health") { _ in json(200, ["status": "ok"]) },
            HTTPRoute(.get, "/ready") { _ in await ready(services, readiness) },
            HTTPRoute(.get, "/metrics") { _ in
                .init(contentType: PrometheusText.contentType, text: services.metrics.page())
            },
        ]
    }

    /// Ready unless the server drains; models that are missing are named, since everything else still works.
    private static func ready(_ services: Services, _ readiness: Readiness) async -> HTTPRoute.Answer {
        var models = JSONObject()
        var missing: [JSONValue] = []
        for model in await services.models.descriptions() {
            switch model.availability {
            case .available: models[model.name] = "available"
            case .starting: models[model.name] = "starting"
            case .unavailable(let reason):
                models[model.name] = "unavailable"
                missing.append(.object(["model": .string(model.name), "reason": .string(reason)]))
            }
        }
        let isReady = readiness.isReady
        return json(
            isReady ? 200 : 503,
            [
                "status": .string(isReady ? "ready" : "draining"), "models": .object(models),
                "missing": .array(missing),
            ])
    }

    private static func json(_ status: HTTPStatus, _ object: JSONObject) -> HTTPRoute.Answer {
        HTTPRoute.Answer(
            status: status, contentType: "application/json; charset=utf-8",
            fields: [("Cache-Control", "no-store")], body: JSONValue.object(object).encoded())
    }
}
