package io.quantumtrader.kernel.kill;

import static io.quantumtrader.kernel.kill.KillDefaults.TRIGGERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.kernel.Property;
import io.quantumtrader.kernel.kill.Incidents.Failure;
import io.quantumtrader.kernel.kill.Incidents.StopOut;
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

    private static Incidents stopOuts(String portfolio, int count, long from, long every) {
        var incidents = Incidents.NONE;
        for (int i = 0; i < count; i++) {
            incidents = incidents.with(new StopOut(portfolio, "A-" + i, from + i * every));
        }
        return incidents;
    }
}
