import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

/// Bounds for planning, which hold whatever the document says.
public struct PlanLimits: Sendable {
    /// Levels that selections may nest through fragments.
    public var maxDepth: Int
    /// Steps that a plan may have over all possible types.
    public var maxSteps: Int
    /// Selections that may be visited while planning, over all possible types and uses of fragments.
    public var maxSelectionVisits: Int
    /// Lists of the introspection types, such as `types`, `fields` and `args`, that may nest: with each the answer
    /// grows by the size of the schema.
    public var maxIntrospectionLists: Int
    /// Places that `@defer` and `@stream` may cut off, over all possible types.
    public var maxIncrementalParts: Int

    public init(
        maxDepth: Int = 200, maxSteps: Int = 20_000, maxSelectionVisits: Int = 200_000, maxIntrospectionLists: Int = 3,
        maxIncrementalParts: Int = 100
    ) {
        self.maxIncrementalParts = maxIncrementalParts
        self.maxDepth = maxDepth
        self.maxSteps = maxSteps
        self.maxSelectionVisits = maxSelectionVisits
        self.maxIntrospectionLists = maxIntrospectionLists
    }
}

/// Turns a validated operation into an `OperationPlan`.
struct Planner {
    private let schema: Schema
    private let document: Document
    private let collector: FieldCollector
    private let isStored: (FieldDefinition, NamedType) -> Bool
    private let limits: PlanLimits

    private var selections: [PlannedSelection] = []
    private var possibleSelections: [SelectionID] = []
    private var steps: [Step] = []
    private var details: [StepDetail] = []
    private var keys = ResponseKeys()
    private var arguments: [ArgumentsKey: [PlannedArgument]] = [:]
    private var depth = 0
    /// Abstract types above what is being planned: below one, the same field is planned for several types.
    private var abstractDepth = 0
    private var introspectionLists = 0
    private var budget: SelectionBudget
    /// Selections already planned below abstract types, by their type and selection sets.
    private var planned: [PlannedKey: SelectionID] = [:]

    private struct PlannedKey: Hashable {
        let type: TypeID
        let sources: SelectionSources
        let owner: PartOwner
        let pathLength: Int
    }

    // What is delivered later; empty where nothing is.
    private var incremental = IncrementalPlan()
    private let delivery: IncrementalDelivery
    private let defersStoredFields: Bool
    private var suspension: Suspension
    /// The part that is being planned, and the uses of `@defer` that it belongs to.
    private var owner = PartOwner.initial
    private var parents: [Int] = []
    /// Elements of the path of what is being planned; counted only where something may be delivered later.
    private var pathLength = 0

    /// A field of the document, as a field of one type: what its arguments depend on.
    private struct ArgumentsKey: Hashable {
        let node: Int
        let definition: ObjectIdentifier
    }

    /// Plans operation number `operation` of a document that has been validated against `schema`.
    ///
    /// Throws an error of code `LIMIT_EXCEEDED` when the plan would pass the limits.
    static func plan(
        _ document: Document, operation: Int, schema: Schema, conditions: [String: Bool], limits: PlanLimits,
        delivery: IncrementalDelivery = .none, defersStoredFields: Bool = false,
        isStored: (FieldDefinition, NamedType) -> Bool
    ) throws(GraphQLError) -> OperationPlan {
        let node = document.operations[operation]
        guard let root = schema.rootType(node.operationType) else {
            throw GraphQLError(
                "Schema is not configured to execute \(node.operationType.keyword) operation.",
                code: .validationFailed, locations: [document.location(of: node.range)])
        }
        return try withoutActuallyEscaping(isStored) { isStored throws(GraphQLError) -> OperationPlan in
            var planner = Planner(
                schema: schema, document: document, conditions: conditions, limits: limits,
                delivery: node.operationType == .subscription ? .none : delivery,
                defersStoredFields: defersStoredFields, isStored: isStored)
            let sources = SelectionSources(
                sets: [node.selectionSet], usages: planner.delivery == .none ? [] : [-1])
            let selection = try planner.planObject(sources, on: root)
            return OperationPlan(
                schema: schema, document: document, operation: operation, root: selection,
                selections: planner.selections, possibleSelections: planner.possibleSelections,
                details: planner.details, steps: planner.steps, keys: planner.keys.bytes,
                incremental: planner.incremental.isEmpty ? nil : planner.incremental)
        }
    }

    private init(
        schema: Schema, document: Document, conditions: [String: Bool], limits: PlanLimits,
        delivery: IncrementalDelivery, defersStoredFields: Bool,
        isStored: @escaping (FieldDefinition, NamedType) -> Bool
    ) {
        self.delivery = delivery
        self.defersStoredFields = defersStoredFields
        self.schema = schema
        self.document = document
        self.isStored = isStored
        self.limits = limits
        budget = SelectionBudget(limits.maxSelectionVisits)
        let fragments = FragmentIndex(document)
        suspension = Suspension(schema: schema, document: document, fragments: fragments, isStored: isStored)
        collector = FieldCollector(
            schema: schema, document: document, fragments: fragments,
            conditions: Conditions(document: document, variables: conditions),
            deferral: delivery == .none ? nil : IncrementalDirectives(document: document, variables: conditions))
    }

