package io.quantumtrader.app.fund.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.persistence.JournalEvent;
import io.quantumtrader.persistence.symbol.SymbolEvent.CancelIntended;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderAccepted;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderFilled;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderGone;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderHeldBack;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderIntended;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderRefused;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderUnknown;
import io.quantumtrader.persistence.symbol.SymbolEvent.StopTriggered;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrderFatesTest {

    private static final String EXIT = "qt-BTCUSDT-3-17-0";
    private static final String STOP = "qt-BTCUSDT-3-17-1";

    private final OrderFates fates = new OrderFates(Set.of("BTCUSDT-17", "BTCUSDT-18"));

    @Test
    void followsAMarketOrderToItsFill() {
        assertThat(after(intended(EXIT, "EXIT", "MARKET"))).contains("not sent yet");
        assertThat(after(new OrderUnknown(1, EXIT, "timeout"))).contains("sent, no answer yet");
        assertThat(after(new OrderAccepted(1, EXIT))).contains("sent");
        assertThat(after(filled(false))).contains("partly filled");
        assertThat(after(new OrderAccepted(1, EXIT))).contains("partly filled");
        assertThat(fates.settled()).isFalse();
        assertThat(after(filled(true))).contains("filled");
        assertThat(fates.settled()).isTrue();
    }

    @Test
    void saysWhatTheVenueSaidWhenItRefused() {
        after(intended(EXIT, "EXIT", "MARKET"));

        assertThat(after(new OrderRefused(1, EXIT, -2022, "ReduceOnly Order is rejected.")))
                .contains("refused by the venue (-2022 ReduceOnly Order is rejected.)");
    }

    @Test
    void saysWhatNeverLeft() {
        after(intended(EXIT, "ENTRY", "MARKET"));

        assertThat(after(new OrderHeldBack(1, EXIT, List.of()))).contains("held back");
    }

    @Test
    void tellsEachOfSeveralOrders() {
        after(intended(EXIT, "EXIT", "MARKET"));
        after(intended(STOP, "STOP", "CLOSE_STOP"));
        after(filled(true));

        assertThat(after(new OrderAccepted(1, STOP))).contains("exit filled, stop working");
        assertThat(after(new StopTriggered(1, 1, STOP, 90))).contains("exit filled, stop triggered");
    }

    @Test
    void aWithdrawalIsToldOfTheOrderAndOfTheDecisionBehindIt() {
        after(intended(STOP, "STOP", "CLOSE_STOP"));
        after(new CancelIntended(2, 2, "BTCUSDT-18", STOP));
        assertThat(fates.of("BTCUSDT-17")).contains("being withdrawn");
        assertThat(fates.of("BTCUSDT-18")).contains("being withdrawn");

        after(new OrderGone(2, 0, STOP, "withdrawn"));
        assertThat(fates.of("BTCUSDT-17")).contains("withdrawn");
        assertThat(fates.of("BTCUSDT-18")).contains("withdrawn");
    }

    @Test
    void whatTheVenueTookAwayIsToldWithItsWord() {
        after(intended(STOP, "STOP", "CLOSE_STOP"));

        assertThat(after(new OrderGone(2, 7, STOP, "POSITION_CLOSED")))
                .contains("cancelled by the venue (POSITION_CLOSED)");
        assertThat(after(new OrderGone(2, 0, STOP, "not at the venue")))
                .contains("cancelled by the venue (POSITION_CLOSED)");
    }

    @Test
    void ordersOfOtherDecisionsAreNoneOfItsBusiness() {
        fates.next(new OrderAccepted(1, "qt-BTCUSDT-2-9-0"));

        assertThat(fates.of("BTCUSDT-9")).isEmpty();
        assertThat(fates.of("BTCUSDT-17")).isEmpty();
    }

    @Test
    void anOrdersIdNamesThePosition() {
        assertThat(OrderFates.positionId("BTCUSDT", EXIT)).isEqualTo("BTCUSDT-3");
        assertThat(OrderFates.positionId("BTCUSDT", "by-hand")).isNull();
    }

    private Optional<String> after(JournalEvent event) {
        fates.next(event);
        return fates.of("BTCUSDT-17");
    }

    private static OrderFilled filled(boolean complete) {
        return new OrderFilled(1, 1, EXIT, 1, "SELL", 1, 100, 0.1, complete);
    }

    private static OrderIntended intended(String id, String purpose, String kind) {
        return new OrderIntended(1, 1, "BTCUSDT-17", id, purpose, kind, "SELL", 1, 0, true, "", 0, 0, Optional.empty());
    }
}
