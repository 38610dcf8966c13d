import CharterObservability
import Testing

struct PrometheusTextTests {
    @Test func countersAndGauges() {
        var page = PrometheusText()
        page.counter("charter_requests_total", "Requests.", 3)
        page.gauge("charter_memory_bytes", "Memory.", 1.5)
        #expect(
            page.text == """
                # HELP charter_requests_total Requests.
                # TYPE charter_requests_total counter
                charter_requests_total 3
                # HELP charter_memory_bytes Memory.
                # TYPE charter_memory_bytes gauge
                charter_memory_bytes 1.5

                """)
    }

    @Test func labelsAreEscaped() {
        var page = PrometheusText()
        page.family("m", .counter, "a\\b\nc", [([("model", "a\"b\\c\nd")], 1)])
        #expect(page.text.contains("# HELP m a\\\\b\\nc\n"))
        #expect(page.text.contains("m{model=\"a\\\"b\\\\c\\nd\"} 1\n"))
    }

    @Test func histogramEndsWithInfinity() {
        let histogram = LatencyHistogram()
        histogram.record(0.5)
        histogram.record(1_000)
        var page = PrometheusText()
        page.histogram("d_seconds", "D.", histogram.snapshot())
        #expect(page.text.contains("d_seconds_bucket{le=\"+Inf\"} 2\n"))
        #expect(page.text.contains("d_seconds_count 2\n"))
        #expect(page.text.contains("d_seconds_sum 1000.5\n"))
    }
}
