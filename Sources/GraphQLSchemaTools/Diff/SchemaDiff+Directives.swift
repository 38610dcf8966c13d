import GraphQLLanguage
import GraphQLSchema

// Directive definitions (spec section 3.13).

extension SchemaDiff {
    mutating func compareDirectives() {
        let diff = NameDiff(old.directives, new.directives, name: \.name)
        for directive in diff.removed {
            add(.directiveRemoved, .directive(directive.name), "\(directive.name) was removed.")
        }
        for directive in diff.added {
            add(.directiveAdded, .directive(directive.name), "\(directive.name) was added.")
        }
        for (before, after) in diff.persisted {
            compareArguments(before, after)
            compareUse(before, after)
            compareNotes(.directive(before.name), description: (before.description, after.description))
        }
    }

    private mutating func compareArguments(_ before: DirectiveDefinition, _ after: DirectiveDefinition) {
        let directive = before.name
        let diff = NameDiff(before.arguments, after.arguments, name: \.name)
        for argument in diff.added {
            let what = argument.isRequired ? "A required" : "An optional"
            add(
                argument.isRequired ? .requiredDirectiveArgAdded : .optionalDirectiveArgAdded,
                .directiveArgument(directive: directive, name: argument.name),
                "\(what) arg \(argument.name) on directive \(directive) was added.")
        }
        for argument in diff.removed {
            add(
                .directiveArgRemoved, .directiveArgument(directive: directive, name: argument.name),
                "\(argument.name) was removed from \(directive).")
        }
        for (argument, newArgument) in diff.persisted {
            compare(.directiveArgument(directive: directive, name: argument.name), argument, newArgument)
        }
    }

    private mutating func compare(
        _ coordinate: SchemaCoordinate, _ before: InputValueDefinition, _ after: InputValueDefinition
    ) {
        if !TypeCompatibility(old: old, new: new).isSame(before.type, after.type) {
            add(
                .directiveArgChangedKind, coordinate,
                "\(coordinate) has changed type from \(old.text(before.type)) to \(new.text(after.type)).")
        }
        let (value, newValue) = (DefaultValueText(schema: old).text(before), DefaultValueText(schema: new).text(after))
        if value != newValue {
            add(
                .directiveArgDefaultValueChanged, coordinate,
                "\(coordinate) has changed defaultValue from \(value ?? "none") to \(newValue ?? "none").")
        }
        compareNotes(
            coordinate, description: (before.description, after.description),
            deprecation: (before.deprecationReason, after.deprecationReason))
    }

    private mutating func compareUse(_ before: DirectiveDefinition, _ after: DirectiveDefinition) {
        let coordinate = SchemaCoordinate.directive(before.name)
        if before.isRepeatable, !after.isRepeatable {
            add(.directiveRepeatableRemoved, coordinate, "Repeatable flag was removed from \(before.name).")
        } else if !before.isRepeatable, after.isRepeatable {
            add(.directiveRepeatableAdded, coordinate, "Repeatable flag was added to \(before.name).")
        }
        // A definition may name a location any number of times.
        let (old, new) = (Set(before.locations), Set(after.locations))
        for location in before.locations where !new.contains(location) {
            add(.directiveLocationRemoved, coordinate, "\(location.rawValue) was removed from \(before.name).")
        }
        for location in after.locations where !old.contains(location) {
            add(.directiveLocationAdded, coordinate, "\(location.rawValue) was added to \(before.name).")
        }
    }
}
