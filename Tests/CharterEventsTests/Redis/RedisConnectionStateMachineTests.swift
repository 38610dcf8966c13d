import Testing

@testable import CharterEvents

/// Conversations with Redis.
struct RedisConnectionStateMachineTests {
    private typealias Machine = RedisConnectionStateMachine

    private let credentials = RedisCredentials(username: "worker", password: "hunter2")
    private let unknownHello = RESPValue.error("ERR unknown command 'HELLO', with args beginning with: '3' ")
    private let aboutServer = RESPValue.map([.bulk(Array("proto".utf8)), .integer(3)])
    private let sayName = Machine.Action.send(["CLIENT", "SETINFO", "LIB-NAME", "charter"])

    private func words(_ words: String...) -> [RESPValue] { words.map { .bulk(Array($0.utf8)) } }

    private func listener() -> Machine {
        var machine = Machine(role: .listener(channel: "events"), credentials: nil)
        _ = machine.connected()
        _ = machine.received(aboutServer)
        _ = machine.received(.simple("OK"))
        _ = machine.received(.push(words("subscribe", "events") + [.integer(1)]))
        return machine
    }

    private func publisher(window: Int = 2) -> Machine {
        var machine = Machine(role: .publisher(channel: "events"), credentials: nil, window: window)
        _ = machine.connected()
        _ = machine.received(aboutServer)
        _ = machine.received(.simple("OK"))
        return machine
    }

    @Test func aListenerGreetsAndSubscribes() {
        var machine = Machine(role: .listener(channel: "events"), credentials: credentials)
        #expect(machine.connected() == [.send(["HELLO", "3", "AUTH", "worker", "hunter2"])])
        #expect(machine.received(aboutServer) == [sayName])
        #expect(machine.received(.simple("OK")) == [.send(["SUBSCRIBE", "events"])])
        #expect(!machine.isReady)
        #expect(machine.received(.push(words("subscribe", "events") + [.integer(1)])) == [.ready])
        #expect(machine.received(.push(words("message", "events", "hi"))) == [.deliver("hi")])
    }

    @Test func aServerThatKnowsOnlyVersion2() {
        var machine = Machine(role: .listener(channel: "events"), credentials: credentials)
        _ = machine.connected()
        #expect(machine.received(unknownHello) == [.send(["AUTH", "worker", "hunter2"])])
        #expect(machine.received(.simple("OK")) == [sayName])
        #expect(machine.received(.error("ERR unknown subcommand 'SETINFO'")) == [.send(["SUBSCRIBE", "events"])])
        #expect(machine.received(.array(words("subscribe", "events") + [.integer(1)])) == [.ready])
        #expect(machine.received(.array(words("message", "events", "hi"))) == [.deliver("hi")])
        #expect(machine.pingDue() == [.send(["PING"])])
        #expect(machine.received(.array(words("pong", ""))) == [])
        #expect(machine.pingDue() == [.send(["PING"])])
    }

    @Test func version2WithAPasswordOnlyAndWithout() {
        var machine = Machine(role: .publisher(channel: "events"), credentials: RedisCredentials(password: "hunter2"))
        #expect(machine.connected() == [.send(["HELLO", "3", "AUTH", "default", "hunter2"])])
        #expect(machine.received(.error("NOPROTO unsupported protocol version")) == [.send(["AUTH", "hunter2"])])
        var open = Machine(role: .publisher(channel: "events"), credentials: nil)
        #expect(open.connected() == [.send(["HELLO", "3"])])
        #expect(open.received(unknownHello) == [sayName])
        #expect(open.received(.error("ERR unknown")) == [.ready, .publishMore])
    }

    @Test(arguments: ["NOAUTH HELLO must be called", "WRONGPASS invalid username-password pair", "NOPERM no"])
    func refusedCredentials(reason: String) {
        var machine = Machine(role: .publisher(channel: "events"), credentials: credentials)
        _ = machine.connected()
        #expect(machine.received(.error(reason)) == [.close(.authentication(reason: reason))])
        #expect(machine.received(.simple("OK")) == [])
    }

