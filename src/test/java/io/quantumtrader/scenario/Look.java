package io.quantumtrader.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.app.fund.cast.Stage;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.VerdictRow;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import java.util.List;
import java.util.stream.Stream;

/** What stories look at. */
final class Look {

    private Look() {}

    /** The reasons of every decision on a symbol, in order. */
    static List<String> codes(Stage stage, String symbol) {
        return stage.decisions(symbol).stream().flatMap(Look::reasons).toList();
    }

    private static Stream<String> reasons(Decided decided) {
        return Stream.concat(
                decided.reasons().stream().map(ReasonRow::code),
                decided.verdicts().stream()
                        .flatMap(verdict -> verdict.reasons().stream())
                        .map(ReasonRow::code));
    }

    /** The last decision refused to open, and this layer said why, with the number and the limit where it has them. */
    static void refused(Stage stage, String symbol, Layer layer, ReasonCode why) {
        var last = stage.decisions(symbol).getLast();
        assertThat(last.action()).isEqualTo("REFUSE_OPEN");
        assertThat(last.verdicts()).filteredOn(VerdictRow::refused).anySatisfy(row -> {
            assertThat(row.layer()).isEqualTo(layer.name());
            assertThat(row.reasons()).extracting(ReasonRow::code).contains(why.name());
        });
    }

    /** The last opening was made smaller, or remarked on, for this reason. */
    static void shrunk(Stage stage, String symbol, ReasonCode why) {
        var opened = stage.decisions(symbol).stream()
                .filter(decided -> decided.action().equals("OPEN"))
                .toList()
                .getLast();
        assertThat(reasons(opened)).contains(why.name());
    }

    /** An exit goes out, whatever stands: all that is held of a symbol is closed at the operator's word. */
    static void exits(Stage stage, String symbol) {
        assertThat(stage.atVenue(symbol)).isNotZero();
        stage.close(symbol);
        closedBy(stage, symbol, ReasonCode.OPERATOR_CLOSE);
    }

    /** A position from outside is taken over and loses two percent of its worth at its stop. */
    static void lose(Stage stage, String symbol, double notional) {
        double price = stage.price(symbol);
        stage.adopt(symbol, Side.LONG, Math.floor(notional / price));
        stage.bar(symbol, price * 0.97);
        assertThat(stage.position(symbol)).isEmpty();
    }

    /** What is held of a symbol, quote currency at the average entry price. */
    static double notional(Stage stage, String symbol) {
        var held = stage.position(symbol).orElseThrow();
        return held.quantity() * held.averageEntry();
    }

    static void closedBy(Stage stage, String symbol, ReasonCode why) {
        assertThat(stage.position(symbol)).isEmpty();
        assertThat(stage.atVenue(symbol)).isZero();
        assertThat(codes(stage, symbol)).contains(why.name());
    }

    /** The price at which the position has this profit in R, before costs. */
    static double priceAt(Stage stage, String symbol, double r) {
        var held = stage.position(symbol).orElseThrow();
        return held.averageEntry() + held.side().sign() * r * held.terms().stopDistance();
    }

    static double priceAt(Stage stage, double r) {
        return priceAt(stage, "AAA", r);
    }
}
