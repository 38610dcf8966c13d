import Testing

@Suite struct DatesCheckTests {
    private func diagnose(_ arguments: String) -> [String] {
        diagnoseField(#": Int @rest(path: "/x", \#(arguments))"#)
    }

    @Test(arguments: ["2026-01-31", "2024-02-29", "2000-02-29"])
    func daysAreDays(_ day: String) { #expect(diagnose(#"sunset: "\#(day)""#) == []) }

    @Test(arguments: ["2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-1-01", "tomorrow", "2026-01-00"])
    func othersAreNot(_ day: String) {
        #expect(
            diagnose(#"deprecated: "\#(day)""#)
                == [#"has the deprecated date "\#(day)". Write a day of the calendar as YYYY-MM-DD."#])
    }

    @Test func theEndComesLast() {
        #expect(
            diagnose(#"deprecated: "2026-05-01", sunset: "2026-04-30""#)
                == ["is gone on 2026-04-30, before it is deprecated on 2026-05-01. Exchange the dates."])
    }

    @Test func aSuccessorFollowsSomething() {
        #expect(diagnose(#"deprecated: "2026-05-01", successor: "/y""#) == [])
        #expect(
            diagnose(#"successor: "/y""#)
                == [#"has a successor, but is not deprecated. Say since when, such as deprecated: "2026-01-31"."#])
        #expect(
            diagnose(#"deprecated: "2026-05-01", successor: "y""#)
                == [#"has the successor "y". Write a path that begins with "/"."#])
    }
}
