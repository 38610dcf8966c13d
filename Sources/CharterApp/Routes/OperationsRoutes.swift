import CharterEvents
import CharterModels
import CharterObservability
import CharterStorage
import CharterWorkflows
import GraphQLJSON
import GraphQLTransport

/// The pages for operators: `/health` (the process lives and its workers look for work), `/ready` (it can do its work)
/// and `/metrics`.
enum OperationsRoutes {
    static func make(_ services: Services, readiness: Readiness) -> [HTTPRoute] {
        [
            HTTPRoute(.get, "/health") { _ in health(services) },
            HTTPRoute(.get, "/ready") { _ in await ready(services, readiness) },
            HTTPRoute(.get, "/metrics") { _ in
                .init(contentType: PrometheusText.contentType, text: await metrics(services))
            },
        ]
    }

    /// A process whose workers stopped looking for work will not recover by itself, so it is to be started again.
    private static func health(_ services: Services) -> HTTPRoute.Answer {
        guard services.runs.engine.isLive else { return json(503, ["status": "workers stalled"]) }
        return json(200, ["status": "ok"])
    }

    private static func metrics(_ services: Services) async -> String {
        let queue = try? await services.runs.engine.store.queueFigures()
        return services.metrics.page { page in
            RunMetrics.write(
                services.storage.figures.snapshot(), services.storage.topics.figures, services.runs.engine.figures,
                queue: queue, into: &page)
        }
    }

    /// Ready unless the server drains or cannot reach its database; models and workflow files that cannot be used are
    /// named, since everything else still works.
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
        let storage = await storage(services)
        let status = !readiness.isReady ? "draining" : storage.isReachable ? "ready" : "database unreachable"
        return json(
            status == "ready" ? 200 : 503,
            [
                "status": .string(status), "models": .object(models), "missing": .array(missing),
                "database": storage.report,
                "workflows": [
                    "defined": .int(Int64(services.workflows.definitions.count)),
                    "mistakes": .array(services.workflows.catalog.diagnostics.map { .string("\($0)") }),
                ],
            ])
    }

    private static func storage(_ services: Services) async -> (isReachable: Bool, report: JSONValue) {
        var report: JSONObject = [
            "kind": .string(services.storage.database.dialect.rawValue), "wakesBy": .string(services.storage.wakesBy),
        ]
        do {
            try await services.storage.database.ping()
            return (true, .object(report))
        } catch {
            report["error"] = .string("\(error)")
            return (false, .object(report))
        }
    }

    private static func json(_ status: HTTPStatus, _ object: JSONObject) -> HTTPRoute.Answer {
        HTTPRoute.Answer(
            status: status, contentType: "application/json; charset=utf-8",
            fields: [("Cache-Control", "no-store")], body: JSONValue.object(object).encoded())
    }
}