    // MARK: Selections

    private mutating func planObject(
        _ sources: SelectionSources, on type: NamedType
    ) throws(GraphQLError) -> SelectionID {
        depth += 1
        defer { depth -= 1 }
        if depth > limits.maxDepth {
            throw .exceeding(
                .plannedDepth, maximum: limits.maxDepth,
                "The operation nests more than \(limits.maxDepth) levels deep.",
                locations: [document.location(of: document.selectionSets[sources.sets[0]].range)])
        }
        let fields = try collector.collect(
            sources, on: type, &budget, usages: &incremental.usages, pathLength: pathLength)
        if delivery == .none || type.isBuiltIn { return try planFields(fields, on: type) }
        let partition = DeferPartition(fields, usages: incremental.usages, parents: parents, delivery: delivery) {
            isWorthwhile($0, on: type)
        }
        let selection = try planFields(partition.immediate, on: type)
        if !partition.groups.isEmpty { try planGroups(partition.groups, of: selection, on: type) }
        return selection
    }

    private mutating func planFields(
        _ fields: [CollectedField], on type: NamedType
    ) throws(GraphQLError) -> SelectionID {
        let first = steps.count
        // The steps of a selection are neighbours, so room is made for them before their children are planned.
        for field in fields { reserveStep(field) }
        if steps.count > limits.maxSteps {
            throw .exceeding(
                .plannedFields, maximum: limits.maxSteps,
                "The operation selects more than \(limits.maxSteps) fields, counted for every type that they may be "
                    + "selected on. Ask for less at once.")
        }
        var allStored = true
        for (position, field) in fields.enumerated() {
            try planStep(first + position, field, on: type, isFirst: position == 0)
            allStored = allStored && steps[first + position].isStored
        }
        selections.append(
            PlannedSelection(kind: .object(type.id), range: first..<first + fields.count, isStored: allStored))
        return SelectionID(selections.count - 1)
    }

    private mutating func planAbstract(
        _ sources: SelectionSources, on type: NamedType
    ) throws(GraphQLError) -> SelectionID {
        abstractDepth += 1
        defer { abstractDepth -= 1 }
        var possible: [SelectionID] = []
        possible.reserveCapacity(type.possibleTypes.count)
        var allStored = true
        for id in type.possibleTypes {
            try budget.spend(sources.sets.count)
            let key = PlannedKey(type: id, sources: sources, owner: owner, pathLength: pathLength)
            let selection: SelectionID
            if let known = planned[key] {
                selection = known
            } else {
                selection = try planObject(sources, on: schema[id])
                planned[key] = selection
            }
            allStored = allStored && selections[Int(selection.index)].isStored
            possible.append(selection)
        }
        let first = possibleSelections.count
        possibleSelections.append(contentsOf: possible)
        selections.append(
            PlannedSelection(
                kind: .abstract(type.id), range: first..<possibleSelections.count, isStored: allStored))
        return SelectionID(selections.count - 1)
    }

    // MARK: Parts that are delivered later

    private mutating func isWorthwhile(_ fields: [CollectedField], on type: NamedType) -> Bool {
        if defersStoredFields { return true }
        return fields.contains { $0.nodes.contains { suspension.suspends($0, on: type) } }
    }

    private mutating func planGroups(
        _ groups: [DeferPartition.Group], of selection: SelectionID, on type: NamedType
    ) throws(GraphQLError) {
        let first = incremental.groups.count
        // Neighbours in the list, so room is made before what is below them is planned.
        for group in groups {
            incremental.groups.append(
                DeferredGroup(selection: .none, usages: group.usages, owner: owner, pathLength: pathLength))
        }
        try checkParts()
        let outside = (owner, parents)
        for (position, group) in groups.enumerated() {
            owner = .group(first + position)
            parents = group.usages
            incremental.groups[first + position].selection = try planFields(group.fields, on: type)
        }
        (owner, parents) = outside
        selections[Int(selection.index)].groups = first..<first + groups.count
        // Only what is completed as objects meets its groups.
        selections[Int(selection.index)].isStored = false
    }

    /// The `@stream` of a list field, when its items are worth being delivered later.
    private mutating func enterStream(
        _ field: CollectedField, _ definition: FieldDefinition, on type: NamedType
    ) throws(GraphQLError) -> Bool {
        guard let deferral = collector.deferral, definition.type.isList, definition.index >= 0, !type.isBuiltIn,
            let stream = deferral.stream(document.fields[field.nodes[0]].directives),
            isWorthwhile([field], on: type)
        else { return false }
        incremental.streams.append(
            StreamedField(
                label: stream.label, initialCount: stream.initialCount, owner: owner, pathLength: pathLength + 1))
        try checkParts()
        owner = .stream(incremental.streams.count - 1)
        return true
    }

