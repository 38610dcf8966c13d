import GraphQLSchema

/// The Swift type of what a selection set selects: a struct, or for a union or interface that selects more for some of
/// its types an enum of structs.
struct SelectionModel {
    struct Property {
        let responseName: String
        /// Without backticks.
        var name: String
        /// With optionals and lists.
        let type: String
        let isOptional: Bool
        let description: String?
        let deprecation: String?
        /// The type of a leaf; nil for composite fields.
        let leaf: TypeReference?
        /// The type of a composite field.
        let selection: SelectionModel?
        /// Whether `selection` is declared around this struct, for several of its kind.
        var isShared = false

        var identifier: String { SwiftIdentifier.escaped(name) }
    }

    /// A fragment, read from the same object.
    struct Fragment {
        /// How to find out whether `@include` or `@skip` left the fragment out.
        enum Presence {
            case always
            /// It is there when this field is.
            case field(String)
            /// It shares all of its fields with the selection around it: it is there when it can be read.
            case readable
        }

        let name: String
        let structName: String
        let presence: Presence

        var isOptional: Bool {
            if case .always = presence { return false }
            return true
        }

        var type: String { structName + (isOptional ? "?" : "") }
        var propertyName: String { SwiftIdentifier.lowerCamel(structName) }
        var identifier: String { SwiftIdentifier.escaped(propertyName) }
    }

    /// A case of the enum.
    struct Variant {
        let caseName: String
        /// Nil for all types that the operation does not tell apart, those that the schema does not know yet included.
        let typename: String?
        let payload: SelectionModel

        var identifier: String { SwiftIdentifier.escaped(caseName) }
    }

    /// The name of the Swift type.
    let name: String
    let description: String?
    /// Enums: the properties that all cases have.
    let properties: [Property]
    let fragments: [Fragment]
    /// Empty for structs.
    let variants: [Variant]
    /// The types of properties that are declared in it.
    let nested: [SelectionModel]

    /// An expression for a field that says where an event stands, below `expression`; nil when it is not selected.
    func path(to responseName: String, from expression: String, _ fragments: [String: SelectionModel]) -> Path? {
        if let property = properties.first(where: { $0.responseName == responseName }) {
            guard let leaf = property.leaf, !leaf.isList else { return nil }
            return Path(
                expression: "\(expression).\(property.identifier)", type: leaf.named, isOptional: property.isOptional)
        }
        for fragment in self.fragments where !fragment.isOptional {
            guard let model = fragments[fragment.name] else { continue }
            if let path = model.path(to: responseName, from: "\(expression).\(fragment.identifier)", fragments) {
                return path
            }
        }
        return nil
    }

    struct Path {
        let expression: String
        let type: TypeID
        let isOptional: Bool
    }
}
