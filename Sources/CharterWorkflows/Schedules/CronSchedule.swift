import Foundation

/// Points in time that a cron expression names, all in UTC.
///
/// Five fields: minute, hour, day of month, month, day of week; each `*`, a value, a range `1-5`, a step `*/15` or
/// `10-50/20`, or a list of those. Months and days may be named (`JAN`, `MON`); Sunday is 0 or 7. If both the day of month
/// and the day of week are restricted, either of them suffices. `@hourly`, `@daily` (`@midnight`), `@weekly`, `@monthly` and
/// `@yearly` (`@annually`) stand for what they say.
public struct CronSchedule: Sendable, Hashable {
    /// The expression as it was written.
    public let text: String
    private let minutes: CronValues
    private let hours: CronValues
    private let daysOfMonth: CronValues
    private let months: CronValues
    private let daysOfWeek: CronValues

    /// The longest time between two days that an expression names: 29 February on a certain day of the week around 2100,
    /// 40 years, in days.
    private static let searchedDays = 40 * 366

    /// - Throws: `CronSyntaxError`, also for an expression that names no point in time, such as 30 February.
    public init(_ text: String) throws(CronSyntaxError) {
        let values = try CronParser.parse(text)
        self.text = text
        minutes = values[.minute] ?? CronValues()
        hours = values[.hour] ?? CronValues()
        daysOfMonth = values[.dayOfMonth] ?? CronValues()
        months = values[.month] ?? CronValues()
        daysOfWeek = values[.dayOfWeek] ?? CronValues()
        // From a day before a leap day, so that one suffices.
        guard nextDay(from: 18_000) != nil else {
            throw CronSyntaxError(message: "there is no such day in any year", offset: 0)
        }
    }

    /// The first point in time after a date; nil beyond the years that a `Date` can tell apart in minutes.
    public func next(after date: Date) -> Date? {
        let seconds = date.timeIntervalSince1970
        guard seconds.isFinite, abs(seconds) < 1e14 else { return nil }
        let minute = Int((seconds / 60).rounded(.down)) + 1
        let (day, minuteOfDay) = minute.quotientAndFloorRemainder(dividingBy: 1_440)
        if isNamed(day: day), let time = nextTime(from: minuteOfDay) {
            return Date(timeIntervalSince1970: Double(day * 1_440 + time) * 60)
        }
        guard let next = nextDay(from: day + 1), let time = nextTime(from: 0) else { return nil }
        return Date(timeIntervalSince1970: Double(next * 1_440 + time) * 60)
    }

    private func nextDay(from first: Int) -> Int? {
        (first...first + Self.searchedDays).first(where: isNamed(day:))
    }

    private func isNamed(day: Int) -> Bool {
        let date = CivilDate(daysSince1970: day)
        guard months.contains(date.month) else { return false }
        let byMonth = daysOfMonth.contains(date.day)
        let byWeek = daysOfWeek.contains(CivilDate.dayOfWeek(daysSince1970: day))
        return daysOfMonth.isUnrestricted || daysOfWeek.isUnrestricted ? byMonth && byWeek : byMonth || byWeek
    }

    /// The first minute of a day from one on.
    private func nextTime(from minuteOfDay: Int) -> Int? {
        let (hour, minute) = (minuteOfDay / 60, minuteOfDay % 60)
        if hours.contains(hour), let next = minutes.next(from: minute) { return hour * 60 + next }
        guard let nextHour = hours.next(from: hour + 1), let first = minutes.next(from: 0) else { return nil }
        return nextHour * 60 + first
    }
}

extension Int {
    /// Division that rounds down, for times before 1970.
    fileprivate func quotientAndFloorRemainder(dividingBy divisor: Int) -> (Int, Int) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
