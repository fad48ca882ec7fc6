package io.quantumtrader.actors.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.venue.Venue.Placed;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.symbol.SymbolEvent.DriftResolved;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderAccepted;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderFilled;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderGone;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderHeldBack;
import io.quantumtrader.persistence.symbol.SymbolEvent.OwnershipTaken;
import java.time.Duration;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From one life to the next: the journal and the venue are all that is left, and no order is repeated (rules, D3). */
class SymbolRestartTest {

    private static final ActorTestKit KIT = SymbolRig.kit();
    private static final ManualTime TIME = ManualTime.get(KIT.system());

    private SymbolRig rig;

    @BeforeEach
    void start() {
        rig = new SymbolRig(KIT);
    }

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Test
    void nothingIsDecidedBeforeOwnershipIsTaken() {
        rig.venue.holds(1, 100);
        var observed = rig.tell(rig.observing(SymbolRig.slice(50, 0)));
        var asked = rig.tell(rig::deciding);
        rig.assertSilent(observed);
        rig.assertSilent(asked);
        assertThat(rig.events()).isEmpty();

        rig.reconcile();

        SymbolRig.heard(observed);
        SymbolRig.heard(asked);
        assertThat(rig.written()).startsWith("OwnershipTaken", "TermsSet", "PositionAdopted");
        assertThat(rig.venue.ids("place")).isEmpty();
    }

