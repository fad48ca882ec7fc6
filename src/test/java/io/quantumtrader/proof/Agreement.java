package io.quantumtrader.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantumtrader.app.audit.VenueBooks;
import io.quantumtrader.app.drill.crash.FundProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whether a fund that is running tells of each symbol the position that journal and venue log tell, with a stop confirmed
 * by the venue. A symbol counts when the venue's log of it is the same before and after the others were asked.
 */
final class Agreement {

    private static final double DUST = 1e-9;

    private final FundProcess fund;
    private final Path data;
    private final Path programs;
    private final Map<String, String> pending = new TreeMap<>();
    private int held;

    private Agreement(FundProcess fund, Path data, Path programs) {
        this.fund = fund;
        this.data = data;
        this.programs = programs;
    }

    /**
     * Looks until every symbol was seen to agree.
     *
     * @return how many of them held a position then
     */
    static int await(FundProcess fund, Path data, Path programs, Duration patience) {
        var agreement = new Agreement(fund, data, programs);
        long giveUpAt = System.nanoTime() + patience.toNanos();
        Journals.ledger(data, programs).symbols().forEach(symbol -> agreement.pending.put(symbol, "never at rest"));
        while (!agreement.pending.isEmpty()) {
            if (System.nanoTime() > giveUpAt) {
                throw new AssertionError("no agreement within " + patience + ": " + agreement.pending);
            }
            agreement.look();
        }
        return agreement.held;
    }

    private void look() {
        var before = VenueBooks.of(data);
        var shown = new HashMap<String, JsonNode>();
        fund.get("/api/v1/positions")
                .forEach(position -> shown.put(position.path("symbol").asText(), position));
        var journal = Journals.ledger(data, programs);
        var after = VenueBooks.of(data);
        for (String symbol : new TreeSet<>(pending.keySet())) {
            if (before.stirrings(symbol) != after.stirrings(symbol)) continue;
            double bought = after.quantities().getOrDefault(symbol, 0.0) + journal.liquidated(symbol);
            String finding = finding(symbol, shown.get(symbol), bought, journal.quantity(symbol), after);
            if (finding.isEmpty()) {
                pending.remove(symbol);
                if (Math.abs(bought) > DUST) held++;
            } else pending.put(symbol, finding);
        }
    }

    /** What is wrong with one symbol, empty if nothing is. */
    private static String finding(
            String symbol, @Nullable JsonNode shown, double venue, double journal, VenueBooks books) {
        double told = shown == null
                ? 0
                : shown.path("quantity").asDouble()
                        * (shown.path("side").asText().equalsIgnoreCase("long") ? 1 : -1);
        if (Math.abs(told - venue) > DUST || Math.abs(journal - venue) > DUST) {
            return "venue " + venue + ", journal " + journal + ", API " + told;
        }
        if (shown == null) return "";
        if (!shown.path("protectedAtVenue").asBoolean()) return "no confirmed stop: " + shown;
        return books.restingStops(symbol).isEmpty() ? "no stop rests in the venue's log" : "";
    }
}
