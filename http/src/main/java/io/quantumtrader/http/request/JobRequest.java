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
 * @param candidates of a what-if, each KEY=VALUE with commas between; empty for a replay
 * @param who asks
 */
public record JobRequest(
        JobView.Kind kind,
        List<String> symbols,
        OptionalLong fromMs,
        OptionalLong toMs,
        List<String> candidates,
        String who) {
    public JobRequest {
        symbols = List.copyOf(symbols);
        candidates = List.copyOf(candidates);
    }
}
