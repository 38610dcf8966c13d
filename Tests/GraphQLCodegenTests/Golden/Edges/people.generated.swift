// Generated from people.graphql by GraphQLCodegen. Change the schema, not this file.

import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

/// The resolvers of the fields that `people.graphql` defines.
public protocol PeopleResolvers: Sendable {
    /// `Person.mentor`: Called for each.
    nonisolated(nonsending) func mentor(of parent: Person, context: ResolverContext) async throws -> Person?

    /// `Robot.serial`
    nonisolated(nonsending) func serial(of parent: Robot, long: Bool?, context: ResolverContext) async throws -> String
}

/// A person, with """ in the description,
///
/// and a second paragraph. #"Raw"# and \(interpolation) stay what they are.
public struct Person: Sendable, NodeProtocol, TitledProtocol {
    public var id: ID
    public var title: String?
    @Indirect public var manager: Person?
    @Indirect public var deputy: Person?
    @Indirect public var home: Address?
    public var friends: [Person]?
    public var favourite: Node?

    public init(
        id: ID,
        title: String? = nil,
        manager: Person? = nil,
        deputy: Person? = nil,
        home: Address? = nil,
        friends: [Person]? = nil,
        favourite: Node? = nil
    ) {
        self.id = id
        self.title = title
        self.manager = manager
        self.deputy = deputy
        self.home = home
        self.friends = friends
        self.favourite = favourite
    }
}

public struct Address: Sendable {
    public var street: String
    @Indirect public var owner: Person?

    public init(street: String, owner: Person? = nil) {
        self.street = street
        self.owner = owner
    }
}

public struct Robot: Sendable, NodeProtocol {
    public var id: ID

    public init(id: ID) {
        self.id = id
    }
}

public indirect enum Node: Sendable, NodeProtocol {
    case person(Person)
    case robot(Robot)

    public var id: ID {
        switch self {
        case .person(let value): value.id
        case .robot(let value): value.id
        }
    }
}

/// The properties that every `Node` has.
public protocol NodeProtocol: Sendable {
    var id: ID { get }
}

public enum Titled: Sendable, TitledProtocol {
    case person(Person)

    public var id: ID {
        switch self {
        case .person(let value): value.id
        }
    }

    public var title: String? {
        switch self {
        case .person(let value): value.title
        }
    }
}

/// The properties that every `Titled` has.
public protocol TitledProtocol: Sendable {
    var id: ID { get }
    var title: String? { get }
}

/// No type implements it.
public struct Lonely: Sendable {
    private init() {}
}

// MARK: Dispatch

extension GeneratedSchema {
    static func writePerson(
        _ value: Person,
        _ selection: GraphQLExecution.SelectionID,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        for index in writer.steps(of: selection) {
            let step = writer[index]
            writer.key(step)
            guard writeFieldPerson(value, step, &writer) else { return false }
        }
        writer.endObject(selection)
        return true
    }

    @inline(__always)
    static func writeFieldPerson(
        _ value: Person,
        _ step: GraphQLExecution.Step,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        switch step.field {
        case 0:
            writer.id(value.id)
        case 1:
            if let value = value.title {
                writer.string(value)
            } else {
                writer.null()
            }
        case 2:
            if let value = value.manager {
                let mark = writer.enter(step)
                if !Self.writePerson(value, step.child, &writer) {
                    writer.rewind(to: mark)
                    writer.null()
                }
                writer.leave()
            } else {
                writer.null()
            }
        case 3:
            if let value = value.deputy {
                let mark = writer.enter(step)
                if !Self.writePerson(value, step.child, &writer) {
                    writer.rewind(to: mark)
                    writer.null()
                }
                writer.leave()
            } else {
                writer.null()
            }
        case 4:
            if let value = value.home {
                let mark = writer.enter(step)
                if !Self.writeAddress(value, step.child, &writer) {
                    writer.rewind(to: mark)
                    writer.null()
                }
                writer.leave()
            } else {
                writer.null()
            }
        case 5:
            if let value = value.friends {
                let mark = writer.mark
                list: do {
                    writer.beginList(step)
                    for (index, item) in value.enumerated() {
                        writer.item(index)
                        guard Self.writePerson(item, step.child, &writer) else {
                            writer.leaveList()
                            writer.rewind(to: mark)
                            writer.null()
                            break list
                        }
                    }
                    writer.endList()
                }
            } else {
                writer.null()
            }
        case 6:
            if let value = value.favourite {
                let mark = writer.enter(step)
                if !Self.writeNode(value, step.child, &writer) {
                    writer.rewind(to: mark)
                    writer.null()
                }
                writer.leave()
            } else {
                writer.null()
            }
        default: return writer.meta(step)
        }
        return true
    }

