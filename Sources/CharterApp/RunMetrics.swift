import CharterEvents
import CharterObservability
import CharterStorage
import CharterWorkflows

/// The figures of storage, events and runs in Prometheus' text format.
enum RunMetrics {
    /// - Parameter queue: Nil when the database cannot be asked.
    static func write(
        _ database: DatabaseFiguresSnapshot, _ events: EventFiguresSnapshot, _ runs: RunFigures,
        queue: QueueFigures?, into page: inout PrometheusText
    ) {
        write(database, into: &page)
        write(events, into: &page)
        page.family(
            "charter_runs_ended_total", .counter, "Runs that ended in the hands of this process, by outcome.",
            [
                ([("outcome", "succeeded")], Double(runs.succeeded)), ([("outcome", "failed")], Double(runs.failed)),
                ([("outcome", "cancelled")], Double(runs.cancelled)),
            ])
        page.counter("charter_runs_claimed_total", "Runs that workers of this process took up.", runs.claimed)
        page.counter("charter_runs_recovered_total", "Runs taken from lost workers.", runs.recovered)
        page.counter("charter_run_leases_lost_total", "Leases lost to others while at work.", runs.leasesLost)
        page.counter("charter_runs_released_total", "Runs given back by a drain.", runs.released)
        page.gauge("charter_runs_working", "Runs that this process works on.", Double(runs.working))
        page.family(
            "charter_run_claim_latency_seconds_total", .counter,
            "Time from being ready to being claimed, summed over all claims.", [([], runs.claimLatencySum)])
        // Without it, nobody could tell a queue that is empty from one that cannot be seen.
        page.gauge(
            "charter_run_queue_figures_available",
            "1 when the database could be asked for the figures of the queue, 0 when they are left out.",
            queue == nil ? 0 : 1)
        guard let queue else { return }
        page.family(
            "charter_runs", .gauge, "Runs that have not ended, on all replicas together, by status.",
            [
                ([("status", "queued")], Double(queue.queued)), ([("status", "running")], Double(queue.running)),
                ([("status", "waiting")], Double(queue.waiting)),
            ])
        page.gauge("charter_run_queue_oldest_seconds", "Age of the oldest run that could be claimed.", queue.oldestAge)
    }

    private static func write(_ database: DatabaseFiguresSnapshot, into page: inout PrometheusText) {
        page.family(
            "charter_database_connections", .gauge, "Connections to the database, by state.",
            [
                ([("state", "in_use")], Double(database.connectionsInUse)),
                ([("state", "idle")], Double(database.connectionsIdle)),
            ])
        page.gauge("charter_database_waiting", "Statements that wait for a connection.", Double(database.waiting))
        page.counter(
            "charter_database_reconnects_total", "Connections opened in place of lost ones.", database.reconnects)
        page.family(
            "charter_database_transactions_total", .counter, "Transactions, by how they ended.",
            [
                ([("outcome", "committed")], Double(database.transactionsCommitted)),
                ([("outcome", "rolled_back")], Double(database.transactionsRolledBack)),
            ])
        page.counter("charter_database_statements_total", "Statements that were run.", database.statements)
        page.family(
            "charter_database_statement_seconds_total", .counter, "Time of all statements together.",
            [([], database.statementSeconds)])
        page.family(
            "charter_database_errors_total", .counter, "Failures of the database, by kind.",
            database.errors.sorted { $0.key < $1.key }.map { ([("kind", $0.key)], Double($0.value)) })
    }

    private static func write(_ events: EventFiguresSnapshot, into page: inout PrometheusText) {
        page.gauge("charter_event_subscribers", "Subscribers of topics.", Double(events.subscribers))
        page.counter("charter_events_appended_total", "Events appended by this process.", events.appended)
        page.counter("charter_event_reads_total", "Readings of the table of events.", events.tableReads)
        page.counter(
            "charter_event_wakeups_missed_total", "Events found by looking instead of being woken.",
            events.foundByLooking)
        page.counter(
            "charter_event_subscribers_too_slow_total", "Subscribers that fell too far behind.", events.tooSlow)
        page.family(
            "charter_event_wakeups_total", .counter, "Wake-ups between replicas, by direction.",
            [
                ([("direction", "sent")], Double(events.waker.sent)),
                ([("direction", "received")], Double(events.waker.received)),
            ])
        page.counter(
            "charter_event_waker_reconnects_total", "Times that the connection for wake-ups was made anew.",
            events.waker.reconnects)
    }
}
