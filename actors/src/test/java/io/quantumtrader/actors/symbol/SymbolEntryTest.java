package io.quantumtrader.actors.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.portfolio.OpenAnswer;
import io.quantumtrader.actors.symbol.SymbolCommand.Order;
import io.quantumtrader.actors.venue.Venue;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.risk.Permit;
import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.kernel.venue.VenueOrder;
import io.quantumtrader.persistence.VerdictRow;
import io.quantumtrader.persistence.symbol.SymbolEvent.CancelIntended;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderHeldBack;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderIntended;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The way of an entry: up the ladder, into the record, through the last hop; and what never waits for it. */
class SymbolEntryTest {

    private static final ActorTestKit KIT = SymbolRig.kit();

    private SymbolRig rig;

    @BeforeEach
    void start() {
        rig = new SymbolRig(KIT).warm();
    }

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Test
    void leavesWithAPermitAfterDecisionAndOrderAreRecorded() {
        String entry = decidedToOpen();

        rig.settle();

        var request = rig.venue.requests().stream()
                .filter(sent -> sent.clientOrderId().equals(entry))
                .findFirst()
                .orElseThrow();
        assertThat(rig.events().subList(0, request.journaled()))
                .anySatisfy(event -> assertThat(event)
                        .isInstanceOfSatisfying(
                                Decided.class,
                                decided -> assertThat(decided.action()).isEqualTo("OPEN")))
                .contains(rig.lastOrder());
        assertThat(rig.lastOrder().permitId()).isEqualTo("permit-BTCUSDT-1");
        assertThat(rig.superiors.spent).containsExactly("permit-BTCUSDT-1");
        assertThat(rig.venue.ids("leverage")).hasSize(1);
        assertThat(rig.venue.sent(entry))
                .isEqualTo(new VenueOrder.Market("qt-BTCUSDT-1-1-0", "BTCUSDT", OrderSide.BUY, 1, false));
    }

    @Test
    void getsItsStopInTheTickOfItsFill() {
        String entry = opened();
        long tick = rig.tick();

        rig.deliver(rig.venue.fill(entry, 1, 100, true));
        rig.settle();

        rig.assertDecided("PROTECT", ReasonCode.PROTECTION_PLACED);
        assertThat(rig.lastDecision().tick()).isEqualTo(tick);
        assertThat(rig.view().stopConfirmed()).isTrue();
        assertThat(rig.view().position())
                .get()
                .satisfies(held -> assertThat(held.stop()).isLessThan(100).isGreaterThan(90));
    }

    @Test
    void ofAPartlyFilledOrderIsWithdrawnAtTheNextSendOnceOnlyReducing() {
        String entry = opened();
        rig.deliver(rig.venue.fill(entry, 0.4, 100, false));
        rig.settle();

        rig.says(Permission.REDUCE_ONLY);
        rig.send();

        assertThat(rig.venue.ids("cancel")).containsExactly(entry);
        assertThat(rig.events(CancelIntended.class).getLast().clientOrderId()).isEqualTo(entry);
        assertThat(rig.view().position())
                .get()
                .satisfies(held -> assertThat(held.quantity()).isEqualTo(0.4));
        assertThat(rig.view().closing()).isFalse();
    }

    @Test
    void isWithdrawnBeforeTheExitOfWhatItFilledIsSent() {
        String entry = opened();
        rig.deliver(rig.venue.fill(entry, 0.4, 100, false));
        rig.settle();

        rig.operate(new Order.Close("ann", "enough"));
        rig.settle();

        assertThat(rig.events(CancelIntended.class))
                .extracting(CancelIntended::clientOrderId)
                .containsExactly(entry);
        assertThat(rig.venue.sent(rig.lastOrder().clientOrderId()))
                .isEqualTo(
                        new VenueOrder.Market(rig.lastOrder().clientOrderId(), "BTCUSDT", OrderSide.SELL, 0.4, true));
    }

    @Nested
    class AtTheLastHop {

        @Test
        void isHeldBackIfItsPermitExpired() {
            String entry = decidedToOpen();

            rig.send(rig.now() + 5_001);

            assertHeldBack(entry, ReasonCode.PERMIT_EXPIRED);
        }