    nonisolated(nonsending) func completePerson(
        _ objects: [Person],
        _ selection: GraphQLExecution.SelectionID,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        if run.isStoredBelow(selection) {
            return run.writeObjects(objects.count, rows) { row, writer in
                Self.writePerson(objects[row], selection, &writer)
            }
        }
        if run.isDeferred(selection) {
            run.deferFields(objects.count, selection, rows) { selection, deferred in
                await self.completePerson(deferred.of(objects), selection, run, deferred.rows)
            }
        }
        return await run.completeObjects(
            objects.count, selection, rows,
            writeStored: { row, step, writer in Self.writeFieldPerson(objects[row], step, &writer) },
            resolve: { step in await self.resolvePerson(objects, step, run, rows) })
    }

    nonisolated(nonsending) func resolvePerson(
        _ objects: [Person],
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        switch step.field {
        case 2:
            return await completePerson(optional: .many(objects.map { .success($0.manager) }), step, run, rows)
        case 3:
            return await completePerson(optional: .many(objects.map { .success($0.deputy) }), step, run, rows)
        case 4:
            return await completeAddress(optional: .many(objects.map { .success($0.home) }), step, run, rows)
        case 5:
            return await completePerson(optionalListOfValue: .many(objects.map { .success($0.friends) }), step, run, rows)
        case 6:
            return await completeNode(optional: .many(objects.map { .success($0.favourite) }), step, run, rows)
        case 7:
            let results: GraphQLExecution.FieldResults<Person?> = await run.resolve(objects.count, step) { [resolvers] row, _ in
                return try await resolvers.mentor(of: objects[row], context: run.context)
            }
            return await completePerson(optional: results, step, run, rows)
        default: return run.noField(step, rows, count: objects.count)
        }
    }

    nonisolated(nonsending) func completePerson(
        optional results: GraphQLExecution.FieldResults<Person?>,
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        if run.isStoredBelow(step.child) {
            return run.column(results, step, rows) { value, writer in
                if let value {
                    let mark = writer.enter(step)
                    if !Self.writePerson(value, step.child, &writer) {
                        writer.rewind(to: mark)
                        writer.null()
                    }
                    writer.leave()
                } else {
                    writer.null()
                }
                return true
            }
        }
        var layout = run.layout(step, rows, count: results.count)
        var objects: [Person] = []
        for result in results {
            layout.beginRow()
            switch result {
            case .failure(let error): layout.fail(error)
            case .success(let value):
                if let value {
                    layout.object()
                    objects.append(value)
                } else {
                    layout.null()
                }
            }
        }
        return layout.assemble(await completePerson(objects, step.child, run, layout.children))
    }

    nonisolated(nonsending) func completePerson(
        optionalListOfValue results: GraphQLExecution.FieldResults<[Person]?>,
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        var results = results
        if step.isStreamed {
            results = run.stream(results, step, rows) { results, rows in
                await self.completePerson(optionalListOfValue: results, step, run, rows)
            }
        }
        if run.isStoredBelow(step.child) {
            return run.column(results, step, rows) { value, writer in
                if let value {
                    let mark = writer.mark
                    list: do {
                        writer.beginList(step)
                        for (index, item) in value.enumerated() {
                            writer.item(index)
                            guard Self.writePerson(item, step.child, &writer) else {
                                writer.leaveList()
                                writer.rewind(to: mark)
                                writer.null()
                                break list
                            }
                        }
                        writer.endList()
                    }
                } else {
                    writer.null()
                }
                return true
            }
        }
        var layout = run.layout(step, rows, count: results.count)
        var objects: [Person] = []
        for result in results {
            layout.beginRow()
            switch result {
            case .failure(let error): layout.fail(error)
            case .success(let value):
                if let value {
                    layout.beginList()
                    for (index, item) in value.enumerated() {
                        layout.item(index)
                        layout.object()
                        objects.append(item)
                    }
                    layout.endList()
                } else {
                    layout.null()
                }
            }
        }
        return layout.assemble(await completePerson(objects, step.child, run, layout.children))
    }

