package io.quantumtrader.app.fund.replay;

import io.quantumtrader.app.config.CandidateReader;
import io.quantumtrader.app.config.CandidateSettings;
import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.config.SymbolSection;
import io.quantumtrader.app.fund.keep.JournalAccess;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.app.launch.WhatIfAnswer;
import io.quantumtrader.app.launch.WhatIfCandidate;
import io.quantumtrader.app.launch.WhatIfFigures;
import io.quantumtrader.app.launch.WhatIfRequest;
import io.quantumtrader.app.launch.WhatIfResult;
import io.quantumtrader.kernel.symbol.SymbolSettings;
import io.quantumtrader.persistence.journal.JournalReader;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import io.quantumtrader.persistence.symbol.SymbolEvent.TermsSet;
import io.quantumtrader.persistence.whatif.Candidate;
import io.quantumtrader.persistence.whatif.FillModel;
import io.quantumtrader.persistence.whatif.Life;
import io.quantumtrader.persistence.whatif.OpeningRules;
import io.quantumtrader.persistence.whatif.RulesInForce;
import io.quantumtrader.persistence.whatif.WhatIfOutcome;
import io.quantumtrader.persistence.whatif.WhatIfRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Lets candidates live through a journal, without actors. */
public final class JournalWhatIf {

    private static final String PRODUCTION = "production";
    private static final String SYMBOLS = "symbol|";
    private static final int MOST_TERMS = 10_000;

    private final WhatIfRequest request;
    private final Settings settings;
    private final FundSettings fund;
    private final Progress progress;
    private long read;

    private JournalWhatIf(WhatIfRequest request, Settings settings, Progress progress) {
        this.request = request;
        this.settings = settings;
        this.fund = FundSettings.of(settings);
        this.progress = progress;
    }

    public static WhatIfAnswer ask(WhatIfRequest request, Settings settings, Progress progress) {
        try (var access = JournalAccess.whole(settings, request.data());
                var reader = access.asOfNow()) {
            return new JournalWhatIf(request, settings, progress).run(reader);
        }
    }

    private WhatIfAnswer run(JournalReader reader) {
        long started = System.nanoTime();
        var ids = ids(reader);
        var terms = terms(reader, ids);
        CandidateReader.check(request.candidates(), settings, new TreeSet<>(terms.values()), FundSettings::of);
        var inForce = inForce(CandidateSettings.unchanged(PRODUCTION), terms);
        var counts = reader.counts();
        long total = ids.values().stream()
                .mapToLong(id -> counts.getOrDefault(id, 0L))
                .sum();
        SortedMap<String, Iterator<SymbolEvent>> record = new TreeMap<>();
        ids.forEach((symbol, id) -> record.put(symbol, new JournalPages(reader, id, events -> {
            read += events;
            progress.at("living through " + ids.size() + " symbols", read, total);
        })));
        var fills = new FillModel(inForce.lastEntry().getValue().venue().slippage());
        var run = new WhatIfRun(
                record,
                text -> SymbolSection.parse(text).indicators(),
                candidates(terms),
                fills,
                request.span(),
                RecordedLayers.read(reader, fund.portfolio(), each(inForce, FundSettings::modes)));
        return answer(run.play(), fills, ids, (System.nanoTime() - started) / 1e9);
    }

    /** The symbols that take part, each with the id of its journal. */
    private SortedMap<String, String> ids(JournalReader reader) {
        SortedMap<String, String> found = new TreeMap<>();
        for (String id : reader.persistenceIds()) {
            if (id.startsWith(SYMBOLS + fund.portfolio() + "|")) found.put(id.substring(id.lastIndexOf('|') + 1), id);
        }
        var unknown = new TreeSet<>(request.symbols());
        unknown.removeAll(found.keySet());
        if (found.isEmpty()) throw new LaunchFailed("the journal holds no symbol of portfolio " + fund.portfolio());
        if (!unknown.isEmpty())
            throw new LaunchFailed("the journal holds no " + String.join(", ", unknown) + ", only "
                    + String.join(", ", found.keySet()));
        if (!request.symbols().isEmpty()) found.keySet().retainAll(request.symbols());
        return found;
    }

