import CharterStorage

/// Lists of numbers as one parameter: both databases read them from JSON.
enum SQLList {
    static func parameter(_ numbers: some Sequence<Int64>) -> SQLValue {
        .text("[" + numbers.map(String.init).joined(separator: ",") + "]")
    }

    /// What stands behind `IN`.
    static let numbers1 = SQL(
        postgres: "(SELECT json_array_elements_text($1::json)::bigint)", sqlite: "(SELECT value FROM json_each($1))")
    static let numbers2 = SQL(
        postgres: "(SELECT json_array_elements_text($2::json)::bigint)", sqlite: "(SELECT value FROM json_each($2))")
}
