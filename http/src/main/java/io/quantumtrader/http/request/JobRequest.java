package io.quantumtrader.http.request;

import io.quantumtrader.http.view.JobView;
import java.util.List;
import java.util.OptionalLong;

/**
 * Work over the journal that takes longer than a request.
 *
 * @param symbols only these; empty for all
 * @param fromMs only from then on, UTC epoch milliseconds
 * @param toMs only before, later than {@code fromMs}
 * @param decision the only one that a replay compares, by its number in the journal of the only symbol; empty for all
 * @param candidates of a what-if, each KEY=VALUE with commas between; empty for a replay
 * @param who asks
 */
public record JobRequest(
        JobView.Kind kind,
        List<String> symbols,
        OptionalLong fromMs,
        OptionalLong toMs,
        OptionalLong decision,
        List<String> candidates,
        String who) {
    public JobRequest {
        symbols = List.copyOf(symbols);
        candidates = List.copyOf(candidates);
    }
}
