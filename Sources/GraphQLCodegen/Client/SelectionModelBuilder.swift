import GraphQLLanguage
import GraphQLSchema

/// Makes Swift types of the selection sets of one operation or fragment.
struct SelectionModelBuilder {
    let types: SwiftTypes
    let names: ClientNames
    let document: Document
    let whole: OperationDocument
    /// Enums that the selections mention.
    private(set) var usedTypes: Set<TypeID> = []
    private(set) var diagnostics: [Diagnostic] = []

    private var schema: Schema { types.schema }

    init(_ types: SwiftTypes, names: ClientNames, document: Document, whole: OperationDocument) {
        self.types = types
        self.names = names
        self.document = document
        self.whole = whole
    }

    /// The type of sets of one response name, each with the type that it is on.
    mutating func build(
        name: String, description: String? = nil, on type: NamedType, _ sets: [(set: Int, type: NamedType)]
    ) -> SelectionModel {
        let common = SelectionCollector(schema, document, scope: .common(type)).collect(sets)
        let members = type.possibleTypes.map { schema[$0] }.filter { common.narrowed.contains($0.id) }
        let memberNames = Set(members.map { names.nested($0.name) })
        let otherName = names.nested("Other", among: memberNames)
        let payloads = members.isEmpty ? [] : memberNames.union([otherName])
        let properties = properties(of: common, taken: payloads)
        let fragments = fragments(of: common, beside: properties)
        guard !members.isEmpty else {
            return SelectionModel(
                name: name, description: description, properties: properties, fragments: fragments, variants: [],
                nested: Self.nested(properties))
        }

        var variants: [SelectionModel.Variant] = []
        for member in members {
            let own = SelectionCollector(schema, document, scope: .concrete(member)).collect(sets)
            variants.append(
                SelectionModel.Variant(
                    caseName: SwiftIdentifier.lowerCamel(member.name), typename: member.name,
                    payload: payload(of: own, on: member, common: common, properties)))
        }
        var shared = properties.map(\.shared)
        if common.field("__typename") == nil {
            let members = Set(shared.map(\.name))
            shared.append(.typename(members.contains("typename") ? "__typename" : "typename"))
        }
        let other = SelectionModel(
            name: otherName, description: "A type that the operation does not tell apart.", properties: shared,
            fragments: fragments, variants: [], nested: [])
        let cases = Set(variants.map(\.caseName))
        variants.append(
            SelectionModel.Variant(
                caseName: cases.contains("other") ? "other_" : "other", typename: nil, payload: other))
        checkCases(variants, of: type, sets)
        let everywhere = properties.filter { property in
            variants.allSatisfy { variant in
                variant.payload.properties.contains {
                    $0.responseName == property.responseName && ($0.isShared || $0.selection == nil)
                        && $0.type == property.type
                }
            }
        }
        return SelectionModel(
            name: name, description: description, properties: everywhere, fragments: fragments, variants: variants,
            nested: Self.nested(properties))
    }

    private static func nested(_ properties: [SelectionModel.Property]) -> [SelectionModel] {
        properties.compactMap { $0.isShared ? nil : $0.selection }
    }

    /// What one concrete type has: the properties of all types as they are, and more.
    private mutating func payload(
        of own: SelectionCollector.Selected, on member: NamedType, common: SelectionCollector.Selected,
        _ shared: [SelectionModel.Property]
    ) -> SelectionModel {
        // Nothing but what all types have: the same property, of the same type.
        let same = own.fields.filter { field in
            guard let other = common.field(field.responseName) else { return false }
            return other.nodes.count == field.nodes.count
        }.map(\.responseName)
        let more = properties(of: own, except: Set(same), taken: [])
        let properties = own.fields.compactMap { field in
            shared.first { $0.responseName == field.responseName && same.contains(field.responseName) }?.shared
                ?? more.first { $0.responseName == field.responseName }
        }
        checkNames(properties, at: own)
        return SelectionModel(
            name: names.nested(member.name), description: member.description, properties: properties,
            fragments: fragments(of: own, beside: properties), variants: [], nested: Self.nested(properties))
    }

    // MARK: Properties

    private mutating func properties(
        of selected: SelectionCollector.Selected, except known: Set<String> = [], taken: Set<String>
    ) -> [SelectionModel.Property] {
        var properties: [SelectionModel.Property] = []
        for field in selected.fields where !known.contains(field.responseName) {
            properties.append(property(field, beside: selected, taken: taken))
        }
        let types = taken.union(properties.compactMap { $0.selection?.name })
        let members = Set(properties.map(\.name))
        for index in properties.indices {
            properties[index].name = names.member(properties[index].name, beside: types, members)
        }
        checkNames(properties, at: selected)
        return properties
    }

