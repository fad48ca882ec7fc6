package io.quantumtrader.actors.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.symbol.SymbolCommand.Observed;
import io.quantumtrader.actors.symbol.SymbolCommand.Order;
import io.quantumtrader.actors.venue.Venue.Placed;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.kernel.venue.VenueOrder;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import io.quantumtrader.persistence.symbol.SymbolEvent.ObservationMissed;
import io.quantumtrader.persistence.symbol.SymbolEvent.ObservationRefused;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderGone;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderIntended;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** One life of a symbol: observation, exits, protection and what leaves for the venue. */
class SymbolTest {

    private static final ActorTestKit KIT = SymbolRig.kit();

    private SymbolRig rig;

    @BeforeEach
    void start() {
        rig = new SymbolRig(KIT);
    }

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Nested
    class Observation {

        @Test
        void exitsBeforeAnyEntry() {
            rig.warm().holding(1, 100);
            rig.wish(Side.LONG);

            var observed = rig.observe(97);

            rig.assertDecided("CLOSE", ReasonCode.STOP_CROSSED);
            assertThat(rig.lastOrder().purpose()).isEqualTo("EXIT");
            assertThat(observed.wishesToOpen()).isFalse();
            rig.decideOpen();
            assertThat(rig.superiors.asked).isEmpty();
            assertThat(rig.written()).last().isEqualTo("OrderIntended");
        }

        @Test
        void ofTheSameTickIsAnsweredFromMemory() {
            rig.warm();
            var first = rig.observe(100);
            int before = rig.events().size();

            var again = rig.observe(SymbolRig.slice(50, rig.now() - SymbolRig.MINUTE));

            assertThat(again).isEqualTo(first);
            assertThat(rig.events()).hasSize(before);
        }

        @Test
        void ofAGapIsRecordedAsMissedAndOpensNothing() {
            rig.warm();
            rig.wish(Side.LONG);

            var observed = rig.observeNothing();

            assertThat(rig.events()).last().isEqualTo(new ObservationMissed(rig.tick(), rig.now()));
            assertThat(observed.wishesToOpen()).isFalse();
            assertThat(observed.reading())
                    .get()
                    .satisfies(reading -> assertThat(reading.markPrice()).isEqualTo(100.1));
        }

        @Test
        void tellsAReturnOfOneBarAndNoneWithoutABarOrAfterAGap() {
            rig.warm();

            assertThat(returnOf(rig.observe(101))).isFinite().isNotZero();
            assertThat(returnOf(rig.observeNothing())).isNaN();
            assertThat(returnOf(rig.observe(103))).isNaN();
            assertThat(returnOf(rig.observe(104))).isEqualTo(StrictMath.log(104 + 1e-12) - StrictMath.log(103 + 1e-12));
        }

        private static double returnOf(Observed observed) {
            return observed.reading().orElseThrow().logReturn();
        }

        @Test
        void ofABarThatIsNotNewerIsRefusedAndNothingIsComputedFromIt() {
            rig.warm().holding(1, 100);
            rig.observe(100);
            long lastOpen = rig.now() - SymbolRig.MINUTE;

            rig.observeAtNextTick(SymbolRig.slice(1, lastOpen));

            assertThat(rig.events(ObservationRefused.class))
                    .last()
                    .isEqualTo(new ObservationRefused(
                            rig.tick(), rig.now(), "open_time_ms", "" + lastOpen, "> " + lastOpen));
            assertThat(rig.view().mark()).isEqualTo(100);
        }
    }

    @Nested
    class Sending {

        @Test
        void followsTheRecordOfDecisionAndOrder() {
            rig.warm().holding(1, 100);
            rig.observe(97);
            rig.settle();

            var placed = rig.venue.requests().stream()
                    .filter(request -> request.word().equals("place"))
                    .toList();
            assertThat(placed).hasSize(2);
            assertThat(placed).allSatisfy(request -> {
                var before = rig.events().subList(0, request.journaled());
                var intended = before.stream()
                        .filter(OrderIntended.class::isInstance)
                        .map(OrderIntended.class::cast)
                        .filter(order -> order.clientOrderId().equals(request.clientOrderId()))
                        .findFirst()
                        .orElseThrow();
                assertThat(before)
                        .anyMatch(event -> event instanceof Decided decided
                                && decided.decisionId().equals(intended.decisionId()));
            });
        }

        @Test
        void namesOrdersBySymbolPositionAndDecision() {
            rig.holding(1, 100);
            rig.observe(97);
            rig.settle();

            assertThat(rig.venue.ids("place")).containsExactly("qt-BTCUSDT-1-1-0", "qt-BTCUSDT-1-2-0");
            assertThat(rig.venue.sent("qt-BTCUSDT-1-2-0").reduceOnly()).isTrue();
        }

        @Test
        void sendsNothingTwice() {
            rig.holding(1, 100);
            rig.observe(97);

            rig.settle();
            rig.send();
            rig.send();

            assertThat(rig.venue.ids("place")).doesNotHaveDuplicates().hasSize(2);
        }

