package io.quantumtrader.actors.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quantumtrader.actors.venue.Venue;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.kernel.venue.VenueOrder;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderIntended;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a guardian does for a symbol that is down: it closes without the symbol, and only when it must. */
class GuardianCareTest {

    private static final ActorTestKit KIT = SymbolRig.kit();
    private static final ManualTime TIME = ManualTime.get(KIT.system());
    private static final String CARE = "guardian|main|BTCUSDT";

    private TestProbe<String> heard;
    private SymbolRig rig;
    private PersistenceTestKit journal;

    @AfterEach
    void itEnds() {
        rig.stop();
    }

    @BeforeEach
    void aSymbolThatIsDown() {
        heard = KIT.createTestProbe();
        rig = new SymbolRig(KIT, parts -> Guardian.create(parts, falling()));
        journal = PersistenceTestKit.create(KIT.system());
        rig.venue.holds(1, 100);
        rig.observeLater(Optional.empty());
        heard.expectMessage("Observe");
        assertThat(rig.superiors.nextFailure()).contains("down");
    }

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    /** A symbol that fails at everything but a reconciliation. */
    private Behavior<SymbolCommand> falling() {
        return Behaviors.receiveMessage(command -> {
            heard.ref().tell(command.getClass().getSimpleName());
            if (command instanceof SymbolCommand.Reconcile) return Behaviors.same();
            throw new IllegalStateException("down");
        });
    }

    @Test
    void aLadderThatSaysFlattenClosesAtOnceRecordedFirstAndReduceOnly() {
        rig.says(Permission.FLATTEN);

        rig.tell(rig.operating(new SymbolCommand.Order.HeedLadder("test")));

        sent(1);
        assertThat(care(Decided.class))
                .extracting(
                        Decided::decisionId,
                        decided -> decided.reasons().getFirst().code())
                .containsExactly(tuple("BTCUSDT-g-1", ReasonCode.FORCED_FLATTEN.name()));
        assertThat(care(OrderIntended.class)).singleElement().satisfies(order -> {
            assertThat(order.reduceOnly()).isTrue();
            assertThat(order.quantity()).isEqualTo(1);
        });
        assertThat(rig.venue.sent("qt-BTCUSDT-g-1"))
                .isEqualTo(new VenueOrder.Market("qt-BTCUSDT-g-1", "BTCUSDT", OrderSide.SELL, 1, true));
    }

    @Test
    void aStopThatThePriceHasCrossedCloses() {
        stopRestsAt(98);

        rig.observeLater(SymbolRig.slice(97.9, rig.now()));

        sent(1);
        assertThat(care(Decided.class).getFirst().reasons().getFirst().code())
                .isEqualTo(ReasonCode.STOP_CROSSED.name());
    }

    @Test
    void aMissingStopClosesAfterTheGraceNotBefore() {
        for (int minute = 0; minute < 3; minute++) {
            look(100);
            assertThat(rig.venue.ids("place")).isEmpty();
        }

        rig.observeLater(SymbolRig.slice(100, rig.now()));

        sent(1);
        assertThat(care(Decided.class).getFirst().reasons().getFirst().code())
                .isEqualTo(ReasonCode.PROTECTION_MISSING.name());
    }

    @Test
    void aPositionWhoseStopRestsIsLeftAlone() {
        stopRestsAt(98);
        rig.says(Permission.REDUCE_ONLY);

        for (int minute = 0; minute < 10; minute++) {
            look(99);
        }

        assertThat(rig.venue.ids("place")).isEmpty();
        assertThat(care(Decided.class)).isEmpty();
    }

    @Test
    void nothingIsOpenedWhileItIsDown() {
        assertThat(rig.ladder.effective(SymbolRig.PORTFOLIO, SymbolRig.SYMBOL)).isEqualTo(Permission.REDUCE_ONLY);
        assertThat(rig.ladder.verdicts(SymbolRig.PORTFOLIO, SymbolRig.SYMBOL))
                .flatExtracting(verdict -> verdict.reasons())
                .extracting("code")
                .contains(ReasonCode.SYMBOL_DOWN);
    }