    private mutating func property(
        _ field: SelectionCollector.Field, beside selected: SelectionCollector.Selected, taken: Set<String>
    ) -> SelectionModel.Property {
        let definition = field.definition
        let reference = field.isConditional ? definition.type.nullable : definition.type
        let type = schema.namedType(of: reference)
        var text = types.text(reference)
        var selection: SelectionModel?
        if type.isComposite {
            let sets = field.nodes.compactMap { document.fields[$0].selectionSet }.map { (set: $0, type: type) }
            let name = names.nested(SwiftIdentifier.typeName(field.responseName), among: taken)
            let model = build(name: name, description: type.description, on: type, sets)
            text = types.wrapped(reference, model.name)
            selection = model
        } else {
            usedTypes.insert(type.id)
        }
        return SelectionModel.Property(
            responseName: field.responseName, name: name(of: field, beside: selected), type: text,
            isOptional: !reference.isNonNull, description: definition.description,
            deprecation: definition.deprecationReason, leaf: type.isComposite ? nil : reference, selection: selection)
    }

    /// `__typename` reads better without underscores, where nothing else has that name.
    private func name(of field: SelectionCollector.Field, beside selected: SelectionCollector.Selected) -> String {
        guard field.responseName == "__typename", selected.field("typename") == nil else { return field.responseName }
        return "typename"
    }

    // MARK: Fragments

    private func fragments(
        of selected: SelectionCollector.Selected, beside properties: [SelectionModel.Property]
    ) -> [SelectionModel.Fragment] {
        let keys = selected.spreads.map { self.keys(ofFragment: $0.fragment) }
        return selected.spreads.enumerated().map { position, spread in
            var presence = SelectionModel.Fragment.Presence.always
            if spread.isConditional {
                let others = keys.enumerated().filter { $0.offset != position }.flatMap(\.element)
                let own = keys[position].first { key in
                    !others.contains(key) && selected.field(key) == nil
                }
                presence = own.map(SelectionModel.Fragment.Presence.field) ?? .readable
            }
            return SelectionModel.Fragment(
                name: spread.name, structName: names.fragment(spread.name), presence: presence)
        }
    }

    /// The response names that an object with this fragment always has.
    private func keys(ofFragment index: Int) -> [String] {
        var keys: [String] = []
        var seen: Set<Int> = []
        var open = [index]
        while let next = open.popLast() {
            let fragment = document.fragments[next]
            guard seen.insert(next).inserted, let type = schema.type(fragment.typeCondition, in: document) else {
                continue
            }
            let selected = SelectionCollector(schema, document, scope: .common(type))
                .collect([(fragment.selectionSet, type)])
            keys += selected.fields.filter { !$0.isConditional }.map(\.responseName)
            open += selected.spreads.filter { !$0.isConditional }.map(\.fragment)
        }
        return keys
    }

    // MARK: Names

    private mutating func checkNames(
        _ properties: [SelectionModel.Property], at selected: SelectionCollector.Selected
    ) {
        var typesByName: [String: String] = [:]
        for property in properties {
            if SwiftIdentifier.isImpossible(property.name) {
                report(
                    "Swift does not allow a property to be called \"\(property.name)\". Give the field an alias.",
                    property.responseName, selected)
            }
            guard let selection = property.selection else { continue }
            if let other = typesByName.updateValue(property.responseName, forKey: selection.name) {
                report(
                    "The fields \"\(other)\" and \"\(property.responseName)\" would both have the Swift type "
                        + "\"\(selection.name)\". Give one of them an alias.", property.responseName, selected)
            }
        }
        for spread in selected.spreads {
            let name = SwiftIdentifier.lowerCamel(names.fragment(spread.name))
            guard properties.contains(where: { $0.name == name }) else { continue }
            diagnostics.append(
                whole.diagnostic(
                    "The fragment \"\(spread.name)\" is the Swift property \"\(name)\" here, and so is a field. Give the "
                        + "field an alias.", at: spread.location))
        }
    }

    private mutating func report(
        _ message: String, _ responseName: String, _ selected: SelectionCollector.Selected
    ) {
        guard let node = selected.field(responseName)?.nodes.first else { return }
        diagnostics.append(
            whole.diagnostic(message, at: document.location(of: document.fields[node].responseName)))
    }

    private mutating func checkCases(
        _ variants: [SelectionModel.Variant], of type: NamedType, _ sets: [(set: Int, type: NamedType)]
    ) {
        var cases: [String: String] = [:]
        for variant in variants {
            let typename = variant.typename ?? "all others"
            guard let other = cases.updateValue(typename, forKey: SwiftIdentifier.folded(variant.caseName)),
                let set = sets.first
            else { continue }
            diagnostics.append(
                whole.diagnostic(
                    "The types \"\(other)\" and \"\(typename)\" would both be the Swift case \"\(variant.caseName)\". Select "
                        + "one of them by an operation of its own.",
                    at: document.location(of: document.selectionSets[set.set].range)))
        }
    }
}

extension SelectionModel.Property {
    /// The property for the `__typename` that the generator added.
    fileprivate static func typename(_ name: String) -> SelectionModel.Property {
        SelectionModel.Property(
            responseName: "__typename", name: name, type: "Swift.String", isOptional: false,
            description: "The name of the object's type.", deprecation: nil, leaf: nil, selection: nil)
    }

    /// The property of a struct that does not declare the property's type itself.
    fileprivate var shared: SelectionModel.Property {
        var property = self
        property.isShared = true
        return property
    }
}
