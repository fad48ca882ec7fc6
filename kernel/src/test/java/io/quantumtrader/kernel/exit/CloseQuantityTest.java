package io.quantumtrader.kernel.exit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.kernel.venue.InstrumentRules;
import org.junit.jupiter.api.Test;

/** What the venue's step and minimum leave of a close, at their very edges: a minimum of 5 is 0.05 at a price of 100. */
class CloseQuantityTest {

    private static final InstrumentRules RULES = new InstrumentRules(0.1, 0.01, 5, 0.01, 50);

    @Test
    void aRemainderOfExactlyTheMinimumStays() {
        assertThat(CloseQuantity.part(0.95, 1, 100, RULES)).isEqualTo(new CloseQuantity(0.95, 0.05, false));
        assertThat(CloseQuantity.part(0.96, 1, 100, RULES)).isEqualTo(new CloseQuantity(1, 0, true));
        assertThat(CloseQuantity.byHand(0.95, 1, 100, RULES)).isEqualTo(new CloseQuantity(0.95, 0.05, false));
    }

    @Test
    void aPartOfExactlyTheMinimumIsTaken() {
        assertThat(CloseQuantity.part(0.05, 1, 100, RULES)).isEqualTo(new CloseQuantity(0.05, 0.95, false));
        assertThat(CloseQuantity.part(0.04, 1, 100, RULES)).isEqualTo(new CloseQuantity(0, 1, false));
    }

    @Test
    void theWholeIsNoDust() {
        assertThat(CloseQuantity.part(1, 1, 100, RULES)).isEqualTo(CloseQuantity.whole(1));
        assertThat(CloseQuantity.byHand(0.04, 0.04, 100, RULES)).isEqualTo(CloseQuantity.whole(0.04));
    }

    @Test
    void nothingWantedClosesNothingHoweverLittleIsHeld() {
        assertThat(CloseQuantity.part(0, 0.04, 100, RULES)).isEqualTo(new CloseQuantity(0, 0.04, false));
        assertThat(CloseQuantity.byHand(0, 0.04, 100, RULES)).isEqualTo(new CloseQuantity(0, 0.04, false));
    }

    @Test
    void aStageThatTheVenueWouldNotTakeIsTheWhole() {
        assertThat(StagedClose.quantity(0.12, 0.25, 100, RULES)).isEqualTo(new CloseQuantity(0.12, 0, true));
        assertThat(StagedClose.quantity(1, 0.25, 100, RULES)).isEqualTo(new CloseQuantity(0.25, 0.75, false));
        assertThat(StagedClose.quantity(1, 1, 100, RULES)).isEqualTo(CloseQuantity.whole(1));
    }
}
