package io.quantumtrader.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.app.bench.http.HttpBench;
import io.quantumtrader.app.bench.http.HttpBenchReport;
import io.quantumtrader.app.bench.http.HttpBenchRequest;
import io.quantumtrader.app.fund.WholeFund;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.server.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few seconds of the bench of the API. */
class HttpBenchTest {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    @Test
    void asksEveryAddressAndMissesNothing() {
        var request = new HttpBenchRequest(3, 200, 8, 20, 50, 1, 0.4, 3, TestServer.given(), folder);

        var report = HttpBench.run(new WholeFund(), PROJECT, request, Progress.silent());

        assertThat(report.bars()).isEqualTo(600);
        assertThat(report.routes())
                .extracting(HttpBenchReport.Route::name)
                .containsExactly(
                        "GET /api/v1/status",
                        "GET /api/v1/positions",
                        "GET /api/v1/ladder",
                        "rehearsal of a kill",
                        "kill",
                        "kill, nobody else");
        assertThat(report.routes()).allSatisfy(route -> {
            assertThat(route.asked()).as(route.name()).isPositive();
            assertThat(route.failed()).as(route.name()).isZero();
            assertThat(route.bareP50Ms()).as(route.name()).isPositive();
        });
        assertThat(report.stream().published()).isEqualTo(20);
        assertThat(report.stream().received()).isEqualTo(20 * 20);
        assertThat(report.stream().lost()).isZero();
        assertThat(report.addresses())
                .extracting(HttpBenchReport.Address::path)
                .contains("/api/v1/portfolio", "/api/v1/views/equity?limit=1000", "/api/v1/views/why-not", "/metrics")
                .noneMatch(path -> path.contains("{"));
        assertThat(report.addresses()).allSatisfy(address -> {
            assertThat(address.asked()).as(address.path()).isEqualTo(3);
            assertThat(address.failed()).as(address.path()).isZero();
        });
    }
}
