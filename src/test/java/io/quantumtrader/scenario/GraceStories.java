package io.quantumtrader.scenario;

import static io.quantumtrader.scenario.Look.closedBy;
import static io.quantumtrader.scenario.Look.exits;
import static io.quantumtrader.scenario.Look.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.safety.SafetyAlarm;
import io.quantumtrader.app.fund.cast.BrokenLine.Fault;
import io.quantumtrader.app.fund.cast.Stage;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.venue.VenueOrder;
import io.quantumtrader.persistence.ReasonRow;
import java.time.Duration;
import java.util.List;

/**
 * How long the limits of age are, to the millisecond: nothing happens at the limit, it acts beyond. On bars of a minute a limit
 * of age is two bars at least (rules, B4).
 */
final class GraceStories {

    static final String MARK_STALE = "a price of two minutes opens, one millisecond more does not";
    static final String DATA_GRACE = "a naked position is kept blind for two minutes, and closed one millisecond later";
    static final String PROTECTION_GRACE = "a stop may be missing for two minutes, and one millisecond more closes";
    static final String SILENCE = "a position that nobody evaluates is told after thirty seconds, not at thirty";

    /** Two bars: the defaults of all three, 10, 60 and 5 s, are shorter. */
    private static final long LIMIT_MS = 120_000;

    private static final Duration MILLISECOND = Duration.ofMillis(1);

    private GraceStories() {}

    static List<Scenario> all() {
        return List.of(markStale(), dataGrace(), protectionGrace(), silence());
    }

    private static Scenario markStale() {
        return Scenario.of(MARK_STALE, (stage, told) -> {
            told.given("two minutes without a price", () -> stage.silence("AAA").silence("AAA"));
            told.then("it opens", () -> {
                assertThat(stage.why("AAA")).isEmpty();
                stage.holding("AAA", Side.LONG, 500);
                exits(stage, "AAA");
            });
            told.given("a price, and again two minutes without, and a millisecond", () -> {
                stage.calm(1).silence("AAA");
                stage.late(MILLISECOND).silence("AAA");
            });
            told.then("it does not open", () -> {
                stage.open("AAA", Side.LONG, 500);
                refused(stage, "AAA", Layer.POSITION_STATE_BRAIN, ReasonCode.DATA_STALE);
                assertThat(stands(stage)).contains(Reason.because(ReasonCode.DATA_STALE, LIMIT_MS + 1, LIMIT_MS));
            });
            told.then("the other does", () -> stage.holding("BBB", Side.LONG, 500));
        });
    }

    private static Scenario dataGrace() {
        return Scenario.of(DATA_GRACE, (stage, told) -> {
            told.given("a minute without a price, then a position whose stop never arrives", () -> naked(stage));
            told.when("two minutes without a price have passed", () -> stage.silence("AAA"));
            told.then("it is kept", () -> {
                assertThat(stage.position("AAA")).isPresent();
                exits(stage, "AAA");
            });
            told.given("the same again", () -> {
                stage.line().mends();
                stage.calm(1);
                naked(stage);
            });
            told.when(
                    "two minutes and a millisecond have passed",
                    () -> stage.late(MILLISECOND).silence("AAA"));
            told.then("it is closed, blind, before the grace of its stop is over", () -> {
                closedBy(stage, "AAA", ReasonCode.DATA_STALE);
                assertThat(lastReasons(stage))
                        .containsExactly(ReasonRow.of(Reason.because(ReasonCode.DATA_STALE, LIMIT_MS + 1, LIMIT_MS)));
            });
        });
    }

    /** The price is a minute old when the position is opened. */
    private static void naked(Stage stage) {
        stage.silence("AAA");
        stage.line().breaks(Fault.LOSE, VenueOrder.CloseStop.class::isInstance);
        stage.holding("AAA", Side.LONG, 500);
    }

    private static Scenario protectionGrace() {
        return Scenario.of(PROTECTION_GRACE, (stage, told) -> {
            told.given("a line that loses every stop, and a position", () -> {
                stage.line().breaks(Fault.LOSE, VenueOrder.CloseStop.class::isInstance);
                stage.holding("AAA", Side.LONG, 500);
            });
            told.when("two minutes have passed since its fill", () -> twoMinutesNaked(stage, Duration.ZERO));
            told.then("it is kept, and may not grow", () -> {
                assertThat(stage.position("AAA")).isPresent();
                assertThat(stands(stage)).contains(Reason.because(ReasonCode.PROTECTION_MISSING, LIMIT_MS, LIMIT_MS));
                exits(stage, "AAA");
            });
            told.given("another", () -> stage.calm(1).holding("AAA", Side.LONG, 500));
            told.when("two minutes and a millisecond have passed", () -> twoMinutesNaked(stage, MILLISECOND));
            told.then("it is closed", () -> {
                closedBy(stage, "AAA", ReasonCode.PROTECTION_MISSING);
                assertThat(lastReasons(stage))
                        .containsExactly(
                                ReasonRow.of(Reason.because(ReasonCode.PROTECTION_MISSING, LIMIT_MS + 1, LIMIT_MS)));
            });
        });
    }

    /** An order is filled some milliseconds after its bar. */
    private static void twoMinutesNaked(Stage stage, Duration more) {
        long filledMs = stage.position("AAA").orElseThrow().openedAtMs();
        var late = Duration.ofMillis(filledMs - stage.nowMs()).plus(more);
        stage.calm(1).late(late).calm(1);
        assertThat(stage.nowMs() - filledMs).isEqualTo(LIMIT_MS + more.toMillis());
    }

    private static Scenario silence() {
        return Scenario.of(SILENCE, (stage, told) -> {
            told.given("a position", () -> stage.holding("AAA", Side.LONG, 500).calm(1));
            told.then(
                    "at thirty seconds without evaluation nobody is told",
                    () -> assertThat(stage.watched("AAA", Duration.ofSeconds(30)))
                            .isEmpty());
            told.then(
                    "a millisecond later somebody is",
                    () -> assertThat(stage.watched("AAA", Duration.ofSeconds(30).plus(MILLISECOND)))
                            .singleElement()
                            .satisfies(alarm -> {
                                assertThat(alarm.kind()).isEqualTo(SafetyAlarm.Kind.SILENCE);
                                assertThat(alarm.observed()).isEqualTo(30_001);
                                assertThat(alarm.limit()).isEqualTo(30_000);
                                assertThat(alarm.detail()).contains("AAA");
                            }));
            told.when("it is closed", () -> exits(stage, "AAA"));
            told.then(
                    "silence is no matter any more",
                    () -> assertThat(stage.calm(1).watched("AAA", Duration.ofHours(1)))
                            .isEmpty());
        });
    }

    private static List<Reason> stands(Stage stage) {
        return stage.ladder().verdicts(Stage.MAIN, "AAA").stream()
                .flatMap(verdict -> verdict.reasons().stream())
                .toList();
    }

    private static List<ReasonRow> lastReasons(Stage stage) {
        return stage.decisions("AAA").stream()
                .filter(decided -> decided.action().equals("CLOSE"))
                .toList()
                .getLast()
                .reasons();
    }
}
