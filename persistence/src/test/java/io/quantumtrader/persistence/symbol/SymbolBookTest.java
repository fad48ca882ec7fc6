package io.quantumtrader.persistence.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quantumtrader.persistence.catalogue.FundSerializer;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderFilled;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderIntended;
import java.io.NotSerializableException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the events of one symbol add up to, over many random lives. */
class SymbolBookTest {

    private static final int LIVES = 300;
    private static final int BARS = 250;
    private static final long SEED = 20_261_120L;

    @Test
    void holdsWhatWasEnteredLessWhatWasLeftAndNeverFlips() {
        long[] seen = new long[2];
        var kinds = new TreeMap<String, Integer>();
        for (int life = 0; life < LIVES; life++) {
            long seed = SEED + life;
            double[] before = new double[1];
            Story.told(seed, BARS, (event, book, venueHolds) -> {
                double held = book.signedQuantity();
                assertThat(held).as("seed %d, %s", seed, event).isCloseTo(venueHolds, within(0.5));
                assertThat(held * before[0]).as("seed %d, %s", seed, event).isGreaterThanOrEqualTo(0);
                book.position().ifPresent(position -> {
                    assertThat(position.quantity()).isPositive().isLessThanOrEqualTo(position.originalQuantity());
                    assertThat(position.fired()).isBetween(0, 3);
                });
                assertThat(book.uncommitted()).isBetween(0.0, Math.abs(held));
                before[0] = held;
                seen[0]++;
                if (event instanceof OrderFilled) seen[1]++;
                kinds.merge(event.getClass().getSimpleName(), 1, Integer::sum);
            });
        }
        assertThat(kinds)
                .containsKeys("OrderRefused", "OrderUnknown", "OrderGone", "StopTriggered", "PositionLiquidated")
                .containsKeys("DriftResolved", "FundingCharged", "ObservationMissed", "CancelIntended");
        assertThat(seen[1]).isGreaterThan(10_000);
        System.out.printf(
                "held = entries - exits: %d lives, %d events, %d fills, 0 violations%n", LIVES, seen[0], seen[1]);
    }

    @Test
    void theStopOfAPositionOnlyTightens() {
        int[] moved = new int[1];
        for (int life = 0; life < LIVES; life++) {
            var stops = new TreeMap<Integer, Double>();
            Story.told(
                    SEED + life,
                    BARS,
                    (event, book, venueHolds) -> book.position()
                            .filter(position -> !Double.isNaN(position.stop()))
                            .ifPresent(position -> {
                                Double last = stops.put(position.number(), position.stop());
                                if (last == null || last == position.stop()) return;
                                assertThat(position.side().tighter(position.stop(), last))
                                        .isTrue();
                                moved[0]++;
                            }));
        }
        assertThat(moved[0]).isGreaterThan(500);
        System.out.printf("a recorded stop only tightens: %d lives, %d moves, 0 violations%n", LIVES, moved[0]);
    }

    @Test
    void noOrderIdIsUsedTwice() {
        long orders = 0;
        for (int life = 0; life < LIVES; life++) {
            var ids = new HashSet<String>();
            for (var event : Story.told(SEED + life, BARS)) {
                if (!(event instanceof OrderIntended order)) continue;
                assertThat(ids.add(order.clientOrderId()))
                        .as(order.clientOrderId())
                        .isTrue();
                orders++;
            }
        }
        System.out.printf("an order id is used once: %d lives, %d orders, 0 violations%n", LIVES, orders);
    }

    @Test
    void theSameEventsGiveTheSameBookAlsoAfterTheyWereOnDisk() throws NotSerializableException {
        var disk = new FundSerializer();
        long events = 0;
        for (int life = 0; life < 60; life++) {
            long[] live = new long[1];
            var told = Story.told(SEED + life, BARS, (event, book, venueHolds) -> live[0] = book.hash());
            var read = new ArrayList<SymbolEvent>();
            for (var event : told) read.add((SymbolEvent) disk.fromBinary(disk.toBinary(event), disk.manifest(event)));

            assertThat(read).isEqualTo(told);
            assertThat(fold(told).hash()).as("seed %d", SEED + life).isEqualTo(live[0]);
            assertThat(fold(read).hash()).isEqualTo(live[0]);
            assertThat(fold(read).position()).isEqualTo(fold(told).position());
            events += told.size();
        }
        System.out.printf("fold = fold of what was on disk: 60 lives, %d events, 0 violations%n", events);
    }

    @Test
    void differentLivesHaveDifferentHashes() {
        var hashes = new HashSet<Long>();
        for (int life = 0; life < LIVES; life++)
            hashes.add(fold(Story.told(SEED + life, 60)).hash());

        assertThat(hashes).hasSize(LIVES);
    }

    private static SymbolBook fold(List<SymbolEvent> events) {
        var book = new SymbolBook(bar -> {});
        events.forEach(book::apply);
        return book;
    }

    @Test
    void aTrancheIsTakenBackWithItsOrderUnlessALaterOneCoversIt() {
        var held = new SymbolBook(bar -> {});
        Story.opened(held, 400);

        held.apply(tranche("t1", 0, 1)).apply(tranche("t2", 1, 2));
        held.apply(new SymbolEvent.OrderGone(0, 0, "t1", "the venue never saw it"));
        int afterTheEarlier = held.position().orElseThrow().fired();
        held.apply(new SymbolEvent.OrderGone(0, 0, "t2", "the venue never saw it"));

        assertThat(afterTheEarlier).isEqualTo(2);
        assertThat(held.position().orElseThrow().fired()).isEqualTo(1);
    }

    private static OrderIntended tranche(String id, int firedBefore, int firedAfter) {
        return new OrderIntended(
                1, 0, "d", id, "EXIT", "MARKET", "SELL", 100, 0, true, "", firedBefore, firedAfter, Optional.empty());
    }
}