    @Test
    void aCloseThatTheVenueRefusesIsTriedAgainUnderAnotherId() {
        rig.says(Permission.FLATTEN);
        rig.venue.onPlace(order -> ScriptedVenue.answer(new Venue.Placed.Refused(-1001, "internal error")));
        rig.tell(rig.operating(new SymbolCommand.Order.HeedLadder("test")));
        sent(1);
        heard.awaitAssert(() -> assertThat(care(SymbolEvent.OrderRefused.class)).hasSize(1));

        rig.venue.onPlace(rig.venue::accept);
        rig.tell(rig.operating(new SymbolCommand.Order.HeedLadder("test")));

        sent(2);
        assertThat(rig.venue.ids("place"))
                .hasSize(2)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.startsWith("qt-BTCUSDT-g-"));
    }

    @Test
    void aWriteThatTheJournalRefusesEndsNothingButThatWrite() {
        rig.says(Permission.FLATTEN);
        journal.failNextPersisted(CARE);
        rig.tell(rig.operating(new SymbolCommand.Order.HeedLadder("test")));

        heard.awaitAssert(() -> {
            TIME.timePasses(Duration.ofMillis(20));
            rig.tell(rig.operating(new SymbolCommand.Order.HeedLadder("test")));
            return assertThat(rig.venue.ids("place")).isNotEmpty();
        });

        assertThat(rig.venue.ids("place")).first().isEqualTo("qt-BTCUSDT-g-1");
    }

    @Test
    void theRealSymbolReadsWhatWasDoneForItBeforeItDecidesAnything() {
        var real = new SymbolRig(KIT, Guardian::create).warm().holding(1, 100);
        real.venue.onPlace(order -> {
            throw new IllegalStateException("a bug");
        });
        real.observe(97);
        real.tell(real::sending);
        assertThat(real.superiors.nextFailure()).contains("a bug");
        real.venue.onPlace(real.venue::accept);
        real.says(Permission.FLATTEN);
        real.tell(real.operating(new SymbolCommand.Order.HeedLadder("test")));
        heard.awaitAssert(() -> assertThat(real.venue.ids("place")).last().isEqualTo("qt-BTCUSDT-g-1"));
        real.venue.fill("qt-BTCUSDT-g-1", 1, 97, true);

        TIME.timePasses(Duration.ofMillis(200));

        heard.awaitAssert(() -> assertThat(real.view().position()).isEmpty());
        int orders = real.venue.ids("place").size();
        real.settle();
        assertThat(real.venue.ids("place")).hasSize(orders);
    }

    @Test
    void aVenueThatThrowsWhenItIsReadKeepsNobodyFromClosingLater() {
        rig.says(Permission.FLATTEN);
        rig.venue.onLook(() -> {
            throw new IllegalStateException("no connection");
        });
        look(100);
        look(100);

        rig.venue.onLook(() -> {});
        rig.tell(rig.operating(new SymbolCommand.Order.HeedLadder("test")));

        sent(1);
    }

    @Test
    void aHandThatDiesIsReplacedAndTheSymbolComesBack() {
        rig.says(Permission.FLATTEN);
        rig.venue.onLook(() -> {
            throw new AssertionError("the hand dies");
        });
        look(100);

        TIME.timePasses(Duration.ofMillis(200));

        heard.expectMessage("Reconcile");
        rig.venue.onLook(() -> {});
        rig.superiors.nextFailure();
        heard.awaitAssert(() -> {
            rig.tell(rig.operating(new SymbolCommand.Order.HeedLadder("test")));
            return assertThat(rig.venue.ids("place")).contains("qt-BTCUSDT-g-1");
        });
    }

    @Test
    void aStopForAPartOfWhatIsHeldOrOnTheOtherSideCoversNothing() {
        rig.venue.accept(new VenueOrder.QuantityStop("qt-part", "BTCUSDT", OrderSide.SELL, 0.5, 98));
        rig.venue.accept(new VenueOrder.CloseStop("qt-other", "BTCUSDT", OrderSide.BUY, 98));

        for (int minute = 0; minute < 3; minute++) look(100);
        rig.observeLater(SymbolRig.slice(100, rig.now()));

        sent(1);
        assertThat(care(Decided.class).getFirst().reasons().getFirst().code())
                .isEqualTo(ReasonCode.PROTECTION_MISSING.name());
    }

    @Test
    void aStopForAllThatIsHeldCovers() {
        rig.venue.accept(new VenueOrder.QuantityStop("qt-all", "BTCUSDT", OrderSide.SELL, 1, 98));

        for (int minute = 0; minute < 10; minute++) look(100);

        assertThat(rig.venue.ids("place")).isEmpty();
    }

    @Test
    void ofSeveralStopsTheTightestIsTheOneThatCanBeCrossed() {
        stopRestsAt(95);
        rig.venue.accept(new VenueOrder.CloseStop("qt-newer", "BTCUSDT", OrderSide.SELL, 98));
        rig.venue.accept(new VenueOrder.QuantityStop("qt-part", "BTCUSDT", OrderSide.SELL, 0.5, 99));
        look(98.5);
        assertThat(rig.venue.ids("place")).isEmpty();

        rig.observeLater(SymbolRig.slice(97, rig.now()));

        sent(1);
        assertThat(care(Decided.class).getFirst().reasons().getFirst()).satisfies(reason -> {
            assertThat(reason.code()).isEqualTo(ReasonCode.STOP_CROSSED.name());
            assertThat(reason.limit()).isEqualTo(98);
        });
    }

    @ParameterizedTest
    @CsvSource({"2, 98", "-2, 95"})
    void theTightestCoveringStopIsFoundWhateverTheOrder(double held, double tightest) {
        var side = held > 0 ? OrderSide.SELL : OrderSide.BUY;
        var resting = new ArrayList<Venue.OrderView>();
        for (double price : new double[] {95, 98, 96})
            resting.add(resting(new VenueOrder.CloseStop("qt-" + price, "BTCUSDT", side, price)));
        for (double price : new double[] {90, 99})
            resting.add(resting(new VenueOrder.QuantityStop("qt-" + price, "BTCUSDT", side, 1, price)));

        for (int turn = 0; turn < resting.size(); turn++) {
            Collections.rotate(resting, 1);
            assertThat(Caretaker.stop(resting, held)).hasValue(tightest);
        }
        assertThat(Caretaker.stop(resting, -held)).isEmpty();
    }

    private static Venue.OrderView resting(VenueOrder order) {
        return new Venue.OrderView(order, Venue.OrderState.NEW, 0);
    }

    /** The venue has a stop of an earlier life. */
    private void stopRestsAt(double price) {
        rig.venue.accept(new VenueOrder.CloseStop("qt-BTCUSDT-1-1-0", "BTCUSDT", OrderSide.SELL, price));
    }

    private void sent(int orders) {
        heard.awaitAssert(() -> assertThat(rig.venue.ids("place")).hasSize(orders));
    }

    /** The next tick with a price, until the guardian has looked at the venue because of it. */
    private void look(double price) {
        int before = rig.venue.looks();
        rig.observeLater(SymbolRig.slice(price, rig.now()));
        heard.awaitAssert(() -> assertThat(rig.venue.looks()).isGreaterThan(before));
    }

    private <E extends SymbolEvent> List<E> care(Class<E> type) {
        return journal.persistedInStorage(CARE).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
