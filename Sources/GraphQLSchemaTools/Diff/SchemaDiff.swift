import GraphQLLanguage
import GraphQLSchema

/// Compares two versions of a schema as the reference implementation does.
///
/// Contents: types that are gone, new or of another kind (`SchemaDiff+Types`); fields of objects and interfaces
/// (`+Fields`), their arguments (`+Arguments`) and interfaces, members of unions and values of enums (`+Members`);
/// input fields (`+InputFields`); directives (`+Directives`); root operation types (`+RootTypes`). What it rates, and
/// how, is in `SchemaChangeType`; when a type may stand in for another, in `TypeCompatibility`.
public struct SchemaDiff {
    let old: Schema
    let new: Schema
    private var changes: [SchemaChange] = []

    private init(_ old: Schema, _ new: Schema) {
        self.old = old
        self.new = new
    }

    /// All changes: removed types, new ones, then what changed within each type in the order of the old schema, then
    /// directives and root types. Linear in the size of both schemas.
    public static func changes(from old: Schema, to new: Schema) -> [SchemaChange] {
        var diff = SchemaDiff(old, new)
        diff.compareTypes()
        diff.compareDirectives()
        diff.compareRootTypes()
        return diff.changes
    }

    mutating func add(_ type: SchemaChangeType, _ coordinate: SchemaCoordinate, _ description: String) {
        changes.append(SchemaChange(type: type, coordinate: coordinate, description: description))
    }

    /// What changed for readers only: the description of an element, and whether and why it is deprecated.
    mutating func compareNotes(
        _ coordinate: SchemaCoordinate, description: (old: String?, new: String?),
        deprecation: (old: String?, new: String?) = (nil, nil)
    ) {
        switch deprecation {
        case (nil, let reason?): add(.deprecationAdded, coordinate, "\(coordinate) was deprecated: \(reason)")
        case (_?, nil): add(.deprecationRemoved, coordinate, "\(coordinate) is no longer deprecated.")
        case (let before?, let after?) where before != after:
            add(.deprecationReasonChanged, coordinate, "\(coordinate) has another reason for its deprecation.")
        default: break
        }
        if (description.old ?? "") != (description.new ?? "") {
            add(.descriptionChanged, coordinate, "\(coordinate) has another description.")
        }
    }
}
