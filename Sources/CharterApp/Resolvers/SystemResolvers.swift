import CharterModels
import CharterObservability
import GraphQLExecution

extension Resolvers: SystemResolvers {
    func systemMetrics(context: ResolverContext) async throws -> SystemMetrics? { readMetrics() }

    func systemMetricsStream(every: Double, context: ResolverContext) async throws -> EventSequence<SystemMetrics> {
        EventSequence(PeriodicReadings(interval: .seconds(every), clock: clock, read: readMetrics))
    }

    @Sendable private func readMetrics() -> SystemMetrics {
        let metrics = services.metrics
        let latency = metrics.latency.snapshot()
        let usage = metrics.modelUsage.total
        return SystemMetrics(
            uptime: metrics.uptime, residentMemory: Double(ProcessStatistics.residentMemory),
            requestsServed: Double(metrics.requestsServed), requestsInFlight: metrics.requestsInFlight.value,
            meanLatency: latency.mean, p99Latency: latency.quantile(0.99),
            activeSubscriptions: metrics.subscriptions.value, modelCalls: Double(usage.calls),
            modelTokens: Double(usage.totalTokens))
    }
}
