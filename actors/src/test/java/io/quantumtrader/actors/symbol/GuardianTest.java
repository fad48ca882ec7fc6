package io.quantumtrader.actors.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.symbol.SymbolCommand.Done;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stands over a symbol that fails: the pause, the words that wait meanwhile, and what a new life begins with. */
class GuardianTest {

    private static final ActorTestKit KIT = SymbolRig.kit();
    private static final ManualTime TIME = ManualTime.get(KIT.system());

    private final List<List<String>> lives = new CopyOnWriteArrayList<>();
    private SymbolRig rig;
    private TestProbe<String> heard;

    @BeforeEach
    void start() {
        heard = KIT.createTestProbe();
        rig = new SymbolRig(KIT, parts -> Guardian.create(parts, Behaviors.setup(context -> born())));
        rig.send();
        heard.expectMessage("life 1: Send");
    }

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    /** A symbol that says what it hears, throws at a gap and stops at an operator's word. */
    private Behavior<SymbolCommand> born() {
        var words = new ArrayList<String>();
        lives.add(words);
        return Behaviors.receiveMessage(command -> {
            words.add(command.getClass().getSimpleName());
            heard.ref().tell("life " + lives.size() + ": " + command.getClass().getSimpleName());
            return switch (command) {
                case SymbolCommand.Observe observe
                when observe.slice().isEmpty() ->
                    throw new IllegalStateException("the observation of tick " + observe.tick());
                case SymbolCommand.Operate ignored -> Behaviors.stopped();
                case SymbolCommand.Send send -> {
                    send.replyTo().tell(new Done(SymbolRig.SYMBOL, false));
                    yield Behaviors.same();
                }
                case SymbolCommand ignored -> Behaviors.same();
            };
        });
    }

    @Test
    void passesWordsOnWhileTheSymbolIsWell() {
        rig.tell(rig::deciding);
        assertThat(rig.send().symbol()).isEqualTo(SymbolRig.SYMBOL);

        heard.expectMessage("life 1: DecideOpen");
        heard.expectMessage("life 1: Send");
        assertThat(rig.superiors.failed).isEmpty();
    }

    @Test
    void reportsAFailureWithItsCause() {
        fail();

        assertThat(rig.superiors.failed).singleElement().asString().contains("the observation of tick 1");
    }

    @Test
    void restartsAfterAPauseAndReconcilesBeforeTheWordsThatWaited() {
        fail();
        var waiting = rig.tell(rig::sending);
        rig.tell(rig::deciding);

        TIME.timePasses(Duration.ofMillis(199));
        assertThat(lives).hasSize(1);
        TIME.timePasses(Duration.ofMillis(1));

        heard.expectMessage("life 2: Reconcile");
        heard.expectMessage("life 2: Send");
        heard.expectMessage("life 2: DecideOpen");
        SymbolRig.heard(waiting);
    }

    @Test
    void pausesTwiceAsLongEachTimeUpToTenSeconds() {
        rig.startTick();
        for (long pause : new long[] {200, 400, 800, 1_600, 3_200, 6_400, 10_000, 10_000}) {
            int life = lives.size();
            failAgain();
            TIME.timePasses(Duration.ofMillis(pause - 1));
            assertThat(lives).as("before %d ms", pause).hasSize(life);
            TIME.timePasses(Duration.ofMillis(1));
            heard.expectMessage("life " + (life + 1) + ": Reconcile");
        }
        assertThat(rig.superiors.failed).hasSize(8);
    }

    @Test
    void pausesBrieflyAgainOnceANewTickWasReached() {
        rig.startTick();
        failAgain();
        TIME.timePasses(Duration.ofMillis(200));
        heard.expectMessage("life 2: Reconcile");
        rig.startTick();

        failAgain();
        TIME.timePasses(Duration.ofMillis(200));

        heard.expectMessage("life 3: Reconcile");
    }

