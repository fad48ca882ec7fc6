package io.quantumtrader.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.app.fund.WholeFund;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.app.launch.ReplayRequest;
import io.quantumtrader.app.launch.RunRequest;
import io.quantumtrader.server.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README promises of the first two minutes: 300 bars of history and 600 bars at five a second. */
class NewcomersMinutesTest {

    private static final String TICKS = "900";

    @TempDir
    Path data;

    @Test
    void showsEveryKindOfExitAndReplaysWithoutADifference() {
        var home = Path.of("").toAbsolutePath();
        var settings = TestServer.settings(
                data,
                SettingsLoader.load(
                        home,
                        home.resolve("none.conf"),
                        false,
                        Map.of("market.source", "synthetic:1", "market.ticks", TICKS, "market.speed", "max")));
        var fund = new WholeFund();

        var summary = fund.run(new RunRequest(data, false), settings, Progress.silent());
        var replay = fund.replay(new ReplayRequest(data, true), settings, Progress.silent());

        System.out.printf("the first minutes: %s; %s%n", summary.decisions(), summary.reasons());
        assertThat(summary.decisions()).containsKeys("OPEN", "REDUCE", "CLOSE", "PROTECT");
        assertThat(summary.reasons().keySet())
                .containsAll(List.of(
                        "ENTRY_SIGNAL",
                        "HARVEST_T1",
                        "HARVEST_T2",
                        "HARVEST_T3",
                        "PROFIT_LOCK",
                        "TRAIL",
                        "KILL_SCORE_AT_LIMIT",
                        "HEAT_STAGED_CLOSE",
                        "HEAT_WARM",
                        "ESS_DRAWDOWN",
                        "FORCED_FLATTEN"));
        assertThat(summary.openPositions()).isZero();
        assertThat(summary.permitsSpent()).isEqualTo(summary.permitsIssued());
        assertThat(replay.differences()).isEmpty();
        assertThat(replay.decisionsCompared()).isGreaterThan(7_000);
        assertThat(replay.stateHash()).isEqualTo(summary.stateHash());
    }
}
