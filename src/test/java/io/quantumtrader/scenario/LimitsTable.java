package io.quantumtrader.scenario;

import static io.quantumtrader.kernel.decision.ReasonCode.CEO_BLACK_SWAN;
import static io.quantumtrader.kernel.decision.ReasonCode.CLUSTER_STRESS;
import static io.quantumtrader.kernel.decision.ReasonCode.DATA_STALE;
import static io.quantumtrader.kernel.decision.ReasonCode.ESS_CASCADE;
import static io.quantumtrader.kernel.decision.ReasonCode.ESS_DRAWDOWN;
import static io.quantumtrader.kernel.decision.ReasonCode.ESS_STOP_OUTS;
import static io.quantumtrader.kernel.decision.ReasonCode.GUARD_ATR;
import static io.quantumtrader.kernel.decision.ReasonCode.GUARD_DAY_LOSS;
import static io.quantumtrader.kernel.decision.ReasonCode.GUARD_DRAWDOWN;
import static io.quantumtrader.kernel.decision.ReasonCode.GUARD_DRAWDOWN_FLATTEN;
import static io.quantumtrader.kernel.decision.ReasonCode.GUARD_EQUITY_STALE;
import static io.quantumtrader.kernel.decision.ReasonCode.GUARD_LOSS_STREAK;
import static io.quantumtrader.kernel.decision.ReasonCode.GUARD_SPREAD;
import static io.quantumtrader.kernel.decision.ReasonCode.GUARD_WEEK_LOSS;
import static io.quantumtrader.kernel.decision.ReasonCode.HEAT_HOT;
import static io.quantumtrader.kernel.decision.ReasonCode.KILL_COOLDOWN;
import static io.quantumtrader.kernel.decision.ReasonCode.LADDER_LEASE_EXPIRED;
import static io.quantumtrader.kernel.decision.ReasonCode.LIMIT_DAY_NOTIONAL;
import static io.quantumtrader.kernel.decision.ReasonCode.LIMIT_ORDER_NOTIONAL;
import static io.quantumtrader.kernel.decision.ReasonCode.LIMIT_ORDER_RATE;
import static io.quantumtrader.kernel.decision.ReasonCode.LIMIT_POSITION_NOTIONAL;
import static io.quantumtrader.kernel.decision.ReasonCode.LIMIT_SLOTS;
import static io.quantumtrader.kernel.decision.ReasonCode.LIMIT_TOTAL_NOTIONAL;
import static io.quantumtrader.kernel.decision.ReasonCode.PERMIT_EXPIRED;
import static io.quantumtrader.kernel.decision.ReasonCode.PROTECTION_MISSING;
import static io.quantumtrader.kernel.decision.ReasonCode.SIZE_HALVED;
import static io.quantumtrader.kernel.decision.ReasonCode.SLOT_ROTATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.safety.SafetyAlarm.Kind;
import io.quantumtrader.kernel.decision.ReasonCode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The table of limits, row by row, with what each row gives when it is reached. A row holds if the stories gave all of it, each
 * reason in a story that leaves every other limit at its default.
 */
final class LimitsTable {

    /** Where the limits are kept, below {@code quantum-trader}. */
    private static final List<String> LIMITS =
            List.of("risk.", "portfolio.", "sizing.", "ceo.", "emergency-stop.", "kill-switch.ladder", "notify.");

    private LimitsTable() {}

    /** What a row gives. */
    private sealed interface Shown {

        /** Every one of these reasons. */
        record ByReasons(Set<ReasonCode> codes) implements Shown {}

        /** This alarm. */
        record ByAlarm(Kind kind) implements Shown {}

        /** This reason, by a story that goes to the limit, where nothing happens, and beyond. */
        record ByStory(String story, ReasonCode code) implements Shown {}
    }

    /**
     * A row.
     *
     * @param own key of the limit that the story may set to get there; empty if it has to come from the default
     */
    private record Row(String name, String own, Shown shown) {}

