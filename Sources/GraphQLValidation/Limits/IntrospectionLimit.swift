/// Questions about the schema have a budget of their own: they nest deeper than others, and with each level their answer
/// grows by the size of the schema.
enum IntrospectionLimit: DocumentLimit {
    static func check(_ context: LimitContext) throws(ValidationStopped) {
        let (depth, fields) = (context.limits.introspectionDepth, context.limits.introspectionFields)
        try context.judge(.introspectionDepth, \.introspectionDepth, maximum: depth) { count in
            "The introspection nests \(count) levels of fields; at most \(depth) are accepted. Ask for fewer levels of "
                + "\"ofType\" or \"fields\"."
        }
        try context.judge(.introspectionFields, \.introspectionFields, maximum: fields) { count in
            "The introspection selects \(count) fields, counted wherever fragments are spread; at most \(fields) are "
                + "accepted. Ask for less at once."
        }
    }
}