    @Test func aReasonThatRepeatsThePasswordIsShownWithoutIt() {
        var machine = Machine(role: .publisher(channel: "events"), credentials: credentials)
        _ = machine.connected()
        _ = machine.received(unknownHello)
        #expect(
            machine.received(.error("ERR unknown command 'AUTH', with args beginning with: 'worker' 'hunter2'"))
                == [
                    .close(
                        .authentication(
                            reason: "ERR unknown command 'AUTH', with args beginning with: 'worker' '(hidden)'"))
                ])
    }

    @Test func aServerThatIsNotReadyYet() {
        var machine = Machine(role: .publisher(channel: "events"), credentials: nil)
        _ = machine.connected()
        #expect(
            machine.received(.error("LOADING Redis is loading"))
                == [.close(.refused(command: "HELLO", reason: "LOADING Redis is loading"))])
    }

    @Test func aChannelThatTheUserMayNotHear() {
        var machine = Machine(role: .listener(channel: "events"), credentials: credentials)
        _ = machine.connected()
        _ = machine.received(aboutServer)
        _ = machine.received(.simple("OK"))
        #expect(machine.received(.error("NOPERM no")) == [.close(.authentication(reason: "NOPERM no"))])
    }

    @Test func whatIsUnderWayIsBounded() {
        var machine = publisher(window: 2)
        #expect(machine.publish("1") == [.send(["PUBLISH", "events", "1"])])
        #expect(machine.publish("2") == [.send(["PUBLISH", "events", "2"])])
        #expect(!machine.mayPublish)
        #expect(machine.publish("3") == [])
        #expect(machine.received(.integer(0)) == [.publishMore])
        #expect(machine.publish("3") == [.send(["PUBLISH", "events", "3"])])
    }

    @Test func answersComeInTheOrderOfTheQuestions() {
        var machine = publisher()
        _ = machine.publish("1")
        #expect(machine.pingDue() == [.send(["PING"])])
        #expect(machine.received(.integer(1)) == [.publishMore])
        #expect(machine.received(.simple("PONG")) == [])
        #expect(machine.received(.simple("PONG")) == [.close(.unexpected(reason: "an answer to nothing"))])
    }

    @Test func nothingIsPublishedBeforeTheGreetingIsOver() {
        var machine = Machine(role: .publisher(channel: "events"), credentials: nil)
        #expect(machine.publish("1") == [])
        _ = machine.connected()
        #expect(!machine.mayPublish)
        var listener = listener()
        #expect(listener.publish("1") == [])
    }

    @Test func aRefusedMessage() {
        var machine = publisher()
        _ = machine.publish("1")
        #expect(
            machine.received(.error("READONLY replica"))
                == [.close(.refused(command: "PUBLISH", reason: "READONLY replica"))])
    }

    @Test func aPingWithoutAnswer() {
        var machine = listener()
        #expect(machine.pingDue() == [.send(["PING"])])
        #expect(machine.pingDue() == [.close(.unresponsive)])
        #expect(machine.pingDue() == [])
    }

    @Test func aGreetingWithoutEnd() {
        var machine = Machine(role: .publisher(channel: "events"), credentials: nil)
        _ = machine.connected()
        #expect(machine.pingDue() == [.close(.unresponsive)])
    }

    @Test func aSubscriptionThatTheServerEnds() {
        var machine = listener()
        #expect(
            machine.received(.push(words("unsubscribe", "events") + [.integer(0)]))
                == [.close(.refused(command: "SUBSCRIBE", reason: "the subscription was ended"))])
    }

    @Test func messagesThatNobodyAskedFor() {
        var machine = listener()
        #expect(machine.received(.push(words("invalidate", "x"))) == [])
        #expect(machine.received(.push([])) == [])
        #expect(
            machine.received(.push(words("message", "other", "x")))
                == [.close(.unexpected(reason: "a message of another channel"))])
    }

    @Test func bytesThatAreNoProtocol() {
        var machine = listener()
        #expect(machine.receivedInvalid(.tooDeep(9)) == [.close(.unexpected(reason: "tooDeep(9)"))])
        #expect(machine.disconnected() == [])
        #expect(machine.connected() == [])
    }

    @Test func aLostConnection() {
        var machine = publisher()
        #expect(machine.disconnected() == [.close(.closed)])
        #expect(!machine.mayPublish)
    }
}