    nonisolated(nonsending) func completePerson(
        optionalListOfListOfValue results: GraphQLExecution.FieldResults<[[Person]]?>,
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        var results = results
        if step.isStreamed {
            results = run.stream(results, step, rows) { results, rows in
                await self.completePerson(optionalListOfListOfValue: results, step, run, rows)
            }
        }
        if run.isStoredBelow(step.child) {
            return run.column(results, step, rows) { value, writer in
                if let value {
                    let mark = writer.mark
                    list: do {
                        writer.beginList(step)
                        for (index, item) in value.enumerated() {
                            writer.item(index)
                            writer.beginList(step, nested: true)
                            for (index, item) in item.enumerated() {
                                writer.item(index)
                                guard Self.writePerson(item, step.child, &writer) else {
                                    writer.leaveList(nested: true)
                                    writer.leaveList()
                                    writer.rewind(to: mark)
                                    writer.null()
                                    break list
                                }
                            }
                            writer.endList(nested: true)
                        }
                        writer.endList()
                    }
                } else {
                    writer.null()
                }
                return true
            }
        }
        var layout = run.layout(step, rows, count: results.count)
        var objects: [Person] = []
        for result in results {
            layout.beginRow()
            switch result {
            case .failure(let error): layout.fail(error)
            case .success(let value):
                if let value {
                    layout.beginList()
                    for (index, item) in value.enumerated() {
                        layout.item(index)
                        layout.beginList()
                        for (index, item) in item.enumerated() {
                            layout.item(index)
                            layout.object()
                            objects.append(item)
                        }
                        layout.endList()
                    }
                    layout.endList()
                } else {
                    layout.null()
                }
            }
        }
        return layout.assemble(await completePerson(objects, step.child, run, layout.children))
    }

    static func writeAddress(
        _ value: Address,
        _ selection: GraphQLExecution.SelectionID,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        for index in writer.steps(of: selection) {
            let step = writer[index]
            writer.key(step)
            guard writeFieldAddress(value, step, &writer) else { return false }
        }
        writer.endObject(selection)
        return true
    }

    @inline(__always)
    static func writeFieldAddress(
        _ value: Address,
        _ step: GraphQLExecution.Step,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        switch step.field {
        case 0:
            writer.string(value.street)
        case 1:
            if let value = value.owner {
                let mark = writer.enter(step)
                if !Self.writePerson(value, step.child, &writer) {
                    writer.rewind(to: mark)
                    writer.null()
                }
                writer.leave()
            } else {
                writer.null()
            }
        default: return writer.meta(step)
        }
        return true
    }

    nonisolated(nonsending) func completeAddress(
        _ objects: [Address],
        _ selection: GraphQLExecution.SelectionID,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        if run.isStoredBelow(selection) {
            return run.writeObjects(objects.count, rows) { row, writer in
                Self.writeAddress(objects[row], selection, &writer)
            }
        }
        if run.isDeferred(selection) {
            run.deferFields(objects.count, selection, rows) { selection, deferred in
                await self.completeAddress(deferred.of(objects), selection, run, deferred.rows)
            }
        }
        return await run.completeObjects(
            objects.count, selection, rows,
            writeStored: { row, step, writer in Self.writeFieldAddress(objects[row], step, &writer) },
            resolve: { step in await self.resolveAddress(objects, step, run, rows) })
    }

    nonisolated(nonsending) func resolveAddress(
        _ objects: [Address],
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        switch step.field {
        case 1:
            return await completePerson(optional: .many(objects.map { .success($0.owner) }), step, run, rows)
        default: return run.noField(step, rows, count: objects.count)
        }
    }

