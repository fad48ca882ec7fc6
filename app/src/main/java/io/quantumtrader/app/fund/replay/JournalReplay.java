package io.quantumtrader.app.fund.replay;

import static java.util.Objects.requireNonNull;

import io.quantumtrader.app.audit.Books;
import io.quantumtrader.app.audit.Ledger;
import io.quantumtrader.app.audit.VenueBooks;
import io.quantumtrader.app.config.ConfigurationRefused;
import io.quantumtrader.app.config.Problem;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.fund.keep.JournalAccess;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.app.launch.ReplayRequest;
import io.quantumtrader.app.launch.ReplayResult;
import io.quantumtrader.persistence.StateHash;
import io.quantumtrader.persistence.journal.JournalReader;
import io.quantumtrader.persistence.replay.Difference;
import io.quantumtrader.persistence.replay.Effort;
import io.quantumtrader.persistence.replay.Kind;
import io.quantumtrader.persistence.replay.Period;
import io.quantumtrader.persistence.replay.Selection;
import io.quantumtrader.persistence.replay.Tally;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads a journal and, where that is asked, re-runs the kernel from the raw inputs, without actors. Symbols are replayed side by
 * side and their findings taken in the order of their ids, so that they are the same on any number of threads.
 */
public final class JournalReplay {

    private static final int MOST_LISTED = 20;
    private static final String SYMBOLS = "symbol|";

    private final ReplayRequest request;
    private final boolean running;
    private final JournalReader reader;
    private final Progress progress;
    private final Map<String, Long> counts;
    private final long total;
    private final AtomicLong events = new AtomicLong();
    private final List<Difference> listed = new ArrayList<>();
    private final Ledger ledger = new Ledger();
    private final Tally tally = new Tally();
    private final SortedSet<Long> asked = new TreeSet<>();
    private Effort effort = Effort.NONE;
    private long differences;
    private long compared;
    private long hash = StateHash.EMPTY;

    private JournalReplay(ReplayRequest request, boolean running, JournalReader reader, Progress progress) {
        this.request = request;
        this.running = running;
        this.reader = reader;
        this.progress = progress;
        counts = wanted(reader.counts());
        total = counts.values().stream().mapToLong(Long::longValue).sum();
    }

    public static ReplayResult replay(ReplayRequest request, Settings settings, Progress progress) {
        try (var access = JournalAccess.whole(settings, request.data());
                var reader = access.asOfNow()) {
            return new JournalReplay(request, access.running(), reader, progress).run();
        }
    }

    static String symbol(String id) {
        return id.substring(id.lastIndexOf('|') + 1);
    }

    /** The ids to look at; with symbols named, nothing besides them. */
    private Map<String, Long> wanted(Map<String, Long> all) {
        if (request.symbols().isEmpty()) return all;
        var known = all.keySet().stream()
                .filter(id -> id.startsWith(SYMBOLS))
                .map(JournalReplay::symbol)
                .toList();
        for (String symbol : request.symbols()) {
            if (!known.contains(symbol)) throw refused(symbol, known);
        }
        var wanted = new LinkedHashMap<String, Long>();
        all.forEach((id, count) -> {
            if (Ledger.speaksOfOrders(id) && request.symbols().contains(symbol(id))) wanted.put(id, count);
        });
        return wanted;
    }

    private static ConfigurationRefused refused(String symbol, List<String> known) {
        return refused("--symbol", "must be of the journal, which has " + String.join(", ", known) + "; was " + symbol);
    }

    private static ConfigurationRefused refused(String option, String expected) {
        return new ConfigurationRefused(List.of(new Problem(option, "command line", expected)));
    }

    private ReplayResult run() {
        long started = System.nanoTime();
        var symbols = symbols();
        symbols.forEach(this::take);
        request.decision().ifPresent(this::wasThere);
        for (String id : counts.keySet()) {
            if (id.startsWith(SYMBOLS)) continue;
            if (Ledger.speaksOfOrders(id)) care(id);
            else besides(id);
        }
        if (request.verify() && request.symbols().isEmpty()) layers(symbols);
        double seconds = (System.nanoTime() - started) / 1e9;
        return new ReplayResult(
                events.get(),
                reader.countsByManifest(),
                compared,
                listed.stream().limit(MOST_LISTED).map(Difference::toString).toList(),
                differences,
                listed.stream().findFirst(),
                tally.counts(),
                speed(seconds),
                venue(),
                String.format("%016x", hash),
                seconds);
    }