        @Test
        void isHeldBackIfTheLadderTightenedSinceEvenIfItIsOpenAgain() {
            String entry = decidedToOpen();
            rig.says(Permission.REDUCE_ONLY);
            rig.says(Permission.TRADE);

            rig.settle();

            assertHeldBack(entry, ReasonCode.PERMIT_VOID);
        }

        @Test
        void isWithdrawnUnsentWhileTheLadderAllowsOnlyExits() {
            String entry = decidedToOpen();
            rig.says(Permission.REDUCE_ONLY);

            rig.settle();

            assertThat(rig.venue.ids("place")).isEmpty();
            assertThat(rig.events(CancelIntended.class))
                    .extracting(CancelIntended::clientOrderId)
                    .contains(entry);
        }

        @Test
        void isHeldBackIfThePermitIsForAnotherSide() {
            rig.superiors.say((plan, atMs) -> rig.superiors
                    .grant(plan, atMs)
                    .thenApply(answer -> new OpenAnswer.Granted(
                            plan, ofOtherSide(((OpenAnswer.Granted) answer).permit()), answer.verdicts())));
            String entry = decidedToOpen();

            rig.settle();

            assertHeldBack(entry, ReasonCode.PERMIT_MISMATCH);
        }

        private static Permit ofOtherSide(Permit permit) {
            return new Permit(
                    permit.id(),
                    permit.decisionId(),
                    permit.symbol(),
                    permit.side().opposite(),
                    permit.maxQuantity(),
                    permit.lowPrice(),
                    permit.highPrice(),
                    permit.ladderVersion(),
                    permit.issuedAtMs(),
                    permit.expiresAtMs());
        }

        @Test
        void andAKillWhileTheVenueThinksAboutTheLeverageHoldsItBack() {
            var leverage = new CompletableFuture<Venue.Placed>();
            rig.venue.onLeverage(leverage);
            rig.wish(Side.LONG);
            rig.observe(100);
            rig.wish(null);
            rig.decideOpen();
            var sending = rig.tell(rig::sending);
            rig.view();

            rig.says(Permission.FLATTEN);
            leverage.complete(new Venue.Placed.Accepted());

            SymbolRig.heard(sending);
            assertThat(rig.venue.ids("leverage")).hasSize(1);
            assertThat(rig.venue.ids("place")).isEmpty();
            assertThat(rig.events(OrderHeldBack.class)).hasSize(1);
        }

        private void assertHeldBack(String entry, ReasonCode why) {
            assertThat(rig.venue.ids("place")).isEmpty();
            assertThat(rig.venue.ids("leverage")).isEmpty();
            assertThat(rig.events(OrderHeldBack.class)).singleElement().satisfies(held -> {
                assertThat(held.clientOrderId()).isEqualTo(entry);
                assertThat(held.reasons())
                        .singleElement()
                        .satisfies(reason -> assertThat(reason.code()).isEqualTo(why.name()));
            });
            rig.settle();
            assertThat(rig.venue.ids("place")).isEmpty();
        }
    }

    @Nested
    class IsRefused {

        @Test
        void byItsSuperiorsAndThatIsRecordedWithWhatEachLayerSaid() {
            rig.superiors.say((plan, atMs) -> CompletableFuture.completedStage(ScriptedSuperiors.refused()));

            wishAndDecide();

            assertRefused("HEAT_GATE", ReasonCode.HEAT_HOT);
        }

        @Test
        void whenTheSuperiorsFail() {
            rig.superiors.say((plan, atMs) -> CompletableFuture.failedStage(new IllegalStateException("down")));

            wishAndDecide();

            assertRefused("HEAT_GATE", ReasonCode.HEAT_UNKNOWN);
        }

