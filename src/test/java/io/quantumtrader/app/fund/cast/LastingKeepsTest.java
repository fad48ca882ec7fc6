package io.quantumtrader.app.fund.cast;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.safety.SafetyAlarm;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What is told to a part of the ladder that is down: what tightens reaches the one that comes back, the rest is lost. */
class LastingKeepsTest {

    private static final ActorTestKit KIT = ActorTestKit.create(ManualTime.config());
    private static final ManualTime TIME = ManualTime.get(KIT.system());

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final TestProbe<SafetyAlarm> alarmed = KIT.createTestProbe();
    private final ActorRef<String> part = KIT.spawn(Lasting.of(
            String.class,
            part(),
            told -> told.startsWith("kill"),
            alarm -> alarmed.ref().tell(alarm)));

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Test
    void whatTightensIsToldToTheOneThatComesBackInOrder() {
        falls();
        part.tell("kill 1");
        part.tell("ask");
        part.tell("kill 2");

        comesBack();

        assertThat(heard).containsExactly("kill 1", "kill 2", "here");
    }

    @Test
    void whatTheFormerOneHadNotLookedAtYetIsToldToo() {
        part.tell("fall");
        for (int kill = 0; kill < 500; kill++) part.tell("kill " + kill);
        alarmed.expectMessageClass(SafetyAlarm.class);

        alarmed.awaitAssert(() -> {
            comesBack();
            return assertThat(heard)
                    .containsAll(IntStream.range(0, 500)
                            .mapToObj(kill -> "kill " + kill)
                            .toList());
        });

        assertThat(heard.stream().filter(told -> told.startsWith("kill"))).doesNotHaveDuplicates();
    }

    @Test
    void whatMadeItFallIsNotToldAgain() {
        part.tell("kill and fall");
        alarmed.expectMessageClass(SafetyAlarm.class);

        comesBack();

        assertThat(heard).containsExactly("here");
    }

    @Test
    void beyondAThousandTheNewestIsLost() {
        falls();
        for (int kill = 0; kill <= 1_000; kill++) part.tell("kill " + kill);

        comesBack();

        assertThat(heard).hasSize(1_001).contains("kill 999").doesNotContain("kill 1000");
    }

    private void falls() {
        part.tell("fall");
        alarmed.expectMessageClass(SafetyAlarm.class);
    }

    private void comesBack() {
        alarmed.awaitAssert(() -> {
            TIME.timePasses(Duration.ofMillis(200));
            part.tell("here");
            return assertThat(heard).contains("here");
        });
    }

    private Behavior<String> part() {
        return Behaviors.receiveMessage(told -> {
            if (told.endsWith("fall")) throw new IllegalStateException("on purpose");
            if (!told.equals("here") || !heard.contains(told)) heard.add(told);
            return Behaviors.same();
        });
    }
}
