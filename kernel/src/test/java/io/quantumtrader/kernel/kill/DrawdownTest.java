package io.quantumtrader.kernel.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.quantumtrader.kernel.Property;
import io.quantumtrader.kernel.check.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DrawdownTest {

    @ParameterizedTest
    @CsvSource({"100, 100, 0", "100, 90, 0.1", "100, 120, 0", "100, 0, 1", "100, -50, 1", "8100, 4050, 0.5"})
    void isAPositiveFractionOfThePeak(double peak, double equity, double expected) {
        assertThat(Drawdown.between(peak, equity).fraction()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY})
    void cannotBeAnythingButAFraction(double fraction) {
        assertThatThrownBy(() -> new Drawdown(fraction)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void aReadingThatIsNotFiniteIsRefusedAndRaisesNoPeak() {
        var peaks = EquityPeaks.startingAt(100);

        assertThat(peaks.observe(Double.NaN)).isSameAs(peaks);
        assertThat(peaks.observe(Double.POSITIVE_INFINITY)).isSameAs(peaks);
        assertThatThrownBy(() -> peaks.drawdown(Double.NaN)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void aReleaseRebasesTheReferenceAndKeepsTheAllTimePeak() {
        var released = EquityPeaks.startingAt(100).observe(120).rebased(100);

        assertThat(released).isEqualTo(new EquityPeaks(100, 120));
        assertThat(released.drawdown(100)).isEqualTo(Drawdown.NONE);
        assertThat(released.observe(110)).isEqualTo(new EquityPeaks(110, 120));
        assertThat(released.observe(130)).isEqualTo(new EquityPeaks(130, 130));
    }

    @Test
    void moneyInOrOutNeitherMakesNorHealsADrawdown() {
        Property.check("deposits and withdrawals leave drawdown alone", 2_000, random -> {
            double peak = 100 + random.nextDouble() * 1e6;
            double equity = peak * (0.2 + random.nextDouble() * 0.8);
            double amount = equity * (random.nextDouble() * 5 - 0.9);
            var before = EquityPeaks.startingAt(peak);

            var after = before.moved(equity, amount);

            assertThat(after.drawdown(equity + amount).fraction())
                    .isCloseTo(before.drawdown(equity).fraction(), within(1e-12));
        });
    }

    @Test
    void aWithdrawalOfEverythingIsRefused() {
        assertThatThrownBy(() -> EquityPeaks.startingAt(100).moved(90, -90)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void theAllTimePeakIsNeverBelowTheReference() {
        assertThatThrownBy(() -> new EquityPeaks(120, 100))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("all_time_peak");
    }

    @ParameterizedTest
    @CsvSource({"0, 50", "-1, 50", "NaN, 50", "100, NaN", "100, Infinity"})
    void isNotTakenFromNoPeakOrFromNoEquity(double peak, double equity) {
        assertThatThrownBy(() -> Drawdown.between(peak, equity)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void theDeeperOneIsTheGreater() {
        assertThat(new Drawdown(0.2)).isGreaterThan(new Drawdown(0.1));
        assertThat(new Drawdown(0.2)).isEqualByComparingTo(new Drawdown(0.2));
        assertThat(new Drawdown(0.1).reaches(0.1)).isTrue();
        assertThat(new Drawdown(0.1).reaches(Math.nextUp(0.1))).isFalse();
    }

    @Test
    void moneyCannotMoveInAnAccountThatIsGone() {
        assertThatThrownBy(() -> EquityPeaks.startingAt(100).moved(0, 50))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("equity_before");
        assertThatThrownBy(() -> EquityPeaks.startingAt(100).moved(-10, 50))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("equity_before");
    }
}
