package io.quantumtrader.kernel.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.risk.Permits.State;
import org.junit.jupiter.api.Test;

class PermitsTest {

    private static final long NOON = 1_583_755_200_000L;

    @Test
    void aLivePermitCountsUntilItLapses() {
        var permits = Permits.NONE.issued(permit("1", NOON, 7), 2_000);

        assertThat(permits.inLastMinute(NOON)).isEqualTo(1);
        assertThat(permits.notionalOfDay(NOON)).isEqualTo(2_000);
        assertThat(permits.expiredAt(NOON + 5_000)).isEmpty();
        assertThat(permits.expiredAt(NOON + 5_001)).extracting(Permit::id).containsExactly("1");

        var lapsed = permits.ended("1", State.EXPIRED);
        assertThat(lapsed.inLastMinute(NOON + 5_001)).isZero();
        assertThat(lapsed.notionalOfDay(NOON + 5_001)).isZero();
    }

    @Test
    void aSpentPermitCountsForAMinuteAndItsNotionalForTheDay() {
        var permits = Permits.NONE.issued(permit("1", NOON, 7), 2_000).spent("1", NOON + 1);

        assertThat(permits.inLastMinute(NOON + 59_999)).isEqualTo(1);
        assertThat(permits.inLastMinute(NOON + 60_000)).isZero();
        assertThat(permits.notionalOfDay(NOON + 3_600_000)).isEqualTo(2_000);
        assertThat(permits.notionalOfDay(NOON + 86_400_000)).isZero();
        assertThat(permits.spent("1", NOON + 2)).isEqualTo(permits);
        assertThat(permits.expiredAt(NOON + 86_400_000)).isEmpty();
    }

    @Test
    void livesUntilItIsSpentOrLapses() {
        var permits = Permits.NONE
                .issued(permit("1", NOON, 7), 2_000)
                .issued(permit("2", NOON, 7), 2_000)
                .spent("1", NOON);

        assertThat(permits.liveAt(NOON + 5_000)).extracting(Permit::id).containsExactly("2");
        assertThat(permits.liveAt(NOON + 5_001)).isEmpty();
    }

    @Test
    void forgetsWhatEndedLongAgoButNeverWhatLives() {
        var permits = Permits.NONE.issued(permit("live", NOON, 7), 1);
        for (int i = 0; i < 100; i++)
            permits = permits.issued(permit("n" + i, NOON + i, 7), 1).spent("n" + i, NOON);

        var pruned = permits.pruned(NOON + 120_000);

        assertThat(pruned.entries()).hasSize(65);
        assertThat(pruned.find("live")).isPresent();
        assertThat(pruned.find("n99")).isPresent();
        assertThat(pruned.notionalOfDay(NOON)).isEqualTo(101);
        assertThat(pruned.find("n0")).isEmpty();
        assertThat(pruned.spent("n0", NOON)).isEqualTo(pruned);
    }

    @Test
    void keepsWhatIsYoungerThanAMinuteHoweverManyThereAre() {
        var permits = Permits.NONE;
        for (int i = 0; i < 65; i++)
            permits = permits.issued(permit("n" + i, NOON, 7), 1).spent("n" + i, NOON);

        assertThat(permits.pruned(NOON + 59_999)).isEqualTo(permits);
        assertThat(permits.pruned(NOON + 60_000).entries()).hasSize(64);
    }

    @Test
    void forgetsNothingOfAFew() {
        var permits = Permits.NONE.issued(permit("1", NOON, 7), 1).spent("1", NOON);

        assertThat(permits.pruned(NOON + 86_400_000)).isEqualTo(permits);
    }

    private static Permit permit(String id, long issuedMs, long version) {
        return new Permit(id, "d", "BTCUSDT", Side.LONG, 0.04, 49_000, 51_000, version, issuedMs, issuedMs + 5_000);
    }
}
