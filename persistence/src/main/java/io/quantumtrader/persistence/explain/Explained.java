package io.quantumtrader.persistence.explain;

import io.quantumtrader.kernel.symbol.Evaluation;
import java.util.List;
import java.util.Optional;

/**
 * One decision, told by the record and by the kernel asked again.
 *
 * @param variant what the kernel judged, on a bar with an open position and a record of settings
 * @param judged what it makes of that now; the same bits as then
 * @param layers the seven, in order
 * @param withdrawn orders that it withdrew, by id
 */
public record Explained(
        String portfolio,
        String symbol,
        Target target,
        Moment moment,
        Around around,
        Optional<Variant> variant,
        Optional<Evaluation> judged,
        List<Said> layers,
        List<Sent> sent,
        List<String> withdrawn,
        Outcome outcome,
        WouldChange wouldChange) {

    public Explained {
        layers = List.copyOf(layers);
        sent = List.copyOf(sent);
        withdrawn = List.copyOf(withdrawn);
    }

    public String id() {
        return target.id(symbol);
    }
}