    private func checkParts() throws(GraphQLError) {
        guard incremental.groups.count + incremental.streams.count > limits.maxIncrementalParts else { return }
        throw .exceeding(
            .incrementalParts, maximum: limits.maxIncrementalParts,
            "The operation defers or streams at more than \(limits.maxIncrementalParts) places, counted for every type "
                + "that they may apply to. Use fewer of @defer and @stream.")
    }

    // MARK: Steps

    private mutating func reserveStep(_ field: CollectedField) {
        steps.append(
            Step(field: 0, child: .none, index: 0, isStored: true, isStreamed: false, keyStart: 0, keyCount: 0))
        if delivery != .none { incremental.owners.append(owner) }
        details.append(
            StepDetail(
                responseName: "", definition: schema.typenameField, parentType: schema.types[0], arguments: [],
                nodes: field.nodes))
    }

    private mutating func planStep(
        _ index: Int, _ field: CollectedField, on type: NamedType, isFirst: Bool
    ) throws(GraphQLError) {
        let node = document.fields[field.nodes[0]]
        guard let definition = schema.field(node.name, in: document, on: type) else {
            throw GraphQLError(
                "Cannot query field \"\(document.text(node.name))\" on type \"\(type.name)\".", code: .validationFailed,
                locations: [document.location(of: node.range)])
        }
        let target = schema.namedType(of: definition.type)
        var child = SelectionID.none
        let isIntrospectionList = type.isBuiltIn && definition.type.isList && target.name.hasPrefix("__")
        if isIntrospectionList { try enterIntrospectionList(node) }
        defer { if isIntrospectionList { introspectionLists -= 1 } }
        let outside = owner
        let isStreamed = try enterStream(field, definition, on: type)
        if delivery != .none { incremental.owners[index] = owner }
        if target.isComposite {
            let outerLength = pathLength
            if delivery != .none { pathLength += 1 + Int(definition.type.listDepth) }
            let sources = self.sources(of: field, isStreamed: isStreamed)
            child = target.isAbstract ? try planAbstract(sources, on: target) : try planObject(sources, on: target)
            pathLength = outerLength
        }
        owner = outside
        let isMeta = definition.index < 0
        let childStored = child == .none || selections[Int(child.index)].isStored
        let stored = isMeta || (isStored(definition, type) && childStored && !isStreamed)
        let key = keys.encode(field.responseName, in: document, isFirst: isFirst, repeats: abstractDepth > 0)
        steps[index] = Step(
            field: isMeta ? metaField(definition) : Int32(definition.index), child: child, index: Int32(index),
            isStored: stored, isStreamed: isStreamed, keyStart: key.start, keyCount: key.count)
        details[index] = StepDetail(
            responseName: key.text, definition: definition, parentType: type,
            arguments: planArguments(field.nodes[0], definition), nodes: field.nodes)
    }

    /// The selection sets of a field's nodes.
    ///
    /// What asks for a streamed list in a deferred fragment gets its items whole: they come one by one anyway.
    private func sources(of field: CollectedField, isStreamed: Bool) -> SelectionSources {
        var sources = SelectionSources(sets: [])
        for (position, node) in field.nodes.enumerated() {
            guard let set = document.fields[node].selectionSet else { continue }
            sources.sets.append(set)
            if !field.usages.isEmpty { sources.usages.append(isStreamed ? -1 : field.usages[position]) }
        }
        return sources
    }

    private mutating func enterIntrospectionList(_ node: FieldNode) throws(GraphQLError) {
        introspectionLists += 1
        guard introspectionLists > limits.maxIntrospectionLists else { return }
        throw .exceeding(
            .introspectionLists, maximum: limits.maxIntrospectionLists,
            "Introspection nests more than \(limits.maxIntrospectionLists) lists.",
            locations: [document.location(of: node.range)])
    }

    private func metaField(_ definition: FieldDefinition) -> Int32 {
        if definition === schema.typenameField { return Step.typename }
        return definition === schema.schemaField ? Step.schema : Step.type
    }

    private mutating func planArguments(_ index: Int, _ definition: FieldDefinition) -> [PlannedArgument] {
        if definition.arguments.isEmpty { return [] }
        guard abstractDepth > 0 else { return planArguments(of: document.fields[index], definition) }
        let key = ArgumentsKey(node: index, definition: ObjectIdentifier(definition))
        if let known = arguments[key] { return known }
        let planned = planArguments(of: document.fields[index], definition)
        arguments[key] = planned
        return planned
    }

    private func planArguments(of node: FieldNode, _ definition: FieldDefinition) -> [PlannedArgument] {
        var planned = definition.arguments.map { argument in
            argument.defaultValue.map(PlannedArgument.constant) ?? .absent
        }
        let coercion = LiteralCoercion(schema: schema, document: document)
        for index in node.arguments {
            let argument = document.arguments[index]
            guard let position = definition.argumentIndex(argument.name, in: document) else { continue }
            if coercion.usesVariables(argument.value) {
                planned[position] = .value(argument.value)
            } else if let value = coercion.coerce(argument.value, to: definition.arguments[position].type) {
                planned[position] = .constant(value)
            }
        }
        return planned
    }
}
