package io.quantumtrader.kernel.market;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AlignedReturnsTest {

    @Test
    void pairsOnlyReturnsOverTheSameBars() {
        var a = window(0, 1, 2, 3, 4, 5);
        var b = window(0, 1, 3, 4, 5);

        var aligned = AlignedReturns.between(a, b);

        assertThat(aligned.size()).isEqualTo(3);
        assertThat(aligned.first(0)).isEqualTo(a.logReturnAt(4));
        assertThat(aligned.second(0)).isEqualTo(b.logReturnAt(3));
        assertThat(aligned.first(1)).isEqualTo(a.logReturnAt(1));
        assertThat(aligned.first(2)).isEqualTo(a.logReturnAt(0));
        assertThat(aligned.second(2)).isEqualTo(b.logReturnAt(0));
    }

    @Test
    void isEmptyWithoutCommonBars() {
        assertThat(AlignedReturns.between(window(0, 2, 4), window(1, 3, 5)).size())
                .isZero();
        assertThat(AlignedReturns.between(window(), window(1)).size()).isZero();
    }

    private static MarketWindow window(int... minutes) {
        var window = new MarketWindow(MarketDefaults.THETA);
        for (int minute : minutes)
            window.push(minute * 60_000L, 100 + minute * minute).orThrow();
        return window;
    }
}
