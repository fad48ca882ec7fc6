package io.quantumtrader.http.metric;

import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.quantumtrader.http.problem.ProblemKind;
import java.util.List;

/** What the server counts of its requests; thread-safe. */
public final class RequestFigures {

    /** The endpoint of what is no address here. */
    public static final String NO_ENDPOINT = "(none)";

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double[] BOUNDS = {.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2, 5, 10};

    private final Histogram requests = Histogram.builder()
            .name(Figure.HTTP.text())
            .help(Figure.HTTP.help())
            .labelNames(Figure.HTTP.labels().toArray(String[]::new))
            .classicOnly()
            .classicUpperBounds(BOUNDS)
            .withoutExemplars()
            .build();
    private final Counted refusedTokens = Counted.of(Figure.TOKENS_REFUSED)
            .from0(ProblemKind.TOKEN_MISSING.name())
            .from0(ProblemKind.TOKEN_WRONG.name())
            .from0(ProblemKind.TOO_MANY.name());

    /**
     * A request was answered.
     *
     * @param method GET, HEAD or POST; anything else counts as OTHER
     * @param endpoint template of its address, or {@link #NO_ENDPOINT}
     * @param status 100 to 599
     */
    public void answered(String method, String endpoint, int status, long nanos) {
        String known = switch (method) {
            case "GET", "HEAD", "POST" -> method;
            default -> "OTHER";
        };
        requests.labelValues(known, endpoint, status / 100 + "xx").observe(nanos / NANOS_PER_SECOND);
    }

    /** A request was turned away for its token. */
    public void tokenRefused(ProblemKind why) {
        refusedTokens.one(why.name());
    }

    public List<MetricSnapshot> snapshots() {
        return List.of(requests.collect(), refusedTokens.snapshot());
    }
}