        @Test
        void whenTheSuperiorsStaySilentAndTheCloseThatCameMeanwhileGoesOut() {
            var never = new CompletableFuture<OpenAnswer>();
            rig.superiors.say((plan, atMs) -> never);
            rig.wish(Side.LONG);
            rig.observe(100);
            var entry = rig.tell(rig::deciding);
            rig.venue.holds(1, 100);
            var deciding = rig.tell(rig.observing(SymbolRig.slice(100, rig.now())));
            rig.assertSilent(deciding);

            never.completeExceptionally(new TimeoutException("no answer in time"));

            SymbolRig.heard(entry);
            SymbolRig.heard(deciding);
            rig.wish(null);
            rig.observe(97);
            rig.settle();
            assertThat(rig.events(Decided.class)).extracting(Decided::action).contains("REFUSE_OPEN");
            rig.assertDecided("CLOSE", ReasonCode.STOP_CROSSED);
            assertThat(rig.venue.sent(rig.lastOrder().clientOrderId()).reduceOnly())
                    .isTrue();
        }

        @Test
        void withoutAskingAnyoneWhileTheLadderAllowsOnlyExits() {
            rig.says(Permission.REDUCE_ONLY);

            wishAndDecide();

            assertRefused("KILL_SWITCH", ReasonCode.KILL_SWITCH_REDUCE_ONLY);
            assertThat(rig.superiors.asked).isEmpty();
        }

        @Test
        void whenWhatIsGrantedIsLessThanTheVenueTakes() {
            rig.superiors.say((plan, atMs) -> rig.superiors.grant(plan.withQuantity(0.01), atMs));

            wishAndDecide();

            assertThat(rig.lastDecision().action()).isEqualTo("REFUSE_OPEN");
            assertThat(rig.lastDecision().reasons())
                    .anySatisfy(reason -> assertThat(reason.code()).isEqualTo("SIZE_BELOW_MINIMUM"));
        }

        @Test
        void byHandBeforeThereIsAMarketState() {
            var cold = new SymbolRig(KIT);
            cold.reconcile();

            assertThat(cold.operate(new Order.Open("ann", "by hand", Side.LONG, Optional.empty()))
                            .explanation())
                    .startsWith("no market state yet");
        }

        @Test
        void byHandWhileAPositionIsHeldAsARecordedDecisionThatNamesTheLayer() {
            rig.holding(1, 100);
            rig.observe(100);

            assertThat(rig.operate(new Order.Open("ann", "by hand", Side.LONG, Optional.empty()))
                            .wishesToOpen())
                    .isTrue();
            rig.decideOpen();

            assertRefused("POSITION_STATE_BRAIN", ReasonCode.POSITION_ALREADY_OPEN);
        }

        private void assertRefused(String layer, ReasonCode why) {
            assertThat(rig.lastDecision().action()).isEqualTo("REFUSE_OPEN");
            assertThat(rig.lastDecision().verdicts())
                    .filteredOn(VerdictRow::refused)
                    .singleElement()
                    .satisfies(verdict -> {
                        assertThat(verdict.layer()).isEqualTo(layer);
                        assertThat(verdict.reasons().getFirst().code()).isEqualTo(why.name());
                    });
            rig.settle();
            var intended = rig.events(OrderIntended.class);
            assertThat(intended).allMatch(OrderIntended::reduceOnly);
            assertThat(intended).extracting(OrderIntended::clientOrderId).containsAll(rig.venue.ids("place"));
        }
    }

    @Test
    void neverGrowsBeyondWhatWasAskedFor() {
        rig.superiors.say((plan, atMs) -> rig.superiors.grant(plan.withQuantity(7), atMs));

        wishAndDecide();

        assertThat(rig.lastOrder().quantity()).isEqualTo(1);
    }

    private void wishAndDecide() {
        rig.wish(Side.LONG);
        assertThat(rig.observe(100).wishesToOpen()).isTrue();
        rig.wish(null);
        rig.decideOpen();
    }

    private String decidedToOpen() {
        wishAndDecide();
        assertThat(rig.lastDecision().action()).isEqualTo("OPEN");
        return rig.lastOrder().clientOrderId();
    }

    private String opened() {
        String entry = decidedToOpen();
        rig.settle();
        assertThat(rig.venue.ids("place")).containsExactly(entry);
        return entry;
    }
}