    /** The settings' texts that came into force, by their time, UTC epoch milliseconds; the same for all symbols of a fund. */
    private static NavigableMap<Long, String> terms(JournalReader reader, SortedMap<String, String> ids) {
        var texts = new TreeMap<Long, String>();
        for (var id : ids.values()) {
            for (var entry : reader.following(id, 1, Set.of("TermsSet"), MOST_TERMS)) {
                if (entry.event() instanceof TermsSet set) texts.put(set.atMs(), set.settings());
            }
        }
        if (texts.isEmpty()) throw new LaunchFailed("the journal does not say by which settings it was decided");
        return texts;
    }

    /** What a candidate makes of them; what was not recorded is of the configuration in force. */
    private NavigableMap<Long, FundSettings> inForce(CandidateSettings candidate, NavigableMap<Long, String> terms) {
        return each(terms, recorded -> of(candidate, recorded));
    }

    private static <A, B> NavigableMap<Long, B> each(NavigableMap<Long, A> map, Function<A, B> change) {
        var changed = new TreeMap<Long, B>();
        map.forEach((atMs, value) -> changed.put(atMs, change.apply(value)));
        return changed;
    }

    private List<Candidate> candidates(NavigableMap<Long, String> terms) {
        var all = new ArrayList<Candidate>();
        all.add(candidate(CandidateSettings.unchanged(PRODUCTION), terms));
        for (var candidate : request.candidates()) all.add(candidate(candidate, terms));
        return all;
    }

    private Candidate candidate(CandidateSettings candidate, NavigableMap<Long, String> terms) {
        Map<String, SymbolSettings> known = new HashMap<>();
        return new Candidate(
                candidate.name(),
                text -> known.computeIfAbsent(
                        text, recorded -> of(candidate, recorded).symbol().settings()),
                judgesOpens()
                        ? Optional.of(new RulesInForce(each(inForce(candidate, terms), JournalWhatIf::rules)))
                        : Optional.empty());
    }

    /** One candidate with limits of its own, and the opens of all are judged again: else they could not be compared. */
    private boolean judgesOpens() {
        return request.candidates().stream().anyMatch(CandidateSettings::changesLimits);
    }

    private FundSettings of(CandidateSettings candidate, String recorded) {
        return FundSettings.of(candidate.over(settings, recorded));
    }

    private static OpeningRules rules(FundSettings of) {
        return new OpeningRules(of.portfolioLimits(), of.limits(), of.sizing(), of.spreadBps(), of.interval());
    }

    private WhatIfAnswer answer(WhatIfOutcome outcome, FillModel fills, SortedMap<String, String> ids, double seconds) {
        var comparisons = outcome.comparisons();
        var candidates = new ArrayList<WhatIfCandidate>();
        for (int i = 0; i < comparisons.size(); i++) {
            candidates.add(WhatIfCandidate.of(request.candidates().get(i).written(), comparisons.get(i)));
        }
        var lives = new ArrayList<Life>();
        lives.add(outcome.record());
        lives.addAll(outcome.lives());
        return new WhatIfAnswer(
                new WhatIfResult(
                        fills.statement(),
                        entries(),
                        List.copyOf(ids.keySet()),
                        outcome.bars(),
                        outcome.startEquity(),
                        WhatIfFigures.of(outcome.record()),
                        WhatIfFigures.of(outcome.baseline()),
                        error(outcome),
                        candidates,
                        seconds),
                lives);
    }

    private static WhatIfResult.ModelError error(WhatIfOutcome outcome) {
        var error = outcome.modelError();
        return new WhatIfResult.ModelError(
                error.rGained() + error.rLost(),
                error.largestR(),
                error.missing(),
                error.added(),
                outcome.agreement().judged(),
                outcome.agreement().agreed());
    }

    private String entries() {
        String skipped = "; one that finds its symbol held is skipped";
        return judgesOpens()
                ? "every opening decision of the strategy judged again by levels 2 and 3, with the fills and terms of the"
                        + " record where it opened and the model's where it refused; what the other levels did, and the"
                        + " limits that production is judged by, are those of the record"
                        + skipped
                : "the record's, with their fills, fees and terms" + skipped;
    }
}
