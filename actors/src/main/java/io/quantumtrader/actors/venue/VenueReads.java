package io.quantumtrader.actors.venue;

import io.quantumtrader.actors.venue.Venue.Account;
import io.quantumtrader.actors.venue.Venue.Holding;
import io.quantumtrader.kernel.venue.InstrumentRules;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
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

    /** What is held in each symbol; a symbol that could not be read is not in it. */
    public SortedMap<String, Holding> holdings(Collection<String> symbols) {
        return each("holding", symbols, Venue::holding);
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
        var answers = new TreeMap<String, T>();
        asked.forEach((symbol, answer) -> heard(what, symbol, answer).ifPresent(told -> answers.put(symbol, told)));
        return answers;
    }

    public InstrumentRules rules(String symbol) {
        return venue.rules(symbol);
    }

    /**
     * Only an answer that came within the patience, waited for or not, ends the impatience: one that is late each time would cost
     * the whole patience each time.
     * Giving up here does not complete the venue's own promise.
     */
    private <T> CompletableFuture<T> asked(
            String key, String symbol, BiFunction<Venue, String, CompletionStage<T>> question) {
        var wait = late.contains(key) ? impatience : patience;
        long askedNanos = System.nanoTime();
        try {
            var promise = question.apply(venue, symbol).toCompletableFuture();
            var noted = promise.whenComplete((told, broken) -> {
                if (broken == null && System.nanoTime() - askedNanos <= patience.toNanos()) late.remove(key);
            });
            return noted.copy()
                    .orTimeout(wait.toMillis(), TimeUnit.MILLISECONDS)
                    .whenComplete((told, missing) -> {
                        if (missing != null) late.add(key);
                    });
        } catch (RuntimeException broken) {
            return CompletableFuture.failedFuture(broken);
        }
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
