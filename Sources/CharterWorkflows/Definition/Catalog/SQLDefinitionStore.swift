import CharterStorage

/// Keeps definitions in the table `workflow_definitions`.
public struct SQLDefinitionStore: DefinitionStore {
    private let database: any Database

    public init(_ database: any Database) { self.database = database }

    public func save(name: String, version: String, text: String) async throws {
        try await database.execute(
            """
            INSERT INTO workflow_definitions (name, version, source) VALUES ($1, $2, $3)
            ON CONFLICT (name, version) DO NOTHING
            """,
            [.text(name), .text(version), .text(text)])
    }

    public func load(name: String, version: String) async throws -> String? {
        let rows = try await database.query(
            "SELECT source FROM workflow_definitions WHERE name = $1 AND version = $2", [.text(name), .text(version)])
        return try rows.first?.decode(0)
    }

    public static let migrations = [
        Migration(
            component: "definitions", version: 1, name: "create_workflow_definitions",
            statements: [
                """
                CREATE TABLE workflow_definitions (
                    name TEXT NOT NULL,
                    version TEXT NOT NULL,
                    source TEXT NOT NULL,
                    PRIMARY KEY (name, version)
                )
                """
            ])
    ]
}