        @Test
        void looksAnUnknownOutcomeUpAndLeavesAnOrderAloneThatTheVenueHas() {
            rig.holding(1, 100);
            rig.venue.onPlace(order -> rig.venue.accept(order).thenCompose(taken -> unknown()));

            rig.observe(97);
            rig.settle();

            String exit = rig.lastOrder().clientOrderId();
            assertThat(rig.venue.ids("order")).containsExactly(exit);
            assertThat(rig.venue.ids("place").stream().filter(exit::equals)).hasSize(1);
            assertThat(rig.events(SymbolEvent.OrderAccepted.class).getLast().clientOrderId())
                    .isEqualTo(exit);
        }

        @Test
        void decidesAnExitAnewUnderANewIdIfTheVenueNeverSawIt() {
            rig.holding(1, 100);
            rig.venue.onPlace(order -> unknown());
            rig.observe(97);
            rig.send();
            String lost = rig.lastOrder().clientOrderId();
            rig.venue.onPlace(rig.venue::accept);

            rig.settle();

            assertThat(rig.events(OrderGone.class))
                    .singleElement()
                    .satisfies(gone -> assertThat(gone.clientOrderId()).isEqualTo(lost));
            rig.assertDecided("CLOSE", ReasonCode.CLOSE_CONTINUES);
            assertThat(rig.venue.ids("place").stream().filter(lost::equals)).hasSize(1);
            assertThat(rig.venue.ids("place")).last().isEqualTo(rig.lastOrder().clientOrderId());
        }

        @Test
        void asksAgainAboutAnUnknownOrderWhileTheVenueCannotBeAsked() {
            rig.holding(1, 100);
            rig.venue.onPlace(order -> rig.venue.accept(order).thenCompose(taken -> unknown()));
            rig.venue.readable(false);
            rig.observe(97);
            var answered = rig.send();
            String exit = rig.lastOrder().clientOrderId();
            assertThat(answered.restless()).isTrue();
            rig.venue.readable(true);

            rig.settle();

            assertThat(rig.venue.ids("order")).containsExactly(exit, exit);
            assertThat(rig.venue.ids("place").stream().filter(exit::equals)).hasSize(1);
        }

        private CompletableFuture<Placed> unknown() {
            return CompletableFuture.completedFuture(new Placed.Unknown("no answer in time"));
        }
    }

    @Nested
    class Protection {

        @Test
        void isPlacedInTheTickInWhichAPositionIsFoundWithoutOne() {
            rig.venue.holds(1, 100);
            rig.reconcile();

            rig.settle();

            rig.assertDecided("PROTECT", ReasonCode.PROTECTION_PLACED);
            assertThat(rig.venue.ids("place")).hasSize(1);
            assertThat(rig.venue.sent(rig.venue.ids("place").getFirst()))
                    .isEqualTo(new VenueOrder.CloseStop("qt-BTCUSDT-1-1-0", "BTCUSDT", OrderSide.SELL, 98));
            assertThat(rig.view().stopConfirmed()).isTrue();
        }

        @Test
        void thatTheVenueRefusesIsReplacedByAClose() {
            rig.venue.onPlace(order -> order instanceof VenueOrder.CloseStop
                    ? ScriptedVenue.answer(new Placed.Refused(-2021, "would trigger at once"))
                    : rig.venue.accept(order));

            rig.holding(1, 100);

            rig.assertDecided("CLOSE", ReasonCode.PROTECTION_MISSING);
            assertThat(rig.venue.ids("place")).hasSize(2);
            assertThat(rig.venue.sent(rig.lastOrder().clientOrderId()))
                    .isInstanceOfSatisfying(VenueOrder.Market.class, exit -> {
                        assertThat(exit.quantity()).isEqualTo(1);
                        assertThat(exit.reduceOnly()).isTrue();
                    });
        }

        @Test
        void isWithdrawnOnceFlat() {
            rig.holding(1, 100);
            String stop = rig.lastOrder().clientOrderId();
            rig.observe(97);
            rig.settle();
            assertThat(rig.venue.ids("cancel")).isEmpty();

            rig.deliver(rig.venue.fill(rig.lastOrder().clientOrderId(), 1, 97, true));
            rig.settle();

            assertThat(rig.venue.ids("cancel")).containsExactly(stop);
            assertThat(rig.view().position()).isEmpty();
            assertThat(rig.superiors.closed)
                    .singleElement()
                    .satisfies(closed -> assertThat(closed.byStop()).isFalse());
        }
    }

    @Nested
    class Flatten {

        @Test
        void byTheLadderClosesOnTheNextObservation() {
            rig.warm().holding(1, 100);
            rig.says(Permission.FLATTEN);

            rig.observe(100);
            rig.settle();

            rig.assertDecided("CLOSE", ReasonCode.FORCED_FLATTEN);
            assertThat(rig.venue.ids("place")).last().isEqualTo(rig.lastOrder().clientOrderId());
        }