    /** A number that is no decision's was neither derived again nor read. */
    private void wasThere(long decision) {
        if (!request.verify() || !tally.counts().isEmpty()) return;
        String name = request.symbols().iterator().next() + "-" + decision;
        throw refused("--decision", "must be a decision of the journal, was " + name);
    }

    /** The layers above the symbols, from what the symbols told them. */
    private void layers(List<SymbolFindings> symbols) {
        var traces = symbols.stream().map(SymbolFindings::trace).toList();
        var layers = new LayersReplay(reader, traces, period(), this::differs);
        layers.replay(counts.keySet());
        compared += layers.compared();
        tally.add(layers.tally());
    }

    private void differs(Difference difference) {
        differences++;
        if (listed.size() < MOST_LISTED) listed.add(difference);
    }

    private Optional<ReplayResult.Speed> speed(double seconds) {
        if (!request.verify()) return Optional.empty();
        return Optional.of(new ReplayResult.Speed(
                request.threads(),
                effort.bars(),
                effort.bars() / Math.max(seconds, 1e-9),
                effort.barsPerSecond(),
                effort.decisions(),
                effort.decisionsPerSecond()));
    }

    /** The findings of each symbol in the order of their ids; the longest journals are begun first. */
    private List<SymbolFindings> symbols() {
        var ids = counts.keySet().stream().filter(id -> id.startsWith(SYMBOLS)).toList();
        var longest = ids.stream()
                .sorted(Comparator.comparing((String id) -> counts.getOrDefault(id, 0L))
                        .reversed())
                .toList();
        if (request.verify()) ids.forEach(this::ask);
        var found = new LinkedHashMap<String, Future<SymbolFindings>>();
        try (var pool = Executors.newFixedThreadPool(request.threads())) {
            for (String id : longest) found.put(id, pool.submit(() -> symbolOf(id)));
            return ids.stream().map(id -> now(requireNonNull(found.get(id)))).toList();
        }
    }

    /** On which ticks the layers above judged an entry: they looked at all symbols then. */
    private void ask(String id) {
        for (var entry : reader.following(id, 1, Set.of("Decided"), Integer.MAX_VALUE)) {
            if (entry.event() instanceof Decided made && made.wish().isPresent()) asked.add(made.tick());
        }
    }

    private SymbolFindings symbolOf(String id) {
        if (!request.verify()) return SymbolFindings.read(reader, id, this::oneMore);
        return SymbolFindings.compare(reader, id, selection(), MOST_LISTED, asked, this::oneMore);
    }

    private Selection selection() {
        return new Selection(period(), request.decision());
    }

    private Period period() {
        return new Period(
                request.from().map(Instant::toEpochMilli).orElse(Long.MIN_VALUE),
                request.to().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE));
    }

    private static SymbolFindings now(Future<SymbolFindings> findings) {
        try {
            return findings.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) throw cause;
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LaunchFailed("the replay was interrupted", interrupted);
        }
    }

    private void oneMore(String what) {
        progress.at(what, events.incrementAndGet(), total);
    }

    private void take(SymbolFindings found) {
        listed.addAll(found.listed());
        differences += found.differences();
        compared += found.compared();
        effort = effort.plus(found.effort());
        tally.add(found.tally());
        ledger.add(found.ledger());
        hash = StateHash.mix(hash, found.hash());
    }

    /** What a guardian did for a symbol that was down; only the venue's log has more of it. */
    private void care(String id) {
        reader.forEach(id, 1, entry -> {
            events.incrementAndGet();
            ledger.take(entry);
            boolean asks =
                    request.decision().isEmpty() && entry.event() instanceof Decided made && period().has(made.atMs());
            if (request.verify() && asks) tally.read(Kind.GUARDIAN, "what it saw at the venue is not in the record");
        });
    }

    private void besides(String id) {
        long others = counts.getOrDefault(id, 0L);
        events.addAndGet(others);
        ledger.besides(others);
    }

    /**
     * The venue's own log against the journal, where this folder has one and all of it is asked for; not beside a fund that runs, for
     * both go on while they are read.
     */
    private Optional<Books.Comparison> venue() {
        boolean whole = request.verify() && request.symbols().isEmpty() && !running;
        if (!whole || !Files.exists(VenueBooks.file(request.data()))) return Optional.empty();
        return Optional.of(Books.compare(ledger, VenueBooks.of(request.data())));
    }
}
