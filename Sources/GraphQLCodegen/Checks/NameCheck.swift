import GraphQLLanguage
import GraphQLSchema

/// Checks that every name has a place of its own in Swift: nothing is merged, renamed or left out silently.
///
/// Names count as the same when they differ only in case: people, file systems and generated names take them for one.
enum NameCheck {
    static func check(_ model: SchemaModel, _ collector: inout DiagnosticCollector) {
        checkFiles(model, &collector)
        checkTypes(model, &collector)
        for file in model.files {
            for declaration in file.declarations { checkMembers(declaration, model.schema, &collector) }
        }
        for operation in OperationType.allCases {
            guard let root = model.schema.rootType(operation) else { continue }
            checkFields(root, &collector)
        }
        checkResolvers(model, &collector)
    }

    // MARK: Files

    private static func checkFiles(_ model: SchemaModel, _ collector: inout DiagnosticCollector) {
        var stems: [String: String] = [:]
        for file in model.files {
            let name = SwiftIdentifier.upperCamel(file.stem)
            if !SwiftIdentifier.isPlain(Substring(name)) {
                collector.report(
                    Diagnostic(
                        "No Swift name can be made of the file name \"\(file.fileName)\". Begin it with a letter.",
                        path: file.path))
            } else if let other = stems.updateValue(file.path, forKey: SwiftIdentifier.folded(name)) {
                collector.report(
                    Diagnostic(
                        "The file would make the same Swift names as \"\(other)\". Rename one of them.",
                        path: file.path))
            } else if name == "Schema", model.files.contains(where: { $0.stem != file.stem && !$0.resolvers.isEmpty }),
                !file.resolvers.isEmpty
            {
                collector.report(
                    Diagnostic(
                        "The name SchemaResolvers stands for the resolvers of all files. Rename this file, for "
                            + "instance to \"Root.graphql\".", path: file.path))
            }
        }
    }

    // MARK: Types

    private static func checkTypes(_ model: SchemaModel, _ collector: inout DiagnosticCollector) {
        var owners: [String: String] = [:]
        for file in model.files where !file.resolvers.isEmpty {
            owners[SwiftIdentifier.folded(file.protocolName)] = "the resolvers of \(file.fileName)"
        }
        let types = model.schema.types.filter { !$0.isBuiltIn && !model.types.isBound($0.id) }
        for type in types {
            let owner = "\(type.kind.keyword) \(type.name)"
            if let other = owners.updateValue(owner, forKey: SwiftIdentifier.folded(type.name)) {
                collector.report(
                    "The type \"\(type.name)\" has the same name in Swift as \(other), but for case at most. "
                        + "Rename it.",
                    at: type.origin)
            }
            if SwiftIdentifier.isImpossible(type.name) || SwiftIdentifier.impossibleTypes.contains(type.name) {
                collector.report(
                    "Swift does not allow a type to be called \"\(type.name)\". Rename it, or bind it to a type of "
                        + "yours with @swift(type:).", at: type.origin)
            } else if EngineName.taken.contains(type.name) {
                collector.report(
                    "Generated code uses the name \"\(type.name)\" for something else. Rename the type, or bind it to "
                        + "a type of yours with @swift(type:).", at: type.origin)
            }
        }
        for file in model.files {
            for case .interface(let interface) in file.declarations {
                guard let name = interface.protocolName, let other = owners[SwiftIdentifier.folded(name)] else {
                    continue
                }
                collector.report(
                    "The protocol \(name) of the interface \"\(interface.type.name)\" has the same name in Swift as "
                        + "\(other). Rename one of them.", at: interface.type.origin)
            }
        }
    }

    // MARK: Members

    private static func checkMembers(
        _ declaration: SchemaFileModel.Declaration, _ schema: Schema, _ collector: inout DiagnosticCollector
    ) {
        switch declaration {
        case .object(let model):
            if schema.operation(rootedAt: model.type.id) == nil { checkFields(model.type, &collector) }
            checkBoxes(model.properties, model.type, &collector)
        case .interface(let model):
            checkFields(model.type, &collector)
            checkCases(model, &collector)
        case .union(let model): checkCases(model, &collector)
        case .inputObject(let model):
            MemberNames.check(
                model.type.inputFields.map { ($0.name, $0.name, $0.origin) }, of: model.type, "field", &collector)
            if !model.type.isOneOf { checkBoxes(model.fields.map(\.property), model.type, &collector) }
        case .enum(let model):
            MemberNames.check(
                model.cases.map { ($0.value.name, $0.name, $0.value.origin) }, of: model.type, "value",
                taken: EnumModel.takenNames, &collector)
        case .scalar: break
        }
    }

    private static func checkFields(_ type: NamedType, _ collector: inout DiagnosticCollector) {
        MemberNames.check(type.fields.map { ($0.name, $0.name, $0.origin) }, of: type, "field", &collector)
    }

    private static func checkCases(_ model: AbstractTypeModel, _ collector: inout DiagnosticCollector) {
        var cases: [String: String] = [:]
        for item in model.cases {
            let key = SwiftIdentifier.folded(item.name)
            if let other = cases.updateValue(item.name, forKey: key) {
                collector.report(
                    "Two types of \"\(model.type.name)\" would both be its Swift case \"\(other)\". Rename one "
                        + "of them.",
                    at: model.type.origin)
            }
        }
    }

    /// A boxed property `x` brings the storage `_x` with it.
    private static func checkBoxes(
        _ properties: [PropertyModel], _ type: NamedType, _ collector: inout DiagnosticCollector
    ) {
        let names = Set(properties.map(\.name))
        for property in properties where property.isBoxed && names.contains("_" + property.name) {
            collector.report(
                "The fields \"\(property.name)\" and \"_\(property.name)\" of \"\(type.name)\" need the same name in "
                    + "Swift. Rename one of them.", at: type.origin)
        }
    }

    // MARK: Resolvers

    private static func checkResolvers(_ model: SchemaModel, _ collector: inout DiagnosticCollector) {
        var methods: [String: ResolverModel] = [:]
        for resolver in model.files.flatMap(\.resolvers) {
            let coordinate = "\(resolver.parent.name).\(resolver.field.name)"
            if SwiftIdentifier.isImpossible(resolver.name) {
                collector.report(
                    "Swift does not allow a method to be called \"\(resolver.name)\". Rename \"\(coordinate)\", or "
                        + "give it a name with @resolver(name:).", at: resolver.field.origin)
            }
            for parameter in resolver.parameters where SwiftIdentifier.isImpossible(parameter.label) {
                collector.report(
                    "Swift does not allow a parameter to be called \"\(parameter.label)\". Rename the argument of "
                        + "\"\(coordinate)\".", at: parameter.definition.origin)
            }
            if let other = methods.updateValue(resolver, forKey: resolver.signature) {
                collector.report(
                    "\"\(coordinate)\" and \"\(other.parent.name).\(other.field.name)\" would have the same resolver "
                        + "method \"\(resolver.name)\". Give one another name, for instance "
                        + "@resolver(name: \"\(resolver.suggestedName)\").", at: resolver.field.origin)
            }
        }
    }
}