        @Test
        void closesBetweenBarsAndOnlyOnce() {
            rig.holding(-1, 100);
            rig.says(Permission.FLATTEN);

            var first = rig.operate(new Order.HeedLadder("kill switch"));
            var second = rig.operate(new Order.HeedLadder("kill switch"));
            rig.settle();

            assertThat(first.explanation()).isEqualTo("closing");
            assertThat(second.explanation()).isEqualTo("a close is under way");
            rig.assertDecided("CLOSE", ReasonCode.FORCED_FLATTEN);
            assertThat(rig.venue.ids("place")).hasSize(2);
            assertThat(rig.venue.sent(rig.lastOrder().clientOrderId()).side()).isEqualTo(OrderSide.BUY);
        }

        @Test
        void heedingALadderThatOnlyRestrictsClosesNothing() {
            rig.holding(1, 100);
            rig.says(Permission.REDUCE_ONLY);

            var answer = rig.operate(new Order.HeedLadder("kill switch"));

            assertThat(answer.explanation()).isEqualTo("heeded");
            assertThat(rig.view().closing()).isFalse();
        }

        @Test
        void goesOnUntilFlatWhateverTheVenueRefuses() {
            rig.holding(1, 100);
            rig.says(Permission.FLATTEN);
            rig.venue.onPlace(order -> ScriptedVenue.answer(new Placed.Refused(-1001, "internal")));

            rig.observe(100);
            for (int round = 0; round < 20 && rig.send().restless(); round++) {}
            int triedInOneTick = rig.venue.ids("place").size() - 1;
            rig.venue.onPlace(rig.venue::accept);
            rig.observe(100);
            rig.settle();

            assertThat(triedInOneTick).isBetween(2, 8);
            assertThat(rig.venue.ids("place")).doesNotHaveDuplicates();
            rig.deliver(rig.venue.fill(rig.lastOrder().clientOrderId(), 1, 100, true));
            assertThat(rig.view().position()).isEmpty();
        }
    }

    @Test
    void anOperatorsCloseNeedsNoBarAndNobodysLeave() {
        rig.holding(1, 100);
        rig.superiors.say((plan, atMs) -> new CompletableFuture<>());

        var answer = rig.operate(new Order.Close("ann", "enough"));

        assertThat(answer.accepted()).isTrue();
        rig.assertDecided("CLOSE", ReasonCode.OPERATOR_CLOSE);
        assertThat(rig.lastDecision().causedBy()).isEqualTo("operator ann: enough");
        assertThat(rig.superiors.asked).isEmpty();
        assertThat(rig.events(Decided.class).getLast().observation()).isEqualTo(Optional.empty());
    }

    @Test
    void thePartThatIsHeardAfterItsSpeakerGaveUpIsNotClosed_andTheRecordSaysSo() {
        rig.holding(4, 100);
        rig.wallMs = rig.deadlineMs + 250;

        var answer = rig.operate(new Order.Close("ann", "less\nrisk", Optional.of(1.0)));

        var expired = Reason.because(ReasonCode.WORD_EXPIRED, 250, 0);
        assertThat(answer.accepted()).isFalse();
        assertThat(answer.refusal()).contains(expired);
        assertThat(rig.lastDecision().action()).isEqualTo("WORD_EXPIRED");
        assertThat(rig.lastDecision().reasons())
                .containsExactlyElementsOf(ReasonRow.of(List.of(Reason.because(ReasonCode.OPERATOR_CLOSE), expired)));
        assertThat(rig.lastDecision().causedBy()).isEqualTo("operator ann: less risk");
        assertThat(rig.view().position())
                .hasValueSatisfying(held -> assertThat(held.quantity()).isEqualTo(4));
    }

    @Test
    void aWholeCloseAndTheLadderAreHeardHoweverLate() {
        rig.holding(4, 100);
        rig.wallMs = rig.deadlineMs + 3_600_000;

        assertThat(rig.operate(new Order.HeedLadder("kill switch")).accepted()).isTrue();
        assertThat(rig.operate(new Order.Close("ann", "enough")).accepted()).isTrue();

        rig.assertDecided("CLOSE", ReasonCode.OPERATOR_CLOSE);
    }

    @Test
    void aWordThatIsHeardInTimeIsCarriedOut() {
        rig.holding(4, 100);
        rig.wallMs = rig.deadlineMs;

        assertThat(rig.operate(new Order.Close("ann", "less", Optional.of(1.0))).accepted())
                .isTrue();

        rig.assertDecided("REDUCE", ReasonCode.OPERATOR_CLOSE);
    }

    @Test
    void aWordThatIsToldAgainIsCarriedOutOnce() {
        rig.holding(4, 100);
        var word = rig.operating(new Order.Close("ann", "less", Optional.of(1.0)));

        var first = SymbolRig.heard(rig.tell(word));
        var again = SymbolRig.heard(rig.tell(word));

        assertThat(again).isEqualTo(first);
        assertThat(rig.events(OrderIntended.class))
                .filteredOn(order -> order.kind().equals("MARKET"))
                .singleElement()
                .satisfies(order -> assertThat(order.quantity()).isEqualTo(1));
    }
}
