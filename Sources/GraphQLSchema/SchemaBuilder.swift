import GraphQLLanguage

/// What `Schema.build` does beyond the rules on the documents, which always run.
public struct SchemaBuildOptions: Sendable {
    /// Runs the checks of the type system (`SchemaCheck`). Without them a schema that breaks the specification is
    /// built as well as it can be.
    public var checksTypeSystem: Bool
    /// Directives that may be applied and are checked, but that the schema does not list: they instruct tools and the
    /// server, not clients.
    public var unlistedDirectives: Set<String>

    public init(checksTypeSystem: Bool = true, unlistedDirectives: Set<String> = []) {
        self.checksTypeSystem = checksTypeSystem
        self.unlistedDirectives = unlistedDirectives
    }
}

extension Schema {
    /// Builds a schema from documents in the schema definition language (spec section 3).
    ///
    /// Several documents together describe one schema: types, directives and extensions may stand in any of them, in
    /// any order. Built-in scalars, directives and the introspection types are added. Throws every mistake that the
    /// first failing phase finds: the rules on the documents (`SpecifiedSDLRules`), or the checks of the type system
    /// (`SchemaCheck`). Operations and fragments among the definitions are ignored, as the reference implementation
    /// does.
    public static func build(
        _ documents: [Document], options: SchemaBuildOptions = SchemaBuildOptions()
    ) throws(SchemaErrors) -> Schema {
        let sdl = SDLDocuments(documents)
        try throwing { report in SpecifiedSDLRules.check(sdl, &report) }
        let draft = SchemaAssembler(sdl, constants: nil).assemble()
        var constants = SchemaConstants(draft, sdl)
        try throwing { report in
            if options.checksTypeSystem { SchemaCheck.check(draft, sdl, &report) }
            constants.resolve(&report)
            if !options.checksTypeSystem { report = DiagnosticReport() }
        }
        return SchemaAssembler(sdl, constants: constants, unlisted: options.unlistedDirectives).assemble()
    }

    /// Builds a schema from one SDL text; a syntax error is the one diagnostic that is thrown.
    public static func build(
        sdl: String, name: String = "GraphQL schema", options: SchemaBuildOptions = SchemaBuildOptions()
    ) throws(SchemaErrors) -> Schema {
        let source = Source(sdl, name: name)
        let document: Document
        do throws(GraphQLError) {
            document = try Document.parse(source)
        } catch {
            throw SchemaErrors([SchemaDiagnostic(syntaxError: error, in: source)])
        }
        return try build([document], options: options)
    }

    private static func throwing(_ phase: (inout DiagnosticReport) -> Void) throws(SchemaErrors) {
        var report = DiagnosticReport()
        phase(&report)
        guard report.diagnostics.isEmpty else { throw SchemaErrors(report.diagnostics) }
    }
}