    nonisolated(nonsending) func completeAddress(
        optional results: GraphQLExecution.FieldResults<Address?>,
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        if run.isStoredBelow(step.child) {
            return run.column(results, step, rows) { value, writer in
                if let value {
                    let mark = writer.enter(step)
                    if !Self.writeAddress(value, step.child, &writer) {
                        writer.rewind(to: mark)
                        writer.null()
                    }
                    writer.leave()
                } else {
                    writer.null()
                }
                return true
            }
        }
        var layout = run.layout(step, rows, count: results.count)
        var objects: [Address] = []
        for result in results {
            layout.beginRow()
            switch result {
            case .failure(let error): layout.fail(error)
            case .success(let value):
                if let value {
                    layout.object()
                    objects.append(value)
                } else {
                    layout.null()
                }
            }
        }
        return layout.assemble(await completeAddress(objects, step.child, run, layout.children))
    }

    static func writeRobot(
        _ value: Robot,
        _ selection: GraphQLExecution.SelectionID,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        for index in writer.steps(of: selection) {
            let step = writer[index]
            writer.key(step)
            guard writeFieldRobot(value, step, &writer) else { return false }
        }
        writer.endObject(selection)
        return true
    }

    @inline(__always)
    static func writeFieldRobot(
        _ value: Robot,
        _ step: GraphQLExecution.Step,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        switch step.field {
        case 0:
            writer.id(value.id)
        default: return writer.meta(step)
        }
        return true
    }

    nonisolated(nonsending) func completeRobot(
        _ objects: [Robot],
        _ selection: GraphQLExecution.SelectionID,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        if run.isStoredBelow(selection) {
            return run.writeObjects(objects.count, rows) { row, writer in
                Self.writeRobot(objects[row], selection, &writer)
            }
        }
        if run.isDeferred(selection) {
            run.deferFields(objects.count, selection, rows) { selection, deferred in
                await self.completeRobot(deferred.of(objects), selection, run, deferred.rows)
            }
        }
        return await run.completeObjects(
            objects.count, selection, rows,
            writeStored: { row, step, writer in Self.writeFieldRobot(objects[row], step, &writer) },
            resolve: { step in await self.resolveRobot(objects, step, run, rows) })
    }

    nonisolated(nonsending) func resolveRobot(
        _ objects: [Robot],
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        switch step.field {
        case 1:
            let results: GraphQLExecution.FieldResults<String> = await run.resolve(objects.count, step) { [resolvers] row, arguments in
                return try await resolvers.serial(
                    of: objects[row],
                    long: arguments.decode(0, as: Bool?.self),
                    context: run.context
                )
            }
            return completeString(value: results, step, run, rows)
        case 2:
            let results: GraphQLExecution.FieldResults<Person?> = await run.resolveBatch(objects.count, step) { [resolvers] _ in
                return try await resolvers.owner(of: objects, context: run.context)
            }
            return await completePerson(optional: results, step, run, rows)
        default: return run.noField(step, rows, count: objects.count)
        }
    }

    static func writeNode(
        _ value: Node,
        _ selection: GraphQLExecution.SelectionID,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        switch value {
        case .person(let value):
            writePerson(value, writer.selection(selection, possible: 0), &writer)
        case .robot(let value):
            writeRobot(value, writer.selection(selection, possible: 1), &writer)
        }
    }

    nonisolated(nonsending) func completeNode(
        _ objects: [Node],
        _ selection: GraphQLExecution.SelectionID,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        if run.isStoredBelow(selection) {
            return run.writeObjects(objects.count, rows) { row, writer in
                Self.writeNode(objects[row], selection, &writer)
            }
        }
        var partition = run.partition(rows, possibleTypes: 2)
        var members0: [Person] = []
        var members1: [Robot] = []
        for object in objects {
            switch object {
            case .person(let value):
                partition.add(possible: 0)
                members0.append(value)
            case .robot(let value):
                partition.add(possible: 1)
                members1.append(value)
            }
        }
        var columns: [GraphQLExecution.Column?] = []
        let selection0 = run.selection(selection, possible: 0)
        let rows0 = partition.rows(possible: 0)
        columns.append(members0.isEmpty ? nil : await completePerson(members0, selection0, run, rows0))
        let selection1 = run.selection(selection, possible: 1)
        let rows1 = partition.rows(possible: 1)
        columns.append(members1.isEmpty ? nil : await completeRobot(members1, selection1, run, rows1))
        return partition.merge(columns)
    }

