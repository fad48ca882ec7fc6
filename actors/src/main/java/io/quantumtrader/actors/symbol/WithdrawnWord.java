package io.quantumtrader.actors.symbol;

import io.quantumtrader.actors.symbol.SymbolCommand.Operate;
import io.quantumtrader.actors.symbol.SymbolCommand.Order;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.symbol.Intents;
import io.quantumtrader.persistence.symbol.OperatorWord;
import io.quantumtrader.persistence.symbol.SymbolBook;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import java.util.List;
import java.util.Optional;

/** The record of a word that came too late to be meant: no plan, no order, no verdict of any layer. */
final class WithdrawnWord {

    static final String ACTION = "WORD_EXPIRED";

    private WithdrawnWord() {}

    static Decided decided(String symbol, SymbolBook book, Operate operate, Order.ByHand word, Reason expired) {
        return new Decided(
                new Intents(symbol, book, operate.tick(), operate.atMs()).decisionId(),
                operate.tick(),
                operate.atMs(),
                Optional.empty(),
                ACTION,
                0,
                Double.NaN,
                ReasonRow.of(List.of(Reason.because(asked(word)), expired)),
                List.of(),
                book.termsVersion(),
                new OperatorWord(word.who(), word.reason()).text());
    }

    private static ReasonCode asked(Order.ByHand word) {
        return switch (word) {
            case Order.Open open -> ReasonCode.OPERATOR_OPEN;
            case Order.Close close -> ReasonCode.OPERATOR_CLOSE;
        };
    }
}
