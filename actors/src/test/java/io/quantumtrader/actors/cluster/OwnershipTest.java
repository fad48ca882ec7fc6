package io.quantumtrader.actors.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OwnershipTest {

    private static final Duration LENGTH = Duration.ofMillis(2_750);

    private long now = 5_000_000_000L;
    private final Ownership ownership = new Ownership(LENGTH, () -> now);

    @Test
    void beginsExpired() {
        assertThat(ownership.holds()).isFalse();
        assertThat(ownership.leftMs()).isNaN();
    }

    @Test
    void holdsFromTheBeginningOfTheRoundNotFromItsAnswer() {
        long asked = now;
        now += Duration.ofSeconds(2).toNanos();
        ownership.answered(asked);

        assertThat(ownership.leftMs()).isEqualTo(750);
        now += Duration.ofMillis(750).toNanos() - 1;
        assertThat(ownership.holds()).isTrue();
        now++;
        assertThat(ownership.holds()).isFalse();
    }

    @Test
    void onceEndedStaysEndedWhateverIsAnswered() {
        ownership.answered(now);
        ownership.end();
        ownership.answered(now + 1);

        assertThat(ownership.holds()).isFalse();
    }

    /** Rounds that are answered late, twice, or in another order: the deadline is that of the latest round, whatever came when. */
    @Test
    void theDeadlineNeverMovesBack() {
        var random = new SplittableRandom(11);
        int cases = 0;
        int violations = 0;
        for (int run = 0; run < 200; run++) {
            long origin = random.nextBoolean() ? random.nextLong() : Long.MAX_VALUE - random.nextLong(2_000_000_000);
            now = origin;
            var one = new Ownership(LENGTH, () -> now);
            long latest = 0;
            boolean begun = false;
            for (int step = 0; step < 100; step++) {
                now += random.nextLong(300_000_000);
                if (random.nextInt(3) > 0) {
                    long asked = now - origin - random.nextLong(1 + Math.min(now - origin, 2_000_000_000));
                    one.answered(origin + asked);
                    latest = begun ? Math.max(latest, asked) : asked;
                    begun = true;
                }
                boolean expected = begun && now - origin - latest < LENGTH.toNanos();
                cases++;
                if (one.holds() != expected) violations++;
            }
        }
        System.out.printf("ownership deadline: %d cases, %d violations%n", cases, violations);
        assertThat(violations).isZero();
    }
}