    @Test
    void treatsASymbolThatEndedByItselfLikeOneThatFailed() {
        rig.tell(rig.operating(new SymbolCommand.Order.HeedLadder("test")));
        heard.expectMessage("life 1: Operate");
        assertThat(rig.superiors.nextFailure()).isEqualTo("stopped");

        TIME.timePasses(Duration.ofMillis(200));

        heard.expectMessage("life 2: Reconcile");
    }

    @Test
    void ofARealSymbolBringsItBackFromItsJournalWithItsPosition() {
        var real = new SymbolRig(KIT, Guardian::create).warm().holding(1, 100);
        var before = real.view();
        real.venue.onPlace(order -> {
            throw new IllegalStateException("the connection is a bug");
        });
        real.observe(97);
        real.tell(real::sending);
        assertThat(real.superiors.nextFailure()).contains("the connection is a bug");
        real.venue.onPlace(real.venue::accept);

        TIME.timePasses(Duration.ofMillis(200));

        assertThat(real.view().position().map(held -> held.quantity()))
                .isEqualTo(before.position().map(held -> held.quantity()));
        real.settle();
        assertThat(real.lastOrder().purpose()).isEqualTo("EXIT");
        assertThat(real.venue.ids("place")).last().isEqualTo(real.lastOrder().clientOrderId());
    }

    @Test
    void ofARealSymbolThatWaitsForItsVenueAfterABugTellsSoOnce() {
        var real = new SymbolRig(KIT, Guardian::create).warm().holding(1, 100);
        real.venue.onPlace(order -> {
            throw new IllegalStateException("a bug");
        });
        real.observe(97);
        real.tell(real::sending);
        real.superiors.nextFailure();
        real.venue.onPlace(real.venue::accept);
        real.venue.readable(false);
        int reads = real.venue.ids("read").size();

        TIME.timePasses(Duration.ofMillis(200));
        assertThat(real.superiors.nextFailure()).contains("the venue cannot be read");
        heard.awaitAssert(() -> {
            TIME.timePasses(Duration.ofSeconds(1));
            return assertThat(real.venue.ids("read")).hasSizeGreaterThan(reads + 2);
        });
        real.venue.readable(true);
        TIME.timePasses(Duration.ofSeconds(1));
        real.settle();

        assertThat(real.superiors.failed).hasSize(2);
        assertThat(real.superiors.failed.getFirst()).startsWith("CODE");
        assertThat(real.superiors.failed.getLast()).startsWith("OTHER");
    }

    @Test
    void aPartThatWaitedUntilItsSpeakerGaveUpIsNotClosedWhenTheSymbolIsBack() {
        var real = new SymbolRig(KIT, Guardian::create).warm().holding(4, 100);
        real.venue.onPlace(order -> {
            throw new IllegalStateException("the connection is a bug");
        });
        real.operate(new SymbolCommand.Order.Close("ann", "a quarter", Optional.of(1.0)));
        real.tell(real::sending);
        real.superiors.nextFailure();
        real.venue.onPlace(real.venue::accept);
        var waiting = real.tell(real.operating(new SymbolCommand.Order.Close("ann", "a quarter", Optional.of(1.0))));
        real.wallMs = real.deadlineMs + 1;

        TIME.timePasses(Duration.ofMillis(200));

        var answer = SymbolRig.heard(waiting);
        assertThat(answer.accepted()).isFalse();
        assertThat(answer.refusal()).contains(Reason.because(ReasonCode.WORD_EXPIRED, 1, 0));
        assertThat(real.lastDecision().action()).isEqualTo("WORD_EXPIRED");
        real.settle();
        assertThat(real.events(Decided.class)).extracting(Decided::action).containsOnlyOnce("REDUCE");
    }

    private void fail() {
        rig.startTick();
        failAgain();
    }

    /** Throws in the present tick and waits until the guardian has seen it. */
    private void failAgain() {
        rig.tell(rig.observing(Optional.empty()));
        heard.expectMessage("life " + lives.size() + ": Observe");
        assertThat(rig.superiors.nextFailure()).contains("the observation of tick");
    }
}
