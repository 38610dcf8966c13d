import GraphQLLanguage
import GraphQLSchema

/// A subscription has one root field, which is no introspection field and not subject to `@skip` or `@include`
/// (spec section 5.2.4.1).
enum SingleFieldSubscriptions: ValidationRule {
    static func check(_ context: ValidationContext) throws(ValidationStopped) {
        guard let root = context.schema.rootType(.subscription) else { return }
        for operation in context.document.operations where operation.operationType == .subscription {
            var fields = RootFields(context, root: root)
            fields.collect(operation.selectionSet)
            let subject = operation.name.map { "Subscription \"\(context.text($0))\"" } ?? "Anonymous Subscription"
            guard fields.conditions.isEmpty else {
                try context.report(
                    "\(subject) must not use `@skip` or `@include` directives in the top level selection.",
                    at: fields.conditions)
                continue
            }
            let extra = fields.groups.dropFirst().joined()
            if !extra.isEmpty {
                try context.report(
                    "\(subject) must select only one top level field.", at: extra.map(fields.start))
            }
            for group in fields.groups where group.first.map(fields.isIntrospection) ?? false {
                try context.report(
                    "\(subject) must not select an introspection top level field.", at: group.map(fields.start))
            }
        }
    }

    /// The fields that apply to the root type, fragments included, grouped by response name.
    private struct RootFields {
        private let context: ValidationContext
        private let root: NamedType
        private var responseNames: NameInterner
        private var visitedFragments: Set<Int> = []
        var groups: [[Int]] = []
        /// Where `@skip` and `@include` stand.
        var conditions: [UInt32] = []

        init(_ context: ValidationContext, root: NamedType) {
            self.context = context
            self.root = root
            responseNames = NameInterner(context.document)
        }

        func start(_ field: Int) -> UInt32 { context.document.fields[field].range.start }

        func isIntrospection(_ field: Int) -> Bool {
            let name = context.document.fields[field].name
            return context.document.source.bytes[Int(name.start)...].starts(with: "__".utf8) && name.length >= 2
        }

        /// Without recursion, since fragments may chain at any length; selections come in source order.
        mutating func collect(_ selectionSet: Int) {
            let document = context.document
            var open = [document.selectionSets[selectionSet].selections.makeIterator()]
            while !open.isEmpty {
                guard let selection = open[open.count - 1].next() else {
                    open.removeLast()
                    continue
                }
                switch document.selections[selection] {
                case .field(let index):
                    guard isUnconditional(document.fields[index].directives) else { continue }
                    let number = responseNames.intern(document.fields[index].responseName)
                    if number == groups.count { groups.append([]) }
                    groups[number].append(index)
                case .inlineFragment(let index):
                    let fragment = document.inlineFragments[index]
                    guard isUnconditional(fragment.directives),
                        fragment.typeCondition == nil || applies(context.typed.inlineFragmentTypes[index])
                    else { continue }
                    open.append(document.selectionSets[fragment.selectionSet].selections.makeIterator())
                case .fragmentSpread(let index):
                    guard isUnconditional(document.fragmentSpreads[index].directives),
                        visitedFragments.insert(context.fragments.spreadNames[index]).inserted,
                        let fragment = context.fragments.definition(ofSpread: index),
                        applies(context.typed.fragmentTypes[fragment])
                    else { continue }
                    let selections = document.selectionSets[document.fragments[fragment].selectionSet].selections
                    open.append(selections.makeIterator())
                }
            }
        }

        private func applies(_ type: TypeID?) -> Bool {
            guard let type else { return false }
            return type == root.id || (context.schema[type].isAbstract && context.schema.isSubtype(root.id, of: type))
        }

        private mutating func isUnconditional(_ directives: NodeRange) -> Bool {
            let document = context.document
            let nodes = directives.map { document.directives[$0] }
            let condition =
                nodes.first { document.isName($0.name, "skip") }
                ?? nodes.first { document.isName($0.name, "include") }
            if let condition { conditions.append(condition.range.start) }
            return condition == nil
        }
    }
}
