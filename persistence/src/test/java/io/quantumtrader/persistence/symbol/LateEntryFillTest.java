package io.quantumtrader.persistence.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quantumtrader.kernel.decision.OpeningPlan;
import io.quantumtrader.kernel.market.Regime;
import io.quantumtrader.kernel.position.EntryTerms;
import io.quantumtrader.kernel.position.ExitProfile;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderFilled;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderGone;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An entry was withdrawn; what it traded before is reported afterwards. */
class LateEntryFillTest {

    private final SymbolBook book = new SymbolBook(bar -> {});
    private String entry = "";

    @BeforeEach
    void anEntryIsOnItsWay() {
        var terms = new EntryTerms(Side.LONG, 0.01, 5, ExitProfile.KERNEL_TRANCHES, 0.002, 0.3, false, Regime.TREND);
        var plan = new OpeningPlan(Story.SYMBOL, Story.SYMBOL + "-1", Side.LONG, 100, 1, 0.01, 5, 0.8);
        book.apply(StoryTerms.set(0));
        new Intents(Story.SYMBOL, book, 1, 0)
                .enter(plan, terms, "permit")
                .events()
                .forEach(book::apply);
        entry = book.orders().iterator().next().id();
    }

    @Test
    void opensThePositionWithTheTermsOfItsEntry() {
        book.apply(new OrderGone(1, 0, entry, "withdrawn"));

        book.apply(fill(1, "BUY", 40));

        assertThat(book.signedQuantity()).isEqualTo(40);
        assertThat(book.position().orElseThrow().terms().stopDistance()).isEqualTo(0.01);
        assertThat(book.orders()).isEmpty();
    }

    @Test
    void raisesThePositionThatTheEntryBegan() {
        book.apply(fill(1, "BUY", 30));
        book.apply(new OrderGone(1, 0, entry, "withdrawn"));

        book.apply(fill(2, "BUY", 40));

        assertThat(book.signedQuantity()).isEqualTo(70);
        assertThat(book.position().orElseThrow().originalQuantity()).isEqualTo(70);
    }

    @Test
    void anEntryTheOtherWayClosesWhatALateFillOpenedBeforeItOpens() {
        book.apply(new OrderGone(1, 0, entry, "withdrawn"));
        book.apply(new Decided(
                Story.SYMBOL + "-1",
                1,
                0,
                Optional.empty(),
                "OPEN",
                100,
                Double.NaN,
                List.of(),
                List.of(),
                "v1",
                "test"));
        var terms = new EntryTerms(Side.SHORT, 0.01, 5, ExitProfile.KERNEL_TRANCHES, 0.002, 0.3, false, Regime.TREND);
        var plan = new OpeningPlan(Story.SYMBOL, Story.SYMBOL + "-2", Side.SHORT, 100, 1, 0.01, 5, 0.8);
        new Intents(Story.SYMBOL, book, 2, 0)
                .enter(plan, terms, "another")
                .events()
                .forEach(book::apply);
        String other = book.orders().iterator().next().id();
        book.apply(fill(1, "BUY", 40));

        book.apply(new OrderFilled(2, 2, other, 2, "SELL", 30, 1, 0.3, false));
        assertThat(book.signedQuantity()).isEqualTo(10);
        book.apply(new OrderFilled(2, 3, other, 3, "SELL", 70, 1, 0.7, true));

        assertThat(book.signedQuantity()).isEqualTo(-60);
        assertThat(book.closedPositions()).isEqualTo(1);
        assertThat(book.position().orElseThrow().costs().entryFees()).isCloseTo(0.6, within(1e-12));
    }

    @Test
    void anOrderThatWasNeverOursOpensNothing() {
        book.apply(new OrderFilled(2, 1, "outside-1", 1, "BUY", 40, 1, 0, true));

        assertThat(book.position()).isEmpty();
    }

    private OrderFilled fill(long sequence, String side, double quantity) {
        return new OrderFilled(2, sequence, entry, sequence, side, quantity, 1, 0, false);
    }
}
