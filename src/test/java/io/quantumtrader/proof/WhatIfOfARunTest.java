package io.quantumtrader.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantumtrader.app.config.CandidateReader;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.app.fund.WholeFund;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.app.launch.RunRequest;
import io.quantumtrader.app.launch.WhatIfAnswer;
import io.quantumtrader.app.launch.WhatIfRequest;
import io.quantumtrader.persistence.whatif.Span;
import io.quantumtrader.server.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal of a whole fund that had room for one position, lived through again. */
class WhatIfOfARunTest {

    private static final Path HOME = Path.of("target", "proof").toAbsolutePath();
    private static final int BARS = 900;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @BeforeAll
    static void play() throws IOException {
        Files.createDirectories(HOME.resolve("var/programs"));
        WalkedRecord.write(Files.createDirectories(folder.resolve("record")), BARS, 11);
        var data = Files.createDirectories(folder.resolve("data"));
        new WholeFund().run(new RunRequest(data, true), settings(), Progress.silent());
    }

    @Test
    void theModelOfTheRecordIsCloseToIt_andSameSettingsMoveNothing() {
        var result = asked(Set.of(), "same:T1=2.0", "early:T1=1.5").result();

        System.out.printf(
                "what-if: %d positions, %.3f R recorded, %.3f R in the model, at most %.3f R in one%n",
                result.record().positions(),
                result.record().rMultiple(),
                result.production().rMultiple(),
                result.modelError().largestR());
        assertThat(result.record().positions()).isPositive();
        assertThat(result.production().positions()).isEqualTo(result.record().positions());
        assertThat(result.modelError().largestR()).isLessThan(0.1);
        var same = result.candidates().getFirst();
        assertThat(same.exitsMoved()).isZero();
        assertThat(same.figures().rMultiple()).isEqualTo(result.production().rMultiple());
        assertThat(same.figures().net()).isEqualTo(result.production().net());
        assertThat(result.candidates().getLast().exitsMoved()).isPositive();
    }

    @Test
    void productionsLimitsJudgeTheRecordsOpensAsTheyWere() {
        var result = asked(Set.of(), "same:loss-streak=3").result();

        assertThat(result.modelError().opensJudged()).isPositive();
        assertThat(result.modelError().opensAgreed())
                .isEqualTo(result.modelError().opensJudged());
        assertThat(result.candidates().getFirst().exitsMoved()).isZero();
        assertThat(result.candidates().getFirst().figures().net())
                .isEqualTo(result.production().net());
    }

    @Test
    void whatTheConfigurationBecameAfterTheRecordMovesNothing() {
        var then = asked(settings(), Set.of(), "same:loss-streak=3").result();

        var now = asked(configuredAnew(), Set.of(), "same:loss-streak=3").result();

        assertThat(now.production()).isEqualTo(then.production());
        assertThat(now.record()).isEqualTo(then.record());
        assertThat(now.modelError()).isEqualTo(then.modelError());
        assertThat(now.model()).isEqualTo(then.model());
        assertThat(now.candidates()).isEqualTo(then.candidates());
        assertThat(now.modelError().opensAgreed())
                .isPositive()
                .isEqualTo(then.modelError().opensJudged());
        assertThat(asked(settings(), Set.of(), "tight:risk.orders.max-spread-bps=0.1")
                        .result()
                        .candidates())
                .isNotEqualTo(then.candidates());
    }

    @Test
    void aTighterLimitRemovesEntriesAndSaysWhy() {
        var result = asked(Set.of(), "none:risk.orders.max-spread-bps=0.1").result();

        var candidate = result.candidates().getFirst();
        assertThat(candidate.figures().positions()).isZero();
        assertThat(candidate.removed()).isEqualTo(result.production().positions());
        assertThat(candidate.refusals()).containsEntry("GUARD_SPREAD", candidate.removed());
    }

    @Test
    void aLooserLimitAddsWhatProductionRefused() {
        var answer = asked(Set.of(), "room:slots.base=4,slots.trend=6,slots.chop=3");

        var candidate = answer.result().candidates().getFirst();
        assertThat(candidate.added()).isPositive();
        assertThat(candidate.figures().positions())
                .isGreaterThan(answer.result().production().positions());
        assertThat(answer.lives().getLast().trades()).anySatisfy(trade -> {
            assertThat(trade.added()).isTrue();
            assertThat(trade.exits()).isNotEmpty();
        });
    }

    @Test
    void oneSymbolAloneIsItsShareOfAll() {
        String symbol = WalkedRecord.SYMBOLS.getFirst();

        var all = asked(Set.of(), "T1=1.5");
        var one = asked(Set.of(symbol), "T1=1.5");

        assertThat(one.result().symbols()).containsExactly(symbol);
        assertThat(one.lives().getLast().trades())
                .isEqualTo(all.lives().getLast().trades().stream()
                        .filter(trade -> trade.symbol().equals(symbol))
                        .toList());
        assertThatThrownBy(() -> asked(Set.of("NONEUSDT"), "T1=1.5"))
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining("holds no NONEUSDT");
    }

    private static WhatIfAnswer asked(Set<String> symbols, String... candidates) {
        return asked(settings(), symbols, candidates);
    }

    private static WhatIfAnswer asked(Settings inForce, Set<String> symbols, String... candidates) {
        var reader = new CandidateReader();
        for (String candidate : candidates) reader.option(candidate);
        var fund = new WholeFund();
        var request = new WhatIfRequest(folder.resolve("data"), reader.over(inForce, fund::check), symbols, Span.ALL);
        return fund.whatIf(request, inForce, Progress.silent());
    }

    private static Settings settings() {
        return settings(Map.of());
    }

    /** Somebody changed theta, limits, modes, sizing and the venue since. */
    private static Settings configuredAnew() {
        return settings(Map.ofEntries(
                Map.entry("risk.slots.base", "4"),
                Map.entry("risk.slots.trend", "6"),
                Map.entry("risk.slots.chop", "3"),
                Map.entry("risk.orders.max-spread-bps", "0.1"),
                Map.entry("sizing.risk.chop", "0.001"),
                Map.entry("portfolio.clusters.max-stress", "0.05"),
                Map.entry("ceo.modes.defensive.slots", "2"),
                Map.entry("kernel.harvest.t1-r", "1.7"),
                Map.entry("kernel.harvest.kill-threshold", "0.75"),
                Map.entry("venue.slippage.max-bps", "40")));
    }

    private static Settings settings(Map<String, String> changed) {
        var keys = new TreeMap<>(Map.of(
                "profile", "paper",
                "risk.slots.base", "1",
                "risk.slots.trend", "1",
                "risk.slots.chop", "1",
                "market.source", "recorded:" + folder.resolve("record"),
                "market.speed", "max"));
        keys.putAll(changed);
        return TestServer.settings(
                folder.resolve("data"), SettingsLoader.load(HOME, HOME.resolve("application.conf"), false, keys));
    }
}
