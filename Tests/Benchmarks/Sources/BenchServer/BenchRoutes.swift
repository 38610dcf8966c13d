import GraphQLRoutes

/// Workload S as routes: by GET with the argument in the path, and by POST with it in the body.
enum BenchRoutes {
    static func make() throws -> [RESTRoute] {
        let operation = RESTRoute.Operation(
            name: "WorkflowStatus", type: .query,
            text: "query WorkflowStatus($id: ID!) { workflowStatus(id: $id) { id status progress } }")
        return [
            RESTRoute(
                .get, try PathTemplate("/api/v1/workflow/status/{id}"), operation: operation,
                responseKey: "workflowStatus", coordinate: "Query.workflowStatus"),
            RESTRoute(
                .post, try PathTemplate("/api/v1/workflow/status"), body: .members, operation: operation,
                responseKey: "workflowStatus", coordinate: "Query.workflowStatus"),
        ]
    }
}
