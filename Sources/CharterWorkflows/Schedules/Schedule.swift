/// Something that is enqueued by itself, at the points in time that a cron expression names.
public struct Schedule: Sendable, Hashable {
    /// Names it among all schedules: each of its ticks is fired once under this name.
    public var name: String
    public var cron: CronSchedule
    /// What is enqueued at each tick.
    public var submission: RunSubmission

    public init(name: String, cron: CronSchedule, submission: RunSubmission) {
        self.name = name
        self.cron = cron
        self.submission = submission
    }
}
