package io.quantumtrader.kernel.kill;

import static io.quantumtrader.kernel.kill.KillDefaults.TRIGGERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.kernel.Property;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Incidents.Failure;
import io.quantumtrader.kernel.kill.Incidents.StopOut;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncidentsTest {

    private static final Scope MAIN = new Scope.OfPortfolio("main");
    private static final long MINUTE = 60_000;

    @Test
    void theFourthStopOutOfAPortfolioWithinAQuarterOfAnHourStopsIt() {
        var three = stopOuts("main", 3, 0, MINUTE);

        assertThat(three.call("main", 2 * MINUTE, TRIGGERS)).isEmpty();
        assertThat(three.with(new StopOut("main", "A-9", 3 * MINUTE)).call("main", 3 * MINUTE, TRIGGERS))
                .hasValueSatisfying(call -> {
                    assertThat(call.scope()).isEqualTo(MAIN);
                    assertThat(call.trigger().reason().observed()).isEqualTo(4);
                });
    }

    @Test
    void stopOutsFurtherApartThanTheWindowAreNotAddedUp() {
        for (int count = 1; count <= 8; count++) {
            var apart = stopOuts("main", count, 0, 6 * MINUTE);

            assertThat(apart.call("main", (count - 1) * 6L * MINUTE, TRIGGERS)).isEmpty();
        }
    }

    @Test
    void theSamePositionToldAgainIsCountedOnce() {
        var once = Incidents.NONE;
        for (int i = 0; i < 10; i++) once = once.with(new StopOut("main", "A-1", 0));

        assertThat(once.stopOuts()).hasSize(1);
    }

    @Test
    void theEleventhOverAllPortfoliosStopsEverything() {
        var spread = Incidents.NONE;
        for (int i = 0; i < 10; i++) spread = spread.with(new StopOut("p" + i % 4, "A-" + i, i));
        assertThat(spread.call("main", 10, TRIGGERS)).isEmpty();

        var eleven = spread.with(new StopOut("p3", "A-10", 10));

        assertThat(eleven.call("main", 10, TRIGGERS))
                .hasValueSatisfying(call -> assertThat(call.scope()).isEqualTo(Scope.everything()));
    }

    @Test
    void fiveDistinctSymbolsWithinAMinuteAreACascadeOneThatFailsFiveTimesIsNot() {
        var one = Incidents.NONE;
        var five = Incidents.NONE;
        for (int i = 0; i < 5; i++) {
            one = one.with(new Failure("main", "A", i));
            five = five.with(new Failure("main", "S" + i, i * 10_000L));
        }

        assertThat(one.call("main", 5, TRIGGERS)).isEmpty();
        assertThat(five.call("main", 50_000, TRIGGERS)).hasValueSatisfying(call -> {
            assertThat(call.scope()).isEqualTo(Scope.everything());
            assertThat(call.trigger()).isInstanceOf(EmergencyTrigger.Cascade.class);
        });
        assertThat(five.call("main", 70_000, TRIGGERS)).isEmpty();
    }

    @Test
    void aReleaseForgetsWhatLedToTheStopAndNothingElse() {
        var both =
                stopOuts("main", 4, 0, 0).with(new StopOut("other", "B-1", 0)).with(new Failure("main", "A", 0));

        var forgotten = both.forget(MAIN);

        assertThat(forgotten.stopOuts()).containsExactly(new StopOut("other", "B-1", 0));
        assertThat(forgotten.failures()).isEmpty();
        assertThat(both.forget(new Scope.OfSymbol("main", "A")).stopOuts()).hasSize(5);
        assertThat(both.forget(Scope.everything())).isEqualTo(Incidents.NONE);
    }

    @Test
    void countsAgreeWithCountingByHand() {
        Property.check("stop-outs within the window", 2_000, random -> {
            var incidents = Incidents.NONE;
            long now = 0;
            long[] times = new long[random.nextInt(1, 40)];
            for (int i = 0; i < times.length; i++) {
                now += random.nextInt(10 * 60_000);
                times[i] = now;
                incidents = incidents.with(new StopOut("main", "A-" + i, now));
            }
            int byHand = 0;
            for (long time : times) if (now - time <= 15 * MINUTE) byHand++;

            assertThat(incidents.stoppedOut("main", now, TRIGGERS)).isEqualTo(byHand);
            assertThat(incidents.call("main", now, TRIGGERS).isPresent()).isEqualTo(byHand >= 4);
        });
    }

    @Test
    void whatHappenedExactlyOneWindowAgoStillCounts() {
        var four = stopOuts("main", 4, 0, 0);
        assertThat(four.call("main", 15 * MINUTE, TRIGGERS)).isPresent();
        assertThat(four.call("main", 15 * MINUTE + 1, TRIGGERS)).isEmpty();

        var failing = Incidents.NONE;
        for (int i = 0; i < 5; i++) failing = failing.with(new Failure("main", "S" + i, 0));
        assertThat(failing.failing(MINUTE, TRIGGERS)).isEqualTo(5);
        assertThat(failing.call("main", MINUTE, TRIGGERS)).isPresent();
        assertThat(failing.failing(MINUTE + 1, TRIGGERS)).isZero();
    }

    @Test
    void stopOutsAreCountedForOnePortfolioAndForAll() {
        var both = stopOuts("main", 3, 0, 0).with(new StopOut("other", "B-1", 0));

        assertThat(both.stoppedOut("main", 0, TRIGGERS)).isEqualTo(3);
        assertThat(both.stoppedOut("other", 0, TRIGGERS)).isEqualTo(1);
        assertThat(both.stoppedOut(0, TRIGGERS)).isEqualTo(4);
        assertThat(both.call("other", 0, TRIGGERS)).isEmpty();
    }

    @Test
    void theCallNamesThePositionsThatWereStoppedOutAndTheCountThatWasReached() {
        assertThat(stopOuts("main", 4, 0, 0)
                        .call("main", 0, TRIGGERS)
                        .orElseThrow()
                        .trigger())
                .isEqualTo(new EmergencyTrigger.StopOuts(
                        List.of("main/A-0", "main/A-1", "main/A-2", "main/A-3"), 4, 15 * MINUTE));

        var eleven = Incidents.NONE;
        for (int i = 0; i < 11; i++) eleven = eleven.with(new StopOut("p" + i, "A-1", 0));
        assertThat(eleven.call("main", 0, TRIGGERS).orElseThrow().trigger().reason())
                .isEqualTo(Reason.because(ReasonCode.ESS_STOP_OUTS, 11, 11));
    }

    @Test
    void onlyTheNewestAreRemembered() {
        var full = stopOuts("main", Incidents.MOST, 0, 1);
        assertThat(full.stopOuts()).hasSize(Incidents.MOST);

        var more = full.with(new StopOut("main", "late", 100));

        assertThat(more.stopOuts()).hasSize(Incidents.MOST).contains(new StopOut("main", "late", 100));
        assertThat(more.knows(new StopOut("main", "A-0", 0))).isFalse();
        assertThat(more.knows(new StopOut("main", "A-1", 0))).isTrue();
    }

    private static Incidents stopOuts(String portfolio, int count, long from, long every) {
        var incidents = Incidents.NONE;
        for (int i = 0; i < count; i++) {
            incidents = incidents.with(new StopOut(portfolio, "A-" + i, from + i * every));
        }
        return incidents;
    }
}
