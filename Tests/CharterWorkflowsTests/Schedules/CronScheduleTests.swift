import Foundation
import Testing

@testable import CharterWorkflows

struct CronScheduleTests {
    private static let format = Date.ISO8601FormatStyle()

    private func next(_ expression: String, after time: String, count: Int = 1) throws -> [String] {
        let schedule = try CronSchedule(expression)
        var date = try Date(time, strategy: Self.format)
        var times: [String] = []
        for _ in 0..<count {
            guard let next = schedule.next(after: date) else { break }
            times.append(next.formatted(Self.format))
            date = next
        }
        return times
    }

    @Test func eachMinute() throws {
        #expect(
            try next("* * * * *", after: "2026-01-01T23:58:30Z", count: 3) == [
                "2026-01-01T23:59:00Z", "2026-01-02T00:00:00Z", "2026-01-02T00:01:00Z",
            ])
    }

    @Test func aTickIsNotItsOwnNext() throws {
        #expect(try next("0 9 * * *", after: "2026-01-01T09:00:00Z") == ["2026-01-02T09:00:00Z"])
    }

    @Test func workdaysAtHalfPastNine() throws {
        #expect(
            try next("30 9 * * MON-FRI", after: "2026-11-27T09:30:00Z", count: 2) == [
                "2026-11-30T09:30:00Z", "2026-12-01T09:30:00Z",
            ])
    }

    @Test func listsRangesAndSteps() throws {
        #expect(
            try next("0,10-30/10,55 */12 * * *", after: "2026-01-01T00:00:00Z", count: 5) == [
                "2026-01-01T00:10:00Z", "2026-01-01T00:20:00Z", "2026-01-01T00:30:00Z", "2026-01-01T00:55:00Z",
                "2026-01-01T12:00:00Z",
            ])
    }

    @Test func aStepFromAValueGoesToTheEnd() throws {
        #expect(
            try next("50/5 23 * * *", after: "2026-01-01T00:00:00Z", count: 3) == [
                "2026-01-01T23:50:00Z", "2026-01-01T23:55:00Z", "2026-01-02T23:50:00Z",
            ])
    }

    @Test func dayOfMonthOrDayOfWeekWhenBothAreRestricted() throws {
        // 2026-02-13 is a Friday.
        #expect(
            try next("0 0 13 * FRI", after: "2026-02-05T00:00:00Z", count: 3) == [
                "2026-02-06T00:00:00Z", "2026-02-13T00:00:00Z", "2026-02-20T00:00:00Z",
            ])
    }

    @Test func bothWhenOneOfThemStepsThroughAll() throws {
        #expect(
            try next("0 0 */2 * MON", after: "2026-03-01T00:00:00Z", count: 2) == [
                "2026-03-09T00:00:00Z", "2026-03-23T00:00:00Z",
            ])
    }

    @Test(arguments: ["0", "7", "SUN", "sun"])
    func sundayHasSeveralNames(day: String) throws {
        #expect(try next("0 12 * * \(day)", after: "2026-11-28T00:00:00Z") == ["2026-11-29T12:00:00Z"])
    }

    @Test func sundayEndsTheWeek() throws {
        #expect(
            try next("0 0 * * SAT-SUN", after: "2026-11-27T00:00:00Z", count: 3) == [
                "2026-11-28T00:00:00Z", "2026-11-29T00:00:00Z", "2026-12-05T00:00:00Z",
            ])
    }

    @Test func leapDays() throws {
        #expect(
            try next("0 0 29 FEB *", after: "2096-03-01T00:00:00Z", count: 2) == [
                "2104-02-29T00:00:00Z", "2108-02-29T00:00:00Z",
            ])
    }

    @Test func monthsWithoutThatDayAreLeftOut() throws {
        #expect(
            try next("0 0 31 * *", after: "2026-01-31T00:00:00Z", count: 2) == [
                "2026-03-31T00:00:00Z", "2026-05-31T00:00:00Z",
            ])
    }

    @Test(arguments: [
        ("@hourly", "2026-05-05T06:00:00Z"), ("@daily", "2026-05-06T00:00:00Z"), ("@midnight", "2026-05-06T00:00:00Z"),
        ("@weekly", "2026-05-10T00:00:00Z"), ("@monthly", "2026-06-01T00:00:00Z"), ("@yearly", "2027-01-01T00:00:00Z"),
        ("@ANNUALLY", "2027-01-01T00:00:00Z"),
    ])
    func words(word: String, time: String) throws {
        #expect(try next(word, after: "2026-05-05T05:05:05Z") == [time])
    }

    @Test func timesBefore1970() throws {
        #expect(try next("15 3 * * *", after: "1969-12-31T03:15:00Z") == ["1970-01-01T03:15:00Z"])
        #expect(try next("15 3 * * *", after: "1960-02-29T03:14:59Z") == ["1960-02-29T03:15:00Z"])
    }

    @Test(arguments: [Double.infinity, -.infinity, .nan, 1e300])
    func thereIsNoNextTickAfterNoTime(seconds: Double) throws {
        #expect(try CronSchedule("* * * * *").next(after: Date(timeIntervalSince1970: seconds)) == nil)
    }

    @Test func agreesWithACalendarForAYear() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
        let schedule = try CronSchedule("0 0 * * *")
        var date = try Date("2023-12-31T12:00:00Z", strategy: Self.format)
        for _ in 0..<800 {
            let next = try #require(schedule.next(after: date))
            let expected = calendar.nextDate(
                after: date, matching: DateComponents(hour: 0, minute: 0), matchingPolicy: .nextTime)
            #expect(next == expected)
            date = next
        }
    }

    @Test(arguments: [
        ("", 0, "a cron expression has five fields"),
        ("* * * *", 7, "not 4"),
        ("* * * * * *", 10, "not 6"),
        ("60 * * * *", 0, "the minute is 0 to 59, not 60"),
        ("* 24 * * *", 2, "the hour is 0 to 23, not 24"),
        ("* * 0 * *", 4, "the day of month is 1 to 31, not 0"),
        ("* * * 13 *", 6, "the month is 1 to 12, not 13"),
        ("* * * * 8", 8, "the day of week is 0 to 7, not 8"),
        ("* * * FOO *", 6, "the month is a number or a name such as JAN, not \"FOO\""),
        ("* * * * 1-x", 10, "not \"x\""),
        ("1,,2 * * * *", 2, "a value is missing for the minute"),
        ("*/0 * * * *", 2, "a step is a whole number from 1"),
        ("*/x * * * *", 2, "not \"x\""),
        ("30-10 * * * *", 0, "ends before it begins"),
        ("-5 * * * *", 0, "the minute is a number, not \"\""),
        ("* * 30 2 *", 0, "there is no such day"),
        ("@reboot", 0, "unknown word \"@reboot\""),
        ("@daily 5", 7, "nothing can follow"),
        ("99999999999999999999 * * * *", 0, "the minute is a number"),
    ])
    func mistakesAreLocated(expression: String, offset: Int, message: String) {
        do throws(CronSyntaxError) {
            _ = try CronSchedule(expression)
            Issue.record("\(expression) was accepted")
        } catch {
            #expect(error.offset == offset)
            #expect(error.message.contains(message), "\(error.message)")
        }
    }
}
