package io.quantumtrader.persistence.projection;

import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.persistence.ReasonRow;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Texts of events as columns have them. */
final class Words {

    private static final Map<String, ReasonCode> CODES =
            Arrays.stream(ReasonCode.values()).collect(Collectors.toMap(Enum::name, Function.identity()));

    private Words() {}

    /** Nothing for an empty text: no data shows as no data. */
    static @Nullable String known(String text) {
        return text.isEmpty() ? null : text;
    }

    static @Nullable String firstCode(List<ReasonRow> reasons) {
        return reasons.isEmpty() ? null : reasons.getFirst().code();
    }

    /** The layer of a code; empty for one that this version does not know. */
    static String layerOf(String code) {
        var known = CODES.get(code);
        return known == null ? "" : known.layer().name();
    }

    /** A code in words; nothing for one that this version does not know. */
    static @Nullable String meaning(String code) {
        var known = CODES.get(code);
        return known == null ? null : known.meaning();
    }

    /** Code, observed number and limit of the first reason, in columns of these names. */
    static Row reason(Row row, List<ReasonRow> reasons, String code, String observed, String limit) {
        if (reasons.isEmpty()) return row;
        var first = reasons.getFirst();
        return row.set(code, first.code()).set(observed, first.observed()).set(limit, first.limit());
    }

    /** The number of {@code BTCUSDT-3} in {@code qt-BTCUSDT-3-17-0}; empty for an id that is not of this form. */
    static String positionId(String symbol, String clientOrderId) {
        String start = "qt-" + symbol + "-";
        if (!clientOrderId.startsWith(start)) return "";
        String rest = clientOrderId.substring(start.length());
        int end = rest.indexOf('-');
        return end > 0 && rest.substring(0, end).chars().allMatch(Character::isDigit)
                ? symbol + "-" + rest.substring(0, end)
                : "";
    }
}
