enum SchemaCheck {
    static func check(_ schema: Schema, _ sdl: SDLDocuments, _ report: inout DiagnosticReport) {}
}
