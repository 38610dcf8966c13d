import GraphQLJSON
import GraphQLLanguage

/// Coerces all default values of a schema, each after those that it takes over from the input fields it leaves out, and
/// reports those that do not fit their type or refer to themselves (spec section 3.10,
/// InputObjectDefaultValueHasCycle).
struct DefaultValueResolution {
    private(set) var values: NodeTable<JSONValue>

    /// Defaults may fill each other in this deep, so that the values can be walked recursively.
    private static let maxDepth = 100
    /// Input fields visited in all; far more than any schema that people write.
    private static let maxVisits = 5_000_000

    private let draft: Schema
    private let sdl: SDLDocuments
    private var states: NodeTable<State>
    private var stack: [Frame] = []
    private var visits = 0

    private enum State {
        /// Being worked out, at this position of the stack.
        case open(Int)
        /// Known, and so many levels of defaults deep.
        case done(depth: Int)
    }

    private struct Default {
        let place: NodeReference
        let literal: Int
        let type: TypeReference
        /// Its schema coordinate, such as `Type.field(argument:)`.
        let coordinate: String
    }

    private struct Frame {
        let target: Default
        let dependencies: [Default]
        var next = 0
        var depth = 0
    }

    init(_ draft: Schema, _ sdl: SDLDocuments) {
        self.draft = draft
        self.sdl = sdl
        values = NodeTable(counts: sdl.documents.map(\.inputValueDefinitions.count))
        states = NodeTable(counts: sdl.documents.map(\.inputValueDefinitions.count))
    }

    mutating func resolve(_ report: inout DiagnosticReport) {
        // Cycles run through input fields only, so these come first and cycles are told from where they start.
        for type in draft.types {
            for field in type.inputFields { resolve(field, "\(type.name).\(field.name)", &report) }
        }
        for type in draft.types {
            for field in type.fields {
                for argument in field.arguments {
                    resolve(argument, "\(type.name).\(field.name)(\(argument.name):)", &report)
                }
            }
        }
        for directive in draft.directives {
            for argument in directive.arguments { resolve(argument, "@\(directive.name)(\(argument.name):)", &report) }
        }
    }

    private mutating func resolve(
        _ input: InputValueDefinition, _ coordinate: @autoclosure () -> String, _ report: inout DiagnosticReport
    ) {
        guard input.defaultLiteral != nil, !report.isFull, let target = makeDefault(input, coordinate()),
            states[target.place] == nil
        else { return }
        open(target)
        while let top = stack.indices.last {
            let next = stack[top].next
            guard next < stack[top].dependencies.count else {
                close(&report)
                continue
            }
            stack[top].next += 1
            let dependency = stack[top].dependencies[next]
            switch states[dependency.place] {
            case nil: open(dependency)
            case .open(let position): reportCycle(from: position, &report)
            case .done(let depth): stack[top].depth = max(stack[top].depth, depth)
            }
        }
    }

    private mutating func open(_ target: Default) {
        states[target.place] = .open(stack.count)
        var dependencies: [Default] = []
        collect(target.literal, sdl.documents[target.place.document], target.type.named, &dependencies)
        stack.append(Frame(target: target, dependencies: dependencies))
    }

    private mutating func close(_ report: inout DiagnosticReport) {
        guard let frame = stack.popLast() else { return }
        let target = frame.target
        let depth = frame.depth + 1
        states[target.place] = .done(depth: depth)
        if let parent = stack.indices.last { stack[parent].depth = max(stack[parent].depth, depth) }
        let document = sdl.documents[target.place.document]
        guard depth <= Self.maxDepth, visits <= Self.maxVisits else {
            // Said once for what is deepest, not for everything that contains it.
            if depth == Self.maxDepth + 1 || visits > Self.maxVisits {
                report.add(
                    "\(target.coordinate) has a default value that is too large.",
                    at: [sdl.origin(document.values[target.literal].range, in: target.place.document)])
            }
            return
        }
        let (value, problems) = coerce(
            target, in: document, suggests: report.diagnostics.count < SuggestionLimit.perRule)
        values[target.place] = value
        for problem in problems {
            report.add(
                "\(target.coordinate) has invalid default value: \(problem.message)",
                at: [sdl.origin(problem.range, in: target.place.document)])
        }
    }

    /// A function of its own, so that nothing shares `values` when the result is stored there.
    private func coerce(_ target: Default, in document: Document, suggests: Bool) -> (JSONValue?, [ConstantProblem]) {
        var coercion = ConstantCoercion(draft, document, defaults: values, suggests: suggests)
        return (coercion.coerce(target.literal, to: target.type), coercion.problems)
    }

    /// The defaults of the input fields that a literal leaves out; recursion is as deep as the literal nests.
    private mutating func collect(_ value: Int, _ document: Document, _ typeID: TypeID, _ found: inout [Default]) {
        let node = document.values[value]
        let type = draft[typeID]
        guard type.kind == .inputObject, visits <= Self.maxVisits else { return }
        if node.kind == .list {
            for item in node.children { collect(item, document, typeID, &found) }
        }
        guard node.kind == .object else { return }
        visits += type.inputFields.count
        var given: [Int: Int] = [:]
        for index in node.children {
            let field = document.objectFields[index]
            if let position = type.inputFieldIndex(field.name, in: document) { given[position] = field.value }
        }
        for (position, field) in type.inputFields.enumerated() {
            if let literal = given[position] {
                collect(literal, document, field.type.named, &found)
            } else if field.defaultLiteral != nil, let target = makeDefault(field, "\(type.name).\(field.name)") {
                found.append(target)
            }
        }
    }

    private func makeDefault(_ input: InputValueDefinition, _ coordinate: String) -> Default? {
        guard let place = input.node, let literal = sdl.inputValue(place).defaultValue else { return nil }
        return Default(place: place, literal: literal, type: input.type, coordinate: coordinate)
    }

    private func reportCycle(from position: Int, _ report: inout DiagnosticReport) {
        let cycle = stack[position...].map(\.target)
        let others = cycle.dropFirst().map(\.coordinate)
        report.add(
            "Invalid circular reference. The default value of Input Object field \(cycle[0].coordinate) references "
                + "itself" + (others.isEmpty ? "" : " via the default values of: " + others.joined(separator: ", "))
                + ".",
            at: cycle.map {
                sdl.origin(sdl.documents[$0.place.document].values[$0.literal].range, in: $0.place.document)
            })
    }
}
