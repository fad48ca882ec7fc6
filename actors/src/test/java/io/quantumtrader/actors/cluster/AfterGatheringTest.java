package io.quantumtrader.actors.cluster;

import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A layer begins when this node's copy of the ladder knows what the others know, and hears then what it was told before. */
class AfterGatheringTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ActorTestKit KIT = ActorTestKit.create();

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Test
    void theLayerBeginsAfterTheGatheringAndHearsWhatCameBeforeInOrder() {
        TestProbe<LadderCopies.Command> copies = KIT.createTestProbe();
        TestProbe<String> heard = KIT.createTestProbe();
        var layer = Behaviors.<String>setup(context -> {
            heard.getRef().tell("begins");
            return Behaviors.receiveMessage(word -> {
                heard.getRef().tell(word);
                return word.equals("stop") ? Behaviors.stopped() : Behaviors.same();
            });
        });
        var whole = KIT.spawn(AfterGathering.of(String.class, copies.getRef(), layer));
        whole.tell("one");
        whole.tell("two");
        copies.expectMessageClass(LadderCopies.Gather.class, PATIENCE);
        var again = copies.expectMessageClass(LadderCopies.Gather.class, PATIENCE);
        heard.expectNoMessage(Duration.ofMillis(50));

        again.replyTo().tell(new LadderCopies.Gathered(List.of("lost")));
        whole.tell("stop");

        for (String word : List.of("begins", "one", "two", "stop")) heard.expectMessage(PATIENCE, word);
        heard.expectTerminated(whole, PATIENCE);
    }
}
