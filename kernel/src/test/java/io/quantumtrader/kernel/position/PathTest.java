package io.quantumtrader.kernel.position;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PathTest {

    @Test
    void aMarkThatIsNoNumberLeavesPeakTroughAndHighestR() {
        var before = Path.at(100, 0).observed(104, 2, 60_000, true, false, false, 0);

        var blind = before.observed(Double.NaN, Double.NaN, 120_000, false, false, false, 0);
        var after = blind.observed(105, 2.5, 180_000, true, false, false, 0);

        assertThat(blind.peak()).isEqualTo(104);
        assertThat(blind.trough()).isEqualTo(100);
        assertThat(blind.maxR()).isEqualTo(2);
        assertThat(blind.bars()).isEqualTo(2);
        assertThat(after.peak()).isEqualTo(105);
        assertThat(after.maxR()).isEqualTo(2.5);
    }

    @Test
    void theHighestRStaysAndTheStaleClockStartsAgainOnlyWithANotableRise() {
        var risen = Path.at(100, 0).observed(104, 2, 60_000, true, false, false, 0);
        var fallen = risen.observed(101, 0.5, 120_000, false, false, false, 0);

        assertThat(risen.risenR()).isEqualTo(2);
        assertThat(risen.risenAtMs()).isEqualTo(60_000);
        assertThat(fallen.maxR()).isEqualTo(2);
        assertThat(fallen.risenR()).isEqualTo(2);
        assertThat(fallen.risenAtMs()).isEqualTo(60_000);
    }
}
