package io.quantumtrader.persistence;

import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import java.util.List;

/** A reason as it is written: the code by name, the observed number and the limit. */
public record ReasonRow(String code, double observed, double limit) {

    public static ReasonRow of(Reason reason) {
        return new ReasonRow(reason.code().name(), reason.observed(), reason.limit());
    }

    public static List<ReasonRow> of(List<Reason> reasons) {
        return reasons.stream().map(ReasonRow::of).toList();
    }

    public Reason reason() {
        return new Reason(ReasonCode.valueOf(code), observed, limit);
    }

    long mixInto(long hash) {
        return StateHash.mix(StateHash.mix(StateHash.mix(hash, code), observed), limit);
    }

    /** Mixes a list of reasons into a fingerprint. */
    public static long mixAll(long hash, List<ReasonRow> rows) {
        long result = StateHash.mix(hash, rows.size());
        for (var row : rows) {
            result = row.mixInto(result);
        }
        return result;
    }
}