    @Test
    void everyLifeTakesOwnershipUnderAHigherEpoch() {
        rig.holding(1, 100);
        rig.restart();
        rig.reconcile();

        assertThat(rig.events(OwnershipTaken.class)).hasSize(2);
        assertThat(rig.events(OwnershipTaken.class))
                .extracting(OwnershipTaken::epoch)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void theBookIsTheSameAfterwardsAndNoOrderIsRepeated() {
        rig.warm().holding(1, 100);
        rig.observe(101);
        var before = rig.view();
        var placed = rig.venue.ids("place");

        rig.restart();
        rig.reconcile();
        rig.settle();

        var after = rig.view();
        assertThat(after.position()).isEqualTo(before.position());
        assertThat(after.market()).isEqualTo(before.market());
        assertThat(after.hash()).isEqualTo(before.hash());
        assertThat(rig.venue.ids("place")).isEqualTo(placed);
    }

    @Test
    void aCloseThatWasDecidedAndNeverSentIsDecidedAnewAndSentOnce() {
        rig.warm().holding(1, 100);
        rig.observe(97);
        String unsent = rig.lastOrder().clientOrderId();

        rig.restart();
        rig.reconcile();
        rig.settle();

        assertThat(rig.events(OrderGone.class))
                .singleElement()
                .satisfies(gone -> assertThat(gone.clientOrderId()).isEqualTo(unsent));
        rig.assertDecided("CLOSE", ReasonCode.CLOSE_CONTINUES);
        assertThat(rig.venue.ids("place")).doesNotContain(unsent).hasSize(2);
    }

    @Test
    void aCloseThatFilledMeanwhileIsReadFromTheVenueAndNothingIsSent() {
        rig.warm().holding(1, 100);
        rig.observe(97);
        rig.settle();
        rig.venue.fill(rig.lastOrder().clientOrderId(), 1, 97, true);
        var placed = rig.venue.ids("place");

        rig.restart();
        rig.reconcile();
        rig.settle();

        assertThat(rig.view().position()).isEmpty();
        assertThat(rig.venue.ids("place")).isEqualTo(placed);
        assertThat(rig.superiors.closed)
                .isNotEmpty()
                .allSatisfy(closed -> assertThat(closed.last().number()).isEqualTo(1));
    }

    @Test
    void aCloseThatRestsAtTheVenueIsLeftToRest() {
        rig.warm().holding(1, 100);
        rig.observe(97);
        rig.settle();
        String exit = rig.lastOrder().clientOrderId();
        var placed = rig.venue.ids("place");

        rig.restart();
        rig.reconcile();
        rig.settle();

        assertThat(rig.venue.ids("place")).isEqualTo(placed);
        assertThat(rig.events(OrderAccepted.class).getLast().clientOrderId()).isEqualTo(exit);
    }

    @Test
    void anEntryThatRestsAtTheVenueIsWithdrawnAndNeverResent() {
        String entry = decidedToOpen();
        rig.venue.onPlace(order -> rig.venue
                .accept(order)
                .thenCompose(taken -> ScriptedVenue.answer(new Placed.Unknown("no answer in time"))));
        rig.venue.readable(false);
        rig.send();
        rig.venue.readable(true);

        rig.restart();
        rig.reconcile();
        rig.settle();

        assertThat(rig.venue.ids("place")).containsExactly(entry);
        assertThat(rig.venue.ids("cancel")).containsExactly(entry);
        assertThat(rig.events(OrderGone.class))
                .extracting(OrderGone::clientOrderId)
                .containsExactly(entry);
    }

    @Test
    void anEntryThatWasNeverSentStaysBecauseItsPermitIsGone() {
        String entry = decidedToOpen();

        rig.restart();
        rig.reconcile();
        rig.settle();

        assertThat(rig.venue.ids("place")).isEmpty();
        assertThat(rig.events(OrderGone.class)).isEmpty();
        assertThat(rig.events(OrderHeldBack.class)).singleElement().satisfies(held -> {
            assertThat(held.clientOrderId()).isEqualTo(entry);
            assertThat(held.reasons()).extracting(ReasonRow::code).containsExactly("PERMIT_MISSING");
        });
    }

    @Test
    void theVenueIsAskedByIdAboutEveryOrderWithoutAnOutcome() {
        rig.warm().holding(1, 100);
        String stop = rig.lastOrder().clientOrderId();
        rig.observe(97);
        String exit = rig.lastOrder().clientOrderId();

        rig.restart();
        rig.reconcile();

        assertThat(rig.venue.ids("order")).containsExactlyInAnyOrder(stop, exit);
    }

    @Test
    void anOrderThatFilledAfterTheVenuesNewsWereReadIsNotTakenForLost() {
        rig.warm().holding(1, 100);
        rig.observe(97);
        rig.settle();
        String exit = rig.lastOrder().clientOrderId();

        rig.restart();
        rig.venue.afterNextNews(() -> rig.venue.fill(exit, 1, 97, true));
        rig.reconcile();

        assertThat(rig.events(OrderGone.class)).isEmpty();
        assertThat(rig.events(OrderFilled.class)).hasSize(1);
        assertThat(rig.events(DriftResolved.class))
                .as("news and holding are of one moment")
                .isEmpty();
    }

    @Test
    void aVenueThatCannotBeReadIsAskedAgainAndNothingHappensMeanwhile() {
        rig.venue.holds(1, 100);
        rig.venue.readable(false);
        var reconciled = rig.tell(rig::reconciling);
        var observed = rig.tell(rig.observing(SymbolRig.slice(50, 0)));
        rig.assertSilent(observed);
        assertThat(rig.events()).isEmpty();

        rig.venue.readable(true);
        reconciled.awaitAssert(() -> {
            TIME.timePasses(Duration.ofSeconds(1));
            assertThat(rig.events(OwnershipTaken.class)).hasSize(1);
            return null;
        });

        SymbolRig.heard(reconciled);
        SymbolRig.heard(observed);
        assertThat(rig.venue.ids("read").size()).isGreaterThan(1);
    }

    @Test
    void aBarThatWasNotTakenInIsTakenInThoughItsTickWasSettledFirst() {
        rig.warm().startTick();
        rig.venue.holds(1, 100);
        rig.restart();
        rig.reconcile();
        rig.settle();
        assertThat(rig.lastDecision().tick()).isEqualTo(rig.tick());

        rig.observe(SymbolRig.slice(97.5, rig.now() - SymbolRig.MINUTE));

        assertThat(rig.view().mark()).isEqualTo(97.5);
        rig.assertDecided("CLOSE", ReasonCode.STOP_CROSSED);
    }

    private String decidedToOpen() {
        rig.warm();
        rig.wish(Side.LONG);
        rig.observe(100);
        rig.wish(null);
        rig.decideOpen();
        return rig.lastOrder().clientOrderId();
    }
}
