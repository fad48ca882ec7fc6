package io.quantumtrader.app.command;

import io.quantumtrader.app.config.ConfigurationRefused;
import io.quantumtrader.app.config.Problem;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.launch.ExplainRequest;
import io.quantumtrader.app.launch.Launch;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.app.launch.OpenRecord;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.app.launch.ReplayRequest;
import io.quantumtrader.app.launch.ReplayResult;
import io.quantumtrader.app.launch.RunRequest;
import io.quantumtrader.app.launch.RunSummary;
import io.quantumtrader.app.launch.RunningFund;
import io.quantumtrader.app.launch.RunningVenue;
import io.quantumtrader.app.launch.UpRequest;
import io.quantumtrader.app.launch.VenueRequest;
import io.quantumtrader.app.launch.WhatIfAnswer;
import io.quantumtrader.app.launch.WhatIfCandidate;
import io.quantumtrader.app.launch.WhatIfFigures;
import io.quantumtrader.app.launch.WhatIfRequest;
import io.quantumtrader.app.launch.WhatIfResult;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.persistence.explain.Lookup;
import io.quantumtrader.persistence.whatif.Comparison;
import io.quantumtrader.persistence.whatif.Exit;
import io.quantumtrader.persistence.whatif.Life;
import io.quantumtrader.persistence.whatif.Trade;
import java.net.URI;
import java.nio.file.Path;
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
    VenueRequest venue;

    @Nullable
    RunRequest run;

    @Nullable
    ReplayRequest replay;

    @Nullable
    WhatIfRequest whatIf;

    @Nullable
    ExplainRequest explain;

    Lookup found = new Lookup.Unknown("no decision AAA-9", List.of("AAA-1 to AAA-3"));

    List<String> differences = List.of();

    @Override
    public void check(Settings given) {
        if (given.section("venue").number("start-equity") <= 0)
            throw new ConfigurationRefused(List.of(
                    new Problem("quantum-trader.venue.start-equity", "command line", "must be > 0"),
                    new Problem("quantum-trader.http.port", "command line", "told already")));
    }

    final FakeKeeping keeping = new FakeKeeping();

    @Override
    public FakeKeeping keeping() {
        return keeping;
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
    public RunningFund node(UpRequest request, Settings given, Progress progress) {
        return up(request, given, progress);
    }

    @Override
    public RunningVenue venue(VenueRequest request, Settings given) {
        venue = request;
        settings = given;
        return new RunningVenue() {
            @Override
            public URI address() {
                return URI.create("http://127.0.0.1:8090");
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
    public OpenRecord record(Path data, Settings given, Progress progress) {
        throw new LaunchFailed("there is no journal in " + data);
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

    @Override
    public WhatIfAnswer whatIf(WhatIfRequest request, Settings given, Progress progress) {
        whatIf = request;
        settings = given;
        var end = new Exit(1_746_403_200_000L, 2, 102, "HARVEST_T3");
        var trade = new Trade(
                "BTCUSDT", "BTCUSDT-7", Side.LONG, 1_746_316_800_000L, 100, 2, List.of(end), 2, 4, false, 3, false);
        var life = Life.of("record", List.of(trade), 0.01);
        var figures = WhatIfFigures.of(life);
        var candidates = request.candidates().stream()
                .map(candidate -> WhatIfCandidate.of(
                        candidate.written(), Comparison.of(life, Life.of(candidate.name(), life.trades(), 0.01))))
                .toList();
        var error = new WhatIfResult.ModelError(0, 0, 0, 0, 0, 0);
        return new WhatIfAnswer(
                new WhatIfResult(
                        "a model",
                        "the record's",
                        List.of("BTCUSDT"),
                        10,
                        10_000,
                        figures,
                        figures,
                        error,
                        candidates,
                        0.1),
                List.of(life));
    }

    @Override
    public Lookup explain(ExplainRequest request, Settings given) {
        explain = request;
        return found;
    }
}