    /**
     * What a story had set, and what it gave.
     *
     * @param toTheEnd whether it was told to its end: all that it says holds
     */
    record Given(String story, boolean toTheEnd, Set<String> settings, Set<ReasonCode> reasons, Set<Kind> alarms) {

        boolean leavesOthersThan(String own) {
            return settings.stream()
                    .filter(key -> LIMITS.stream().anyMatch(key::startsWith))
                    .allMatch(own::equals);
        }
    }

    static Stream<DynamicTest> tests(List<Given> told, boolean complete) {
        return rows().stream()
                .map(row -> DynamicTest.dynamicTest(row.name(), () -> {
                    if (complete) holds(row, told);
                }));
    }

    private static void holds(Row row, List<Given> told) {
        var counts =
                told.stream().filter(one -> one.leavesOthersThan(row.own())).toList();
        switch (row.shown()) {
            case Shown.ByReasons(var codes) ->
                assertThat(counts.stream()
                                .flatMap(one -> one.reasons().stream())
                                .collect(Collectors.toSet()))
                        .as("limit: " + row.name())
                        .containsAll(codes);
            case Shown.ByAlarm(var kind) ->
                assertThat(counts.stream().flatMap(one -> one.alarms().stream()))
                        .as("limit: " + row.name())
                        .contains(kind);
            case Shown.ByStory(var story, var code) ->
                assertThat(counts)
                        .as("limit: " + row.name())
                        .filteredOn(one -> one.story().equals(story))
                        .singleElement()
                        .satisfies(one -> {
                            assertThat(one.toTheEnd()).isTrue();
                            assertThat(one.reasons()).contains(code);
                        });
        }
    }

    private static List<Row> rows() {
        return List.of(
                by("order size", LIMIT_ORDER_NOTIONAL),
                by("one position at open / total at open", LIMIT_POSITION_NOTIONAL, LIMIT_TOTAL_NOTIONAL),
                by("opening orders a minute", LIMIT_ORDER_RATE),
                by("opening notional a day", LIMIT_DAY_NOTIONAL),
                by("equity reading stale", GUARD_EQUITY_STALE),
                by("day loss", GUARD_DAY_LOSS),
                by("week loss, no new risk", GUARD_WEEK_LOSS),
                by("drawdown, no new risk", GUARD_DRAWDOWN),
                by("drawdown, flatten (guard, ESS, BLACK_SWAN)", GUARD_DRAWDOWN_FLATTEN, ESS_DRAWDOWN, CEO_BLACK_SWAN),
                new Row("drawdown, \"flatten failed\" alarm", "", new Shown.ByAlarm(Kind.FLATTEN_FAILED)),
                by("losses in a row", GUARD_LOSS_STREAK, SIZE_HALVED),
                by("spread / ATR", GUARD_SPREAD, GUARD_ATR),
                to("protection-grace", GraceStories.PROTECTION_GRACE, PROTECTION_MISSING),
                to("data-grace", GraceStories.DATA_GRACE, DATA_STALE),
                by("cooldown after a kill-score close", KILL_COOLDOWN),
                to("mark stale", GraceStories.MARK_STALE, DATA_STALE),
                new Row("silence alarm, position without evaluation", "", new Shown.ByAlarm(Kind.SILENCE)),
                new Row("ladder-lease", "kill-switch.ladder-lease", new Shown.ByReasons(Set.of(LADDER_LEASE_EXPIRED))),
                by("stop-outs to ESS", ESS_STOP_OUTS),
                by("cascade of failures", ESS_CASCADE),
                by("open permit", PERMIT_EXPIRED),
                to("hysteresis, for readings that recover while flat", HeatStories.HYSTERESIS, HEAT_HOT),
                by("cluster stress", CLUSTER_STRESS),
                by("slots", LIMIT_SLOTS, SLOT_ROTATION));
    }

    private static Row by(String name, ReasonCode... codes) {
        return new Row(name, "", new Shown.ByReasons(Set.of(codes)));
    }

    private static Row to(String name, String story, ReasonCode code) {
        return new Row(name, "", new Shown.ByStory(story, code));
    }
}
