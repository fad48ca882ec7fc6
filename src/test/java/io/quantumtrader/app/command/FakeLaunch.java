package io.quantumtrader.app.command;

import io.quantumtrader.app.config.ConfigurationRefused;
import io.quantumtrader.app.config.Problem;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.launch.Launch;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.app.launch.ReplayRequest;
import io.quantumtrader.app.launch.ReplayResult;
import io.quantumtrader.app.launch.RunRequest;
import io.quantumtrader.app.launch.RunSummary;
import io.quantumtrader.app.launch.RunningFund;
import io.quantumtrader.app.launch.UpRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Remembers what it was asked for and answers at once. */
final class FakeLaunch implements Launch {

    @Nullable
    Settings settings;

    @Nullable
    UpRequest up;

    @Nullable
    RunRequest run;

    @Nullable
    ReplayRequest replay;

    List<String> differences = List.of();

    @Override
    public void check(Settings given) {
        if (given.section("venue").number("start-equity") <= 0)
            throw new ConfigurationRefused(List.of(
                    new Problem("quantum-trader.venue.start-equity", "command line", "must be > 0"),
                    new Problem("quantum-trader.http.port", "command line", "told already")));
    }

    @Override
    public RunningFund up(UpRequest request, Settings given, Progress progress) {
        up = request;
        settings = given;
        return new RunningFund() {
            @Override
            public URI page() {
                return URI.create("http://127.0.0.1:8080/");
            }

            @Override
            public String market() {
                return "synthetic:1, 1 m bars, x60";
            }

            @Override
            public List<String> symbols() {
                return List.of("BTCUSDT", "ETHUSDT");
            }

            @Override
            public void awaitStopped() {}

            @Override
            public void close() {}
        };
    }

    @Override
    public RunSummary run(RunRequest request, Settings given, Progress progress) {
        run = request;
        settings = given;
        progress.at("bars", 10, 10);
        Map<String, Long> holds = Map.of("HOLD", 9L, "CLOSE", 1L);
        return new RunSummary(
                10, 1, holds, Map.of(), 2, 2, 0.5, 0.1, 3.5, 0, 10_003, 0.01, 0, Map.of(), Map.of(), 1, 1, 12, "ab12",
                0.5, 20, "d");
    }

    @Override
    public ReplayResult replay(ReplayRequest request, Settings given, Progress progress) {
        replay = request;
        settings = given;
        return new ReplayResult(
                12,
                Map.of("Decided#1", 10L),
                request.verify() ? 10 : 0,
                differences,
                differences.size(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "ab12",
                0.1);
    }
}
