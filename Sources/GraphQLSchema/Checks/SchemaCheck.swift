/// A check of the type system: whether the types and directives of a schema fit together (spec section 3, the parts
/// called "type validation").
protocol TypeSystemCheck {
    static func check(_ schema: Schema, _ origins: SchemaOrigins, _ report: inout DiagnosticReport)
}

/// The checks of the type system, in the order in which they run; all of them always do.
///
/// Default values and the arguments of applied directives are checked where they are coerced, in `SchemaConstants`.
enum SchemaCheck {
    static var all: [any TypeSystemCheck.Type] {
        [
            RootTypesCheck.self,
            ReservedNamesCheck.self,
            DirectiveCyclesCheck.self,
            FieldsCheck.self,
            ArgumentsCheck.self,
            DeprecationCheck.self,
            InterfacesCheck.self,
            InterfaceImplementationCheck.self,
            UnionMembersCheck.self,
            EnumValuesCheck.self,
            InputFieldsCheck.self,
            OneOfCheck.self,
            InputObjectCyclesCheck.self,
        ]
    }

    static func check(_ schema: Schema, _ sdl: SDLDocuments, _ report: inout DiagnosticReport) {
        let origins = SchemaOrigins(sdl)
        for check in all { check.check(schema, origins, &report) }
    }
}
