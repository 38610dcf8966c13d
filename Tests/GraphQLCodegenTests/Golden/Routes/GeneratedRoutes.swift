// Generated from `@rest` in this target's schema by GraphQLCodegen. Change the schema, not this file.

import GraphQLLanguage
import GraphQLRoutes

extension GeneratedSchema {
    /// The routes of plain HTTP, by path and method.
    public static let routes: [GraphQLRoutes.RESTRoute] = [
        GraphQLRoutes.RESTRoute(
            .get, GraphQLRoutes.PathTemplate([.literal("api"), .literal("board")]),
            operation: GraphQLRoutes.RESTRoute.Operation(
                name: "Board", type: .query,
                text: #"""
                    query Board($limit: Int! = 5) {
                      count
                      open: tasks(first: $limit, states: [OPEN]) {
                        ...Card
                      }
                    }

                    fragment Card on Task {
                      id
                      heading: title
                    }
                    """#),
            names: ["size": "limit"],
            tags: ["Board"],
            coordinate: "Board",
            description: "All that a board shows."),
        GraphQLRoutes.RESTRoute(
            .get, GraphQLRoutes.PathTemplate([.literal("api"), .literal("events")]),
            operation: GraphQLRoutes.RESTRoute.Operation(
                name: "rest_get_taskChanged", type: .subscription,
                text: #"""
                    subscription rest_get_taskChanged($id: ID) {
                      taskChanged(id: $id) {
                        id
                        title
                        is_done: isDone
                        state
                        owned_by: ownedBy {
                          full_name: fullName
                        }
                      }
                    }
                    """#),
            responseKey: "taskChanged",
            tags: ["Tasks"],
            coordinate: "Subscription.taskChanged",
            description: "Tasks as they change."),
        GraphQLRoutes.RESTRoute(
            .get, GraphQLRoutes.PathTemplate([.literal("api"), .literal("find")]),
            operation: GraphQLRoutes.RESTRoute.Operation(
                name: "rest_get_find", type: .query,
                text: #"""
                    query rest_get_find($text: String!) {
                      find(text: $text) {
                        __typename
                        ... on Task {
                          id
                          title
                          is_done: isDone
                          state
                          owned_by: ownedBy {
                            full_name: fullName
                          }
                        }
                        ... on Person {
                          full_name: fullName
                        }
                      }
                    }
                    """#),
            responseKey: "find",
            tags: ["Tasks"],
            coordinate: "Query.find",
            description: "Whatever the text finds."),
        GraphQLRoutes.RESTRoute(
            .post, GraphQLRoutes.PathTemplate([.literal("api"), .literal("say")]),
            body: .members,
            operation: GraphQLRoutes.RESTRoute.Operation(
                name: "rest_post_say", type: .mutation,
                text: #"""
                    mutation rest_post_say($words: String!, $times: Int) {
                      say(words: $words, times: $times) {
                        spoken_text: spokenText
                      }
                    }
                    """#),
            streamed: GraphQLRoutes.RESTRoute.Operation(
                name: "rest_stream_speech", type: .subscription,
                text: #"""
                    subscription rest_stream_speech($words: String!, $times: Int) {
                      say: speech(words: $words, times: $times) {
                        word: spokenText
                      }
                    }
                    """#),
            responseKey: "say",
            tags: ["Tasks"],
            coordinate: "Mutation.say"),
        GraphQLRoutes.RESTRoute(
            .get, GraphQLRoutes.PathTemplate([.literal("api"), .literal("tasks")]),
            operation: GraphQLRoutes.RESTRoute.Operation(
                name: "rest_get_tasks", type: .query,
                text: #"""
                    query rest_get_tasks($first: Int, $filter: TaskFilter, $states: [TaskState!]) {
                      tasks(first: $first, filter: $filter, states: $states) {
                        id
                        title
                        is_done: isDone
                        state
                        owned_by: ownedBy {
                          full_name: fullName
                        }
                      }
                    }
                    """#),
            responseKey: "tasks",
            names: ["label": "filter.labelText", "limit": "first"],
            version: "1",
            tags: ["Lists", "Tasks"],
            coordinate: "Query.tasks",
            description: "The tasks that fit."),
        GraphQLRoutes.RESTRoute(
            .post, GraphQLRoutes.PathTemplate([.literal("api"), .literal("tasks")]),
            body: .argument("input"),
            operation: GraphQLRoutes.RESTRoute.Operation(
                name: "rest_post_addTask", type: .mutation,
                text: #"""
                    mutation rest_post_addTask($input: TaskInput!) {
                      addTask(input: $input) {
                        id
                        title
                        is_done: isDone
                        state
                        owned_by: ownedBy {
                          full_name: fullName
                        }
                      }
                    }
                    """#),
            responseKey: "addTask",
            status: 201,
            location: GraphQLRoutes.PathTemplate([.literal("api"), .literal("tasks"), .variable(["id"])]),
            tags: ["Tasks"],
            coordinate: "Mutation.addTask",
            example: "{\"title\": \"Wash up\"}"),
        GraphQLRoutes.RESTRoute(
            .get, GraphQLRoutes.PathTemplate([.literal("api"), .literal("tasks"), .literal("count")]),
            operation: GraphQLRoutes.RESTRoute.Operation(
                name: "rest_get_count", type: .query,
                text: #"""
                    query rest_get_count {
                      count
                    }
                    """#),
            responseKey: "count",
            tags: ["Tasks"],
            coordinate: "Query.count",
            cache: GraphQLRoutes.RESTRoute.CachePolicy(maxAge: 5, isPrivate: true)),
        GraphQLRoutes.RESTRoute(
            .get, GraphQLRoutes.PathTemplate([.literal("api"), .literal("tasks"), .variable(["id"])]),
            operation: GraphQLRoutes.RESTRoute.Operation(
                name: "rest_get_task", type: .query,
                text: #"""
                    query rest_get_task($id: ID!) {
                      task(id: $id) {
                        id
                        title
                        is_done: isDone
                        state
                        owned_by: ownedBy {
                          full_name: fullName
                        }
                      }
                    }
                    """#),
            responseKey: "task",
            tags: ["Tasks"],
            coordinate: "Query.task",
            description: "A task by its id.",
            cache: GraphQLRoutes.RESTRoute.CachePolicy(maxAge: 30, isPrivate: false),
            example: "{\"id\": \"1\"}"),
        GraphQLRoutes.RESTRoute(
            .put, GraphQLRoutes.PathTemplate([.literal("api"), .literal("tasks"), .variable(["id"])]),
            body: .argument("input"),
            operation: GraphQLRoutes.RESTRoute.Operation(
                name: "rest_put_changeTask", type: .mutation,
                text: #"""
                    mutation rest_put_changeTask($id: ID!, $input: TaskInput!) {
                      changeTask(id: $id, input: $input) {
                        id
                        title
                      }
                    }
                    """#),
            responseKey: "changeTask",
            tags: ["Tasks"],
            coordinate: "Mutation.changeTask"),
        GraphQLRoutes.RESTRoute(
            .delete, GraphQLRoutes.PathTemplate([.literal("api"), .literal("tasks"), .variable(["id"])]),
            operation: GraphQLRoutes.RESTRoute.Operation(
                name: "rest_delete_removeTask", type: .mutation,
                text: #"""
                    mutation rest_delete_removeTask($id: ID!) {
                      removeTask(id: $id) {
                        __typename
                      }
                    }
                    """#),
            responseKey: "removeTask",
            status: 204,
            tags: ["Tasks"],
            coordinate: "Mutation.removeTask"),
        GraphQLRoutes.RESTRoute(
            .get, GraphQLRoutes.PathTemplate([.literal("api"), .literal("v0"), .literal("task"), .variable(["id"])]),
            operation: GraphQLRoutes.RESTRoute.Operation(
                name: "rest_get_task_2", type: .query,
                text: #"""
                    query rest_get_task_2($id: ID!) {
                      task(id: $id) {
                        id
                        title
                        is_done: isDone
                        state
                        owned_by: ownedBy {
                          full_name: fullName
                        }
                      }
                    }
                    """#),
            responseKey: "task",
            tags: ["Tasks"],
            coordinate: "Query.task",
            description: "A task by its id.",
            deprecated: "2026-01-01",
            sunset: "2026-12-31",
            successor: "/api/tasks/{id}",
            cache: GraphQLRoutes.RESTRoute.CachePolicy(maxAge: 30, isPrivate: false)),
    ]
}
