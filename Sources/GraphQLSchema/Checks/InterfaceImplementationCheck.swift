/// A type has every field of the interfaces that it implements, with a type that may stand in for the interface's, and
/// with the same arguments (spec section 3.6, IsValidImplementation).
enum InterfaceImplementationCheck: TypeSystemCheck {
    static func check(_ schema: Schema, _ origins: SchemaOrigins, _ report: inout DiagnosticReport) {
        for type in schema.types where !type.interfaces.isEmpty {
            var seen: Set<TypeID> = [type.id]
            for id in type.interfaces where schema[id].kind == .interface && seen.insert(id).inserted {
                guard !report.isFull else { return }
                let interface = schema[id]
                for field in interface.fields {
                    if let own = type.field(field.name) {
                        check(own, of: type, against: field, of: interface, schema, origins, &report)
                    } else {
                        report.add(
                            "Interface field \(interface.name).\(field.name) expected but \(type.name) does not "
                                + "provide it.", at: field.origin.asList + origins.parts(of: type))
                    }
                }
            }
        }
    }

    private static func check(
        _ field: FieldDefinition, of type: NamedType, against expected: FieldDefinition, of interface: NamedType,
        _ schema: Schema, _ origins: SchemaOrigins, _ report: inout DiagnosticReport
    ) {
        let ownName = "\(type.name).\(field.name)"
        let expectedName = "\(interface.name).\(field.name)"
        if !schema.isSubtype(field.type, of: expected.type) {
            report.add(
                "Interface field \(expectedName) expects type \(schema.text(expected.type)) but \(ownName) is type "
                    + "\(schema.text(field.type)).", at: origins.type(of: expected) + origins.type(of: field))
        }
        for argument in expected.arguments {
            guard let own = field.argument(argument.name) else {
                report.add(
                    "Interface field argument \(expectedName)(\(argument.name):) expected but \(ownName) does not "
                        + "provide it.", at: argument.origin.asList + field.origin.asList)
                continue
            }
            if own.type != argument.type {
                report.add(
                    "Interface field argument \(expectedName)(\(argument.name):) expects type "
                        + "\(schema.text(argument.type)) but \(ownName)(\(argument.name):) is type "
                        + "\(schema.text(own.type)).", at: origins.type(of: argument) + origins.type(of: own))
            }
        }
        for argument in field.arguments where argument.isRequired && expected.argument(argument.name) == nil {
            report.add(
                "Object field \(ownName) includes required argument \(argument.name) that is missing from the "
                    + "Interface field \(expectedName).", at: argument.origin.asList + expected.origin.asList)
        }
        if field.isDeprecated, !expected.isDeprecated {
            report.add(
                "Interface field \(expectedName) is not deprecated, so implementation field \(ownName) must not be "
                    + "deprecated.", at: origins.deprecation(of: field) + origins.type(of: field))
        }
    }
}

extension Schema {
    /// Whether a value of `type` is always one of `other` (spec section 3.6, IsValidImplementationFieldType): equal,
    /// more often non-null, or of a possible type.
    public func isSubtype(_ type: TypeReference, of other: TypeReference) -> Bool {
        var (type, other) = (type, other)
        while type != other {
            if other.isNonNull, !type.isNonNull { return false }
            (type, other) = (type.nullable, other.nullable)
            guard type.isList == other.isList else { return false }
            guard type.isList else { return isSubtype(type.named, of: other.named) }
            (type, other) = (type.itemType, other.itemType)
        }
        return true
    }
}
