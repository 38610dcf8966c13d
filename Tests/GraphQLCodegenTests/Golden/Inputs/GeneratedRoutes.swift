// Generated from `@rest` in this target's schema by GraphQLCodegen. Change the schema, not this file.

import GraphQLLanguage
import GraphQLRoutes

extension GeneratedSchema {
    /// The routes of plain HTTP, by path and method.
    public static let routes: [GraphQLRoutes.RESTRoute] = []
}
