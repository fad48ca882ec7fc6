package io.quantumtrader.actors.venue;

import io.quantumtrader.actors.venue.Venue.Account;
import io.quantumtrader.actors.venue.Venue.Holding;
import io.quantumtrader.kernel.venue.InstrumentRules;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads of a venue for those whom it must not keep waiting, since exits wait for them. What fails or comes too late is missing,
 * and nothing stands in for it (rules, A4). Thread-safe.
 */
public final class VenueReads {

    private static final Duration WITH_THE_LATE = Duration.ofMillis(250);
    private static final Logger LOG = LoggerFactory.getLogger(VenueReads.class);

    private final Venue venue;
    private final Duration patience;
    private final Duration impatience;
    private final Set<String> late = ConcurrentHashMap.newKeySet();

    /**
     * Reads of this venue.
     *
     * @param patience longest wait for one answer; whoever failed or was later than that is waited for shortly, until it answers
     *     as shortly
     */
    public VenueReads(Venue venue, Duration patience) {
        this.venue = venue;
        this.patience = patience;
        impatience = patience.compareTo(WITH_THE_LATE) < 0 ? patience : WITH_THE_LATE;
    }

    public Optional<Account> account() {
        return Optional.ofNullable(
                each("account", List.of(""), (of, all) -> of.account()).get(""));
    }

    /** What is held in each symbol, asked at once; a symbol that could not be read is not in it. */
    public SortedMap<String, Holding> holdings(Collection<String> symbols) {
        long askedNanos = System.nanoTime();
        var asked = new TreeMap<String, CompletableFuture<Holding>>();
        askedHoldings(symbols)
                .forEach((symbol, answer) -> asked.put(symbol, timely("holding " + symbol, askedNanos, answer)));
        return heard("holding", asked);
    }

    private Map<String, CompletionStage<Holding>> askedHoldings(Collection<String> symbols) {
        try {
            return venue.holdings(symbols);
        } catch (RuntimeException broken) {
            var failed = new TreeMap<String, CompletionStage<Holding>>();
            symbols.forEach(symbol -> failed.put(symbol, CompletableFuture.failedStage(broken)));
            return failed;
        }
    }

    /**
     * Asks the same of each symbol, side by side; a symbol that could not be read is not in the answer.
     *
     * @param what names the question in the log
     */
    public <T> SortedMap<String, T> each(
            String what, Collection<String> symbols, BiFunction<Venue, String, CompletionStage<T>> question) {
        var asked = new TreeMap<String, CompletableFuture<T>>();
        symbols.forEach(symbol -> asked.put(symbol, asked(what + " " + symbol, symbol, question)));
        return heard(what, asked);
    }

    private static <T> SortedMap<String, T> heard(String what, Map<String, CompletableFuture<T>> asked) {
        var answers = new TreeMap<String, T>();
        asked.forEach((symbol, answer) -> heard(what, symbol, answer).ifPresent(told -> answers.put(symbol, told)));
        return answers;
    }

    public InstrumentRules rules(String symbol) {
        return venue.rules(symbol);
    }

    private <T> CompletableFuture<T> asked(
            String key, String symbol, BiFunction<Venue, String, CompletionStage<T>> question) {
        long askedNanos = System.nanoTime();
        try {
            return timely(key, askedNanos, question.apply(venue, symbol));
        } catch (RuntimeException broken) {
            return CompletableFuture.failedFuture(broken);
        }
    }

    /**
     * Only an answer that came within the patience, waited for or not, ends the impatience: one that is late each time would cost
     * the whole patience each time. Giving up here does not complete the venue's own promise.
     */
    private <T> CompletableFuture<T> timely(String key, long askedNanos, CompletionStage<T> answer) {
        var wait = late.contains(key) ? impatience : patience;
        var noted = answer.toCompletableFuture().whenComplete((told, broken) -> {
            if (broken == null && System.nanoTime() - askedNanos <= patience.toNanos()) late.remove(key);
        });
        return noted.copy().orTimeout(wait.toMillis(), TimeUnit.MILLISECONDS).whenComplete((told, missing) -> {
            if (missing != null) late.add(key);
        });
    }

    private static <T> Optional<T> heard(String what, String symbol, CompletableFuture<T> answer) {
        try {
            return Optional.of(answer.join());
        } catch (CompletionException missing) {
            LOG.error("the venue does not tell the {} {}: {}", what, symbol, String.valueOf(missing.getCause()));
            return Optional.empty();
        }
    }
}
