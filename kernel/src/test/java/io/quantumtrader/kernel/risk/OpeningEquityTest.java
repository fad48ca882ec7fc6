package io.quantumtrader.kernel.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.kernel.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One reading that is wrong is neither the opening equity of a day or week nor its loss. */
class OpeningEquityTest {

    private static final long HOUR = 3_600_000;
    private static final int HOURS = 72;
    /** Saturday 2020-03-07 00:00 UTC: two days of one week, one of the next. */
    private static final long SATURDAY = 1_583_539_200_000L;

    private static final long MONDAY = SATURDAY + 48 * HOUR;

    private final RiskGuard guard = new RiskGuard(RiskDefaults.guards());

    @ParameterizedTest
    @CsvSource({
        "10000, 50000, 10010, 10010",
        "10000, 2000, 9990, 9990",
        "50000, 10000, 10010, 10010",
        "2000, 10000, 10010, 10000",
        "10000, 10020, 10010, 10010",
        "10000, 10000, 9000, 10000",
    })
    void isTheMiddleOfTheLastReadingBeforeAndTheFirstTwo(double before, double first, double second, double open) {
        var state = read(read(GuardState.NONE, MONDAY - 1, before), MONDAY, first);
        assertThat(state.day().open()).isEqualTo(first);

        state = read(state, MONDAY + 1, second);

        assertThat(state.day())
                .isEqualTo(new LossWindow(MONDAY, open, state.day().trippedMs()));
        assertThat(state.week().open()).isEqualTo(open);
        assertThat(read(state, MONDAY + 2, 12_345).day().open()).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({"50000, 10000, 10000", "10000, 50000, 10000"})
    void isTheLowerOfTheFirstTwoOnTheFirstDayOfAFund(double first, double second, double open) {
        var state = read(read(GuardState.NONE, MONDAY, first), MONDAY + 1, second);

        assertThat(state.day().open()).isEqualTo(open);
        assertThat(state.week().open()).isEqualTo(open);
    }

    @Test
    void whatIsNoReadingConfirmsNothing() {
        var state = read(GuardState.NONE, MONDAY, 10_000);

        for (double none : List.of(Double.NaN, 0.0, Double.POSITIVE_INFINITY))
            assertThat(read(state, MONDAY + 1, none)).isEqualTo(state);
        assertThat(state.day().awaiting()).isTrue();
    }

    @Test
    void oneReadingThatIsWrongTripsNothingAndRefusesNothingAfterwards() {
        Property.check("one outlier, any factor 0.2 to 5, any position", 20_000, random -> {
            double[] equities = quiet(random);
            int at = random.nextInt(HOURS);
            equities[at] *= random.nextDouble(0.2, 5);

            var states = readAll(equities);

            for (int hour = 0; hour < HOURS; hour++) {
                assertThat(states.get(hour).day().tripped()).isFalse();
                assertThat(states.get(hour).week().tripped()).isFalse();
                if (hour != at) assertThat(losses(states.get(hour))).isEmpty();
            }
        });
    }

    @Test
    void twoInARowTripTheDay() {
        Property.check("two outliers in a row within a day", 5_000, random -> {
            double[] equities = quiet(random);
            int at = random.nextInt(3) * 24 + random.nextInt(2, 23);
            for (int hour = at; hour <= at + 1; hour++) equities[hour] *= random.nextDouble(0.2, 0.93);

            var after = readAll(equities).get(at + 1);

            assertThat(after.day().tripped()).isTrue();
            assertThat(after.week().tripped()).isTrue();
            assertThat(losses(after)).containsExactlyInAnyOrder(Guard.DAY_LOSS, Guard.WEEK_LOSS);
        });
    }

    @Test
    void twoHighReadingsInARowAreBelievedAndWhatFollowsIsALoss() {
        Property.check("two high first readings in a row", 2_000, random -> {
            double[] equities = quiet(random);
            int at = 24 * random.nextInt(1, 3);
            for (int hour = at; hour <= at + 1; hour++) equities[hour] *= random.nextDouble(1.1, 5);

            assertThat(readAll(equities).get(at + 3).day().tripped()).isTrue();
        });
    }

    /** Hourly equities that stay within a fifth of a percent. */
    private static double[] quiet(RandomGenerator random) {
        double[] equities = new double[HOURS];
        for (int hour = 0; hour < HOURS; hour++) equities[hour] = 10_000 * (1 + random.nextDouble(-0.001, 0.001));
        return equities;
    }

    private List<GuardState> readAll(double[] equities) {
        var states = new ArrayList<GuardState>();
        var state = GuardState.NONE;
        for (int hour = 0; hour < equities.length; hour++) {
            state = read(state, SATURDAY + hour * HOUR, equities[hour]);
            states.add(state);
        }
        return states;
    }

    private Set<Guard> losses(GuardState state) {
        var found = new TreeSet<Guard>();
        guard.findings(state, state.equityAtMs(), 1).forEach(finding -> found.add(finding.guard()));
        found.retainAll(Set.of(Guard.DAY_LOSS, Guard.WEEK_LOSS));
        return found;
    }

    private GuardState read(GuardState state, long atMs, double equity) {
        return guard.read(state, atMs, equity, 1);
    }
}
