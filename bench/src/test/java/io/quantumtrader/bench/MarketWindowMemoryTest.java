package io.quantumtrader.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A thousand symbols fit into the memory of a small machine. */
class MarketWindowMemoryTest {

    @Test
    void aFullWindowKeepsAtMost64KiB() {
        double kibibytes = MarketWindowCheck.kibibytes();

        System.out.printf("market window: %.1f KiB%n", kibibytes);
        assertThat(kibibytes).isBetween(1.0, 64.0);
    }
}
