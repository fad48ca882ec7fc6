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
}
