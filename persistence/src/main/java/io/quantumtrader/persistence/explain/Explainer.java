package io.quantumtrader.persistence.explain;

import io.quantumtrader.kernel.symbol.Observation;
import io.quantumtrader.persistence.explain.Lookup.Found;
import io.quantumtrader.persistence.explain.Lookup.Unknown;
import io.quantumtrader.persistence.governor.GovernorEvent.PermitIssued;
import io.quantumtrader.persistence.symbol.ObservationBits;
import io.quantumtrader.persistence.symbol.ObservationRow;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Explains decisions of one portfolio from its journal. Reads only; every question reads anew. */
public final class Explainer {

    private static final int CARE = 50;

    private final Pages pages;
    private final Finder finder;
    private final Surroundings surroundings;
    private final String portfolio;
    private final Terms.Reader reader;

    public Explainer(Pages pages, String portfolio, Terms.Reader reader) {
        this.pages = pages;
        this.finder = new Finder(pages);
        this.surroundings = new Surroundings(pages, portfolio);
        this.portfolio = portfolio;
        this.reader = reader;
    }

    public Lookup explain(Asked asked) {
        return switch (asked) {
            case Asked.Numbered numbered -> numbered(numbered);
            case Asked.Order(var symbol, var number) -> decision(symbol, number);
            case Asked.OfGuardian(var symbol, var number) -> ofGuardian(symbol, number);
            case Asked.AtTick(var symbol, var tick) -> atTick(symbol, tick);
            case Asked.AtTime(var symbol, var atMs) -> atTime(symbol, atMs);
        };
    }

    private Lookup numbered(Asked.Numbered asked) {
        if (!asked.name().equals(portfolio)) return decision(asked.name().toUpperCase(Locale.ROOT), asked.number());
        return surroundings
                .permit(asked.number())
                .map(permit -> ofPermit(permit))
                .orElseGet(() -> new Unknown("no permit " + asked.name() + "-" + asked.number(), List.of()));
    }

    private Lookup ofPermit(PermitIssued permit) {
        String id = permit.decisionId();
        return decision(permit.symbol(), Long.parseLong(id.substring(id.lastIndexOf('-') + 1)));
    }

    private Lookup decision(String symbol, long number) {
        if (!knows(symbol)) return unknown(symbol);
        var found = finder.decision(symbolId(symbol), number);
        if (found.isPresent() && Finder.number(found.get()) == number) return explained(symbol, found.get());
        String why = "no decision " + symbol + "-" + number;
        return new Unknown(
                why,
                finder.decision(symbolId(symbol), Long.MAX_VALUE).flatMap(Target::of).stream()
                        .map(last -> symbol + "-1 to " + last.id(symbol))
                        .toList());
    }

    private Lookup atTick(String symbol, long tick) {
        if (!knows(symbol)) return unknown(symbol);
        var found = finder.barByTick(symbolId(symbol), tick);
        if (found.isPresent() && row(found.get()).tick() == tick) return explained(symbol, found.get());
        return new Unknown("no bar of " + symbol + " was judged on tick " + tick, bars(symbol, found));
    }

    private Lookup atTime(String symbol, long atMs) {
        if (!knows(symbol)) return unknown(symbol);
        var found = finder.barByTime(symbolId(symbol), atMs);
        if (found.isPresent()) {
            var row = row(found.get());
            if (atMs - row.atMs() < row.atMs() - row.openTimeMs()) return explained(symbol, found.get());
        }
        return new Unknown("no bar of " + symbol + " was judged at " + Instant.ofEpochMilli(atMs), bars(symbol, found));
    }

    /** The bar before, and the one after it. */
    private List<String> bars(String symbol, Optional<Entry> before) {
        long from = before.map(Entry::sequenceNr).orElse(0L) + 1;
        var after = pages.following(symbolId(symbol), from, Set.of("Decided", "Observation"), CARE).stream()
                .filter(entry -> Finder.row(entry).isPresent())
                .findFirst();
        return Stream.of(before, after)
                .flatMap(Optional::stream)
                .map(entry -> symbol + "@" + Instant.ofEpochMilli(row(entry).atMs()))
                .toList();
    }

    private static ObservationRow row(Entry entry) {
        return Finder.row(entry).orElseThrow();
    }

    private Lookup ofGuardian(String symbol, long number) {
        if (!knows(symbol)) return unknown(symbol);
        String id = "guardian|" + portfolio + "|" + symbol;
        var found = finder.decision(id, number);
        if (found.isEmpty() || Finder.number(found.get()) != number)
            return new Unknown("no decision " + symbol + "-g-" + number + " of a guardian", List.of());
        var entry = found.get();
        var care = pages.following(id, entry.sequenceNr(), Set.of(), CARE);
        long from = finder.last(symbolId(symbol), Set.of(), one -> one.ordering() < entry.ordering())
                        .map(Entry::sequenceNr)
                        .orElse(0L)
                + 1;
        return explained(symbol, entry, from, care);
    }

    private Lookup unknown(String symbol) {
        String prefix = symbolId("");
        var symbols = pages.ids().stream()
                .filter(id -> id.startsWith(prefix))
                .map(id -> id.substring(prefix.length()))
                .toList();
        return new Unknown("no symbol " + symbol + " in this journal", symbols);
    }

    private boolean knows(String symbol) {
        return !pages.following(symbolId(symbol), 1, Set.of(), 1).isEmpty();
    }

    private String symbolId(String symbol) {
        return "symbol|" + portfolio + "|" + symbol;
    }

    private Lookup explained(String symbol, Entry entry) {
        return explained(symbol, entry, entry.sequenceNr(), List.of());
    }

    private Lookup explained(String symbol, Entry entry, long from, List<Entry> elsewhere) {
        var target = Target.of(entry).orElseThrow();
        var story = SymbolStory.read(pages, symbolId(symbol), from, target.id(symbol), elsewhere, reader);
        var moment = story.moment();
        var around = surroundings.before(entry.ordering(), symbol);
        var variant = variant(target, moment);
        var judged = variant.map(Variant::evaluate);
        var layers = Ladder.of(target, moment, around);
        var sent = story.orders().all().stream()
                .map(order -> order.permittedBy(permit(order, entry.ordering())))
                .toList();
        return new Found(new Explained(
                portfolio,
                symbol,
                target,
                moment,
                around,
                variant,
                judged,
                layers,
                sent,
                story.orders().withdrawn(),
                story.outcome(),
                Changes.of(target, moment, variant, judged, layers)));
    }

    private Optional<PermitIssued> permit(Sent order, long ordering) {
        String id = order.order().permitId();
        return id.isEmpty() ? Optional.empty() : surroundings.permit(id, ordering);
    }

    /** What the kernel was asked on the bar; the inputs are the recorded ones. */
    private static Optional<Variant> variant(Target target, Moment moment) {
        if (!target.onBar() || moment.rules().isEmpty() || moment.observation().isEmpty()) return Optional.empty();
        var row = moment.observation().get();
        var seen = new Observation(
                row.atMs(),
                row.close(),
                row.mark(),
                moment.market().orElse(null),
                moment.atr(),
                moment.logMove(),
                ObservationBits.permission(row.bits()),
                ObservationBits.heat(row.bits()),
                row.clusterStress());
        return moment.position()
                .flatMap(held -> moment.terms()
                        .map(terms -> new Variant(held, seen, moment.rules().get(), terms.settings())));
    }
}