    nonisolated(nonsending) func completeNode(
        optional results: GraphQLExecution.FieldResults<Node?>,
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        if run.isStoredBelow(step.child) {
            return run.column(results, step, rows) { value, writer in
                if let value {
                    let mark = writer.enter(step)
                    if !Self.writeNode(value, step.child, &writer) {
                        writer.rewind(to: mark)
                        writer.null()
                    }
                    writer.leave()
                } else {
                    writer.null()
                }
                return true
            }
        }
        var layout = run.layout(step, rows, count: results.count)
        var objects: [Node] = []
        for result in results {
            layout.beginRow()
            switch result {
            case .failure(let error): layout.fail(error)
            case .success(let value):
                if let value {
                    layout.object()
                    objects.append(value)
                } else {
                    layout.null()
                }
            }
        }
        return layout.assemble(await completeNode(objects, step.child, run, layout.children))
    }

    nonisolated(nonsending) func completeNode(
        listOfOptional results: GraphQLExecution.FieldResults<[Node?]>,
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        var results = results
        if step.isStreamed {
            results = run.stream(results, step, rows) { results, rows in
                await self.completeNode(listOfOptional: results, step, run, rows)
            }
        }
        if run.isStoredBelow(step.child) {
            return run.column(results, step, rows) { value, writer in
                writer.beginList(step)
                for (index, item) in value.enumerated() {
                    writer.item(index)
                    if let item {
                        let mark = writer.mark
                        if !Self.writeNode(item, step.child, &writer) {
                            writer.rewind(to: mark)
                            writer.null()
                        }
                    } else {
                        writer.null()
                    }
                }
                writer.endList()
                return true
            }
        }
        var layout = run.layout(step, rows, count: results.count)
        var objects: [Node] = []
        for result in results {
            layout.beginRow()
            switch result {
            case .failure(let error): layout.fail(error)
            case .success(let value):
                layout.beginList()
                for (index, item) in value.enumerated() {
                    layout.item(index)
                    if let item {
                        layout.object()
                        objects.append(item)
                    } else {
                        layout.null()
                    }
                }
                layout.endList()
            }
        }
        return layout.assemble(await completeNode(objects, step.child, run, layout.children))
    }

    static func writeTitled(
        _ value: Titled,
        _ selection: GraphQLExecution.SelectionID,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        switch value {
        case .person(let value):
            writePerson(value, writer.selection(selection, possible: 0), &writer)
        }
    }

    nonisolated(nonsending) func completeTitled(
        _ objects: [Titled],
        _ selection: GraphQLExecution.SelectionID,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        if run.isStoredBelow(selection) {
            return run.writeObjects(objects.count, rows) { row, writer in
                Self.writeTitled(objects[row], selection, &writer)
            }
        }
        var partition = run.partition(rows, possibleTypes: 1)
        var members0: [Person] = []
        for object in objects {
            switch object {
            case .person(let value):
                partition.add(possible: 0)
                members0.append(value)
            }
        }
        var columns: [GraphQLExecution.Column?] = []
        let selection0 = run.selection(selection, possible: 0)
        let rows0 = partition.rows(possible: 0)
        columns.append(members0.isEmpty ? nil : await completePerson(members0, selection0, run, rows0))
        return partition.merge(columns)
    }

    static func writeLonely(
        _ value: Lonely,
        _ selection: GraphQLExecution.SelectionID,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        false
    }

    static let sdlOfPeople = ##"""
        """
        A person, with \""" in the description,

        and a second paragraph. #"Raw"# and \(interpolation) stay what they are.
        """
        type Person implements Node & Titled {
          id: ID!
          title: String
          manager: Person
          deputy: Person
          home: Address
          friends: [Person!]
          favourite: Node
          "Called for each."
          mentor: Person @resolver
        }

        type Address {
          street: String!
          owner: Person
        }

        type Robot implements Node {
          id: ID!
          serial(long: Boolean = false): String!
        }

        interface Node {
          id: ID!
        }

        interface Titled implements Node {
          id: ID!
          title: String
        }

        "No type implements it."
        interface Lonely {
          id: ID!
        }
        """##
}
