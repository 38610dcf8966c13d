import GoldenEdgesClient
import GraphQLOperations
import Testing

import func GoldenEdges.makeEdges

/// Fragments that narrow, overlap and are left out, and names that mean something else, compiled and run.
@Suite struct GoldenEdgesClientTests {
    @Test func fieldsOfOneNameAreReadTogether() async throws {
        let data = try await Answers(makeEdges()).data(WorkerQuery(id: "worker", withHome: true))
        let person = try #require(data.person)
        #expect(person.home?.street == "Low")
        #expect(person.home?.owner?.id == "boss")
        #expect(person.overlapFragment?.home?.street == "Low")
        #expect(person.mentor == nil)
    }

    @Test func whatIsLeftOutIsNil() async throws {
        let query = WorkerQuery(id: "worker", withHome: false, withFriends: false)
        let person = try #require(try await Answers(makeEdges()).data(query).person)
        #expect(person.home == nil)
        #expect(person.friendsFragment == nil)
        #expect(person.mentor?.id == "boss")
        let again = WorkerQuery(id: "worker", withHome: false)
        #expect(try await Answers(makeEdges()).data(again).person?.friendsFragment?.friends?.map(\.id) == ["boss"])
    }

    @Test func aFragmentOnAnInterfaceTellsItsTypesApart() async throws {
        let data = try await Answers(makeEdges()).data(WorkerQuery(id: "worker", withHome: false))
        let person = try #require(data.person)
        guard case .person(let name) = person.nameFragment, case .person(let boss)? = person.boss?.nameFragment else {
            Issue.record("\(person)")
            return
        }
        #expect(name.id == "worker" && name.title == nil)
        #expect(boss.id == "boss" && boss.title == "Boss")
        // What all types of the fragment have is there directly.
        #expect(person.id == "worker" && person.boss?.id == "boss")
        #expect(person.favourite?.home == "Robot")
    }

    @Test func nullsAndListsKeepTheirPlaces() async throws {
        let data = try await Answers(makeEdges()).data(NodesQuery())
        #expect(data.nodes.map { $0?.id } == ["worker", nil, "r1", "r2"])
        guard case .robot(let robot)?? = data.nodes.dropFirst(2).first else {
            Issue.record("\(data.nodes)")
            return
        }
        #expect(robot.serial == "serial-r1" && robot.owner?.title == "Boss")
        #expect(data.matrix?.map { $0.map(\.id) } == [["boss"], [], ["worker", "boss"]])
    }

    @Test func reservedWordsAreOrdinaryNames() async throws {
        let query = ClassQuery(in: 3, self: "s")
        let reserved = try #require(try await Answers(makeEdges()).data(query).reserved)
        #expect(reserved.`init` == 3 && reserved.`self` == "s" && reserved.`Type` == 1.5)
        #expect(reserved.`default` == [.for, .`self`, .httpServer, ._leadingUNDERSCORE])
        #expect(reserved.`case` == .default && reserved.`func` == nil)
        let data = try ClassQuery.data(
            """
            {"reserved": {"init": 0, "self": "", "Type": null, "default": ["for", "brandNew"], "case": null,
            "func": {"answer": 1}, "Data": {"answer": 2}, "Swift": {"Type": 3}, "GraphQLOperations": {"answer": 4}}}
            """)
        #expect(data.reserved?.Data_?.answer == 2 && data.reserved?.Swift__?.`Type` == 3)
        #expect(data.reserved?.GraphQLOperations__?.answer == 4)
        #expect(data.reserved?.`default`.last == .unknown("brandNew"))
    }

    @Test func namesOfTheLibraryAreOrdinaryNames() async throws {
        let query = StepByStepQuery(task: .value(Task(self: "me")))
        let data = try await Answers(makeEdges()).data(query)
        let step = try #require(data.step)
        #expect(step.Int == 1 && step.String == "me" && step.`Self` == true && step.object == 1 && step.decoder == 1)
        #expect(step.step?.error?.value?.result == .success)
        #expect(step.step?.array?.map(\.item) == [2])
        #expect(step.writer == .some(Result.some) && data.result?.writer == .some(Result.some))
        #expect(data.resolved?.map(\.typename) == ["Column", "Error"])
    }

    @Test func operationsOfAllTypes() async throws {
        #expect(try await Answers(makeEdges()).data(RefreshMutation()).refresh == false)
        #expect(TicksSubscription(upTo: 3).variables.object == ["upTo": 3])
        #expect(try TicksSubscription.data(#"{"ticks": 2}"#).ticks == 2)
    }
}
