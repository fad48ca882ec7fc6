package io.quantumtrader.actors.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.safety.Lookout.Finding;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Silence is told: once, again while it lasts, and again when it comes back. */
class LookoutTest {

    private static final ActorTestKit KIT = ActorTestKit.create(ManualTime.config());
    private static final ManualTime TIME = ManualTime.get(KIT.system());
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TestProbe<SafetyAlarm> told = KIT.createTestProbe();
    private final AtomicReference<Supplier<List<Finding>>> sight = new AtomicReference<>(List::of);
    private final AtomicInteger looks = new AtomicInteger();

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Test
    void whatLastsIsToldOnceAndWhatComesBackIsToldAnew() {
        spawn(Duration.ofHours(1));
        silent();
        look();
        assertThat(told.receiveMessage().kind()).isEqualTo(SafetyAlarm.Kind.SILENCE);

        for (int second = 0; second < 10; second++) look();
        told.expectNoMessage(Duration.ZERO);

        sight.set(List::of);
        look();
        silent();
        look();
        told.receiveMessage();
    }

    @Test
    void whatLastsIsToldAgainAfterAWhile() {
        spawn(Duration.ZERO);
        silent();

        for (int second = 0; second < 3; second++) {
            look();
            told.receiveMessage();
        }
    }

    @Test
    void aSightThatFailsStopsNothing() {
        spawn(Duration.ofHours(1));
        sight.set(() -> {
            looks.incrementAndGet();
            throw new IllegalStateException("blind");
        });
        look();
        silent();

        look();

        told.receiveMessage();
    }

    private void silent() {
        sight.set(() -> List.of(
                new Finding("silence A", new SafetyAlarm(SafetyAlarm.Kind.SILENCE, 31_000, 30_000, "A is silent"))));
    }

    /** A lookout that has looked once, and seen nothing. */
    private void spawn(Duration again) {
        KIT.spawn(Lookout.create(this::see, again, alarm -> told.getRef().tell(alarm)));
        told.awaitAssert(() -> {
            TIME.timePasses(SECOND);
            assertThat(looks).hasPositiveValue();
            return null;
        });
    }

    private List<Finding> see() {
        var seen = sight.get().get();
        looks.incrementAndGet();
        return seen;
    }

    private void look() {
        int before = looks.get();
        TIME.timePasses(SECOND);
        told.awaitAssert(() -> {
            assertThat(looks).hasValueGreaterThan(before);
            return null;
        });
    }
}
