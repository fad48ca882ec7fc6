package io.quantumtrader.app.drill.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.app.drill.cluster.ClusterDrillReport.Times;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the times of several rounds are put together. */
class ClusterDrillReportTest {

    @Test
    void leavesRoundsOutThatNeverCameToIt() {
        assertThat(Times.of(List.of(30.0, Double.NaN, 10.0, 20.0))).isEqualTo(new Times(20, 30));
    }

    @Test
    void saysNothingWhereNoRoundCameToIt() {
        assertThat(Times.of(List.of(Double.NaN))).isEqualTo(new Times(Double.NaN, Double.NaN));
    }
}
