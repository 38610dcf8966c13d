import GraphQLLanguage

/// Fields that share a place in the response are the same field with the same arguments and have types of the same
/// shape (spec section 5.3.2).
///
/// Comparing all pairs of fields, as the specification words it, is quadratic. So three steps, each more thorough and
/// taken only when the one before it could not tell: `ResponseNames` looks whether a response name means the same
/// everywhere, `MergeCheck` merges selection sets and compares within groups, both in near-linear time, and
/// `FieldConflicts` finds the pairs in the reference implementation's order and words, within a bound.
enum OverlappingFieldsCanBeMerged: ValidationRule {
    static func check(_ context: ValidationContext) throws(ValidationStopped) {
        guard context.document.fields.count > 1 else { return }
        let comparison = FieldComparison(context)
        let names = ResponseNames(context, comparison)
        if names.areConsistent { return }
        var check = MergeCheck(context, names, comparison)
        if check.run() == .mergeable { return }
        var conflicts = FieldConflicts(context, names, comparison)
        try conflicts.report()
    }
}
