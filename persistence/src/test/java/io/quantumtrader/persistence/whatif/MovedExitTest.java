package io.quantumtrader.persistence.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.quantumtrader.kernel.position.Side;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Journals short enough to be computed by hand. */
class MovedExitTest {

    /** Entry 100 at 10, 1R = 1 a unit; a climb to 11.6, which is 1.59 R net; then a gap to 10.5, below any stop in force. */
    private static HandMade climbAndGap() {
        return new HandMade()
                .warm(30)
                .enter(100)
                .bar(10.4)
                .bar(10.8)
                .bar(11.2)
                .bar(11.6)
                .stopped(100, 11.0, 10.5)
                .bar(10.5, 10.6, 10.4, 10.5);
    }

    @Test
    void anEarlierFirstTrancheTakesAQuarterOffAtTheTop() {
        var outcome = Lives.of(climbAndGap().events(), Settings.production(), Settings.firstTranche(1.5));

        var baseline = outcome.baseline().trades().getFirst();
        var moved = outcome.lives().getLast().trades().getFirst();
        assertThat(baseline.exits()).extracting(Exit::reason).containsExactly("STOP");
        assertThat(baseline.rMultiple()).isEqualTo((50 - 0.42 - 0.4) / 100, within(1e-12));
        assertThat(moved.exits()).extracting(Exit::reason).containsExactly("HARVEST_T1", "STOP");
        assertThat(moved.exits()).extracting(Exit::quantity).containsExactly(25.0, 75.0);
        assertThat(moved.exits()).extracting(Exit::price).containsExactly(11.6, 10.5);
        assertThat(moved.rMultiple()).isEqualTo((40 + 37.5 - 0.116 - 0.315 - 0.4) / 100, within(1e-12));
        var comparison = outcome.comparisons().getFirst();
        assertThat(comparison.moved()).isEqualTo(1);
        assertThat(comparison.otherwise()).isEqualTo(1);
        assertThat(comparison.rGained()).isEqualTo(0.25 * (11.6 - 10.5) * 0.9996, within(1e-12));
        assertThat(comparison.rLost()).isZero();
    }

    @Test
    void theModelOfTheRecordIsTheRecordWhereItsFillsAreTheModels() {
        var outcome = Lives.of(climbAndGap().events(), Settings.production());

        assertThat(outcome.record().rMultiple()).isEqualTo(outcome.baseline().rMultiple(), within(1e-12));
        assertThat(outcome.modelError().missing()).isZero();
        assertThat(outcome.modelError().largestR()).isLessThan(1e-12);
    }

    @Test
    void drawdownIsMarkedOnEveryBar() {
        var outcome = Lives.of(climbAndGap().events(), Settings.production());

        double top = 10_000 - 0.4 + 160;
        double end = 10_000 + 50 - 0.42 - 0.4;
        assertThat(outcome.baseline().maxDrawdown()).isEqualTo((top - end) / top, within(1e-12));
    }

    @Test
    void whatAPersonClosedIsClosedForWhoStillHolds_inTheSameShare() {
        var record = new HandMade()
                .warm(30)
                .enter(100)
                .bar(10.1)
                .closedByHand("REDUCE", 40)
                .bar(10.2)
                .closedByHand("CLOSE", 60)
                .bar(10.2);

        var life = Lives.of(record.events(), Settings.production()).baseline();

        assertThat(life.trades().getFirst().exits())
                .extracting(Exit::quantity, Exit::price)
                .containsExactly(tuple(40.0, 10.1), tuple(60.0, 10.2));
    }

    @Test
    void fundingIsChargedAtTheRecordedRateOnWhatTheShadowHolds() {
        var record = new HandMade().warm(30).enter(100).funded(1.0, 0.001).bar(10.0);

        var trade = Lives.of(record.events(), Settings.production())
                .baseline()
                .trades()
                .getFirst();

        assertThat(trade.open()).isTrue();
        assertThat(trade.net()).isEqualTo(-0.4 - 1.0, within(1e-9));
    }

    /** The record was stopped at 10.5 and entered again; who waits for another exit still holds then. */
    @Test
    void anEntryThatFindsItsSymbolHeldIsSkippedAndCounted() {
        var record = new HandMade()
                .warm(30)
                .enter(100)
                .bar(10.1)
                .stopped(100, 10.09, 10.09)
                .bar(10.1)
                .enter(50)
                .bar(10.1);

        var life = Lives.of(record.events(), Settings.production()).baseline();

        assertThat(life.skipped()).isEqualTo(1);
        assertThat(life.trades()).singleElement().matches(Trade::open);
    }

    @Test
    void onlyEntriesOfTheSpanCount_andItsEndMarksWhatIsOpen() {
        var record = new HandMade().warm(30).enter(100).bar(10.1);
        long second = record.atMs();
        record.stopped(100, 10.0, 10.05).bar(10.1).enter(50).bar(10.2);
        long end = record.atMs();
        record.bar(5);

        var outcome = Lives.of(
                Map.of(HandMade.SYMBOL, record.events()), Lives.EXACT, new Span(second, end), Settings.production());

        assertThat(outcome.lives().getFirst().trades()).singleElement().satisfies(trade -> {
            assertThat(trade.quantity()).isEqualTo(50);
            assertThat(trade.net()).isEqualTo(50 * 0.1 - 0.0004 * 50 * 10.1, within(1e-9));
        });
        assertThat(outcome.record().trades()).hasSize(1);
    }

    @Test
    void sizesAloneMoveNoExit() {
        var exit = new Exit(5, 10, 2, "STOP");
        var smaller = new Exit(5, 7, 2, "STOP");

        var comparison = Comparison.of(life(exit), life(smaller));

        assertThat(comparison.moved()).isZero();
    }

    private static Life life(Exit exit) {
        var trade = new Trade("A", "A-1", Side.LONG, 1, 1, exit.quantity(), List.of(exit), 1, 1, false, 0, false);
        return Life.of("x", List.of(trade), 0);
    }
}
