/// Every kind of change between two schemas. The breaking and dangerous ones, and their names, are those of the
/// reference implementation.
public enum SchemaChangeType: String, Sendable, Hashable, CaseIterable {
    // MARK: Breaking

    case typeRemoved = "TYPE_REMOVED"
    case typeChangedKind = "TYPE_CHANGED_KIND"
    case typeRemovedFromUnion = "TYPE_REMOVED_FROM_UNION"
    case valueRemovedFromEnum = "VALUE_REMOVED_FROM_ENUM"
    case requiredInputFieldAdded = "REQUIRED_INPUT_FIELD_ADDED"
    case implementedInterfaceRemoved = "IMPLEMENTED_INTERFACE_REMOVED"
    case fieldRemoved = "FIELD_REMOVED"
    case fieldChangedKind = "FIELD_CHANGED_KIND"
    case requiredArgAdded = "REQUIRED_ARG_ADDED"
    case argRemoved = "ARG_REMOVED"
    case argChangedKind = "ARG_CHANGED_KIND"
    case directiveRemoved = "DIRECTIVE_REMOVED"
    case directiveArgRemoved = "DIRECTIVE_ARG_REMOVED"
    case requiredDirectiveArgAdded = "REQUIRED_DIRECTIVE_ARG_ADDED"
    case directiveRepeatableRemoved = "DIRECTIVE_REPEATABLE_REMOVED"
    case directiveLocationRemoved = "DIRECTIVE_LOCATION_REMOVED"

    // MARK: Dangerous

    case valueAddedToEnum = "VALUE_ADDED_TO_ENUM"
    case typeAddedToUnion = "TYPE_ADDED_TO_UNION"
    case optionalInputFieldAdded = "OPTIONAL_INPUT_FIELD_ADDED"
    case optionalArgAdded = "OPTIONAL_ARG_ADDED"
    case implementedInterfaceAdded = "IMPLEMENTED_INTERFACE_ADDED"
    case argDefaultValueChange = "ARG_DEFAULT_VALUE_CHANGE"

    // MARK: Unrated

    case rootTypeChanged = "ROOT_TYPE_CHANGED"
    case oneOfAdded = "ONE_OF_ADDED"
    case oneOfRemoved = "ONE_OF_REMOVED"
    case inputFieldDefaultValueChanged = "INPUT_FIELD_DEFAULT_VALUE_CHANGED"
    case directiveArgChangedKind = "DIRECTIVE_ARG_CHANGED_KIND"
    case directiveArgDefaultValueChanged = "DIRECTIVE_ARG_DEFAULT_VALUE_CHANGED"

    // MARK: Safe

    case typeAdded = "TYPE_ADDED"
    case fieldAdded = "FIELD_ADDED"
    case fieldChangedKindSafe = "FIELD_CHANGED_KIND_SAFE"
    case argChangedKindSafe = "ARG_CHANGED_KIND_SAFE"
    case argDefaultValueAdded = "ARG_DEFAULT_VALUE_ADDED"
    case directiveAdded = "DIRECTIVE_ADDED"
    case optionalDirectiveArgAdded = "OPTIONAL_DIRECTIVE_ARG_ADDED"
    case directiveRepeatableAdded = "DIRECTIVE_REPEATABLE_ADDED"
    case directiveLocationAdded = "DIRECTIVE_LOCATION_ADDED"
    case deprecationAdded = "DEPRECATION_ADDED"
    case deprecationRemoved = "DEPRECATION_REMOVED"
    case deprecationReasonChanged = "DEPRECATION_REASON_CHANGED"
    case descriptionChanged = "DESCRIPTION_CHANGED"

    public var severity: SchemaChangeSeverity {
        switch self {
        case .typeRemoved, .typeChangedKind, .typeRemovedFromUnion, .valueRemovedFromEnum, .requiredInputFieldAdded,
            .implementedInterfaceRemoved, .fieldRemoved, .fieldChangedKind, .requiredArgAdded, .argRemoved,
            .argChangedKind, .directiveRemoved, .directiveArgRemoved, .requiredDirectiveArgAdded,
            .directiveRepeatableRemoved, .directiveLocationRemoved:
            .breaking
        case .valueAddedToEnum, .typeAddedToUnion, .optionalInputFieldAdded, .optionalArgAdded,
            .implementedInterfaceAdded, .argDefaultValueChange:
            .dangerous
        case .rootTypeChanged, .oneOfAdded, .oneOfRemoved, .inputFieldDefaultValueChanged, .directiveArgChangedKind,
            .directiveArgDefaultValueChanged:
            .unrated
        case .typeAdded, .fieldAdded, .fieldChangedKindSafe, .argChangedKindSafe, .argDefaultValueAdded,
            .directiveAdded, .optionalDirectiveArgAdded, .directiveRepeatableAdded, .directiveLocationAdded,
            .deprecationAdded, .deprecationRemoved, .deprecationReasonChanged, .descriptionChanged:
            .safe
        }
    }
}
