package io.quantumtrader.persistence.explain;

import io.quantumtrader.kernel.kill.Latch;
import io.quantumtrader.persistence.governor.GovernorEvent.GuardCleared;
import io.quantumtrader.persistence.governor.GovernorEvent.GuardReleased;
import io.quantumtrader.persistence.governor.GovernorEvent.GuardTripped;
import io.quantumtrader.persistence.governor.GovernorEvent.GuardsMoved;
import io.quantumtrader.persistence.governor.GovernorEvent.PermitIssued;
import io.quantumtrader.persistence.portfolio.PortfolioEvent.PortfolioRead;
import io.quantumtrader.persistence.safety.CeoBook;
import io.quantumtrader.persistence.safety.CeoEvent;
import io.quantumtrader.persistence.safety.EmergencyBook;
import io.quantumtrader.persistence.safety.EmergencyEvent;
import io.quantumtrader.persistence.safety.KillSwitchBook;
import io.quantumtrader.persistence.safety.KillSwitchEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Reads what portfolio, governor and the upper layers had written before a place in the journal. */
final class Surroundings {

    private static final Set<String> ALL = Set.of();
    private static final Set<String> GUARD_WORDS = Set.of("GuardTripped", "GuardCleared", "GuardReleased");
    private static final int CHUNK = 500;
    private static final int PERMITS_LOOKED_AT = 200;

    private final Pages pages;
    private final Finder finder;
    private final String portfolio;

    Surroundings(Pages pages, String portfolio) {
        this.pages = pages;
        this.finder = new Finder(pages);
        this.portfolio = portfolio;
    }

    Around before(long ordering, String symbol) {
        var killSwitch = killSwitch(ordering);
        var ceo = ceo(ordering);
        var latches = new ArrayList<Latch>(emergency(ordering).latches().latches());
        latches.addAll(killSwitch.latches().latches());
        latches.addAll(ceo.releases().latches().latches());
        latches.removeIf(latch -> !latch.scope().covers(portfolio, symbol));
        return new Around(
                lastBefore("portfolio|" + portfolio, "PortfolioRead", PortfolioRead.class, ordering),
                lastBefore("governor|" + portfolio, "GuardsMoved", GuardsMoved.class, ordering),
                tripped(ordering),
                latches,
                killSwitch.halts().standing(),
                ceo);
    }

    private <E> Optional<E> lastBefore(String id, String name, Class<E> type, long ordering) {
        return finder.last(id, Set.of(name), entry -> entry.ordering() < ordering)
                .map(Entry::event)
                .filter(type::isInstance)
                .map(type::cast);
    }

    private List<GuardTripped> tripped(long ordering) {
        Map<String, GuardTripped> standing = new TreeMap<>();
        forEachBefore("governor|" + portfolio, GUARD_WORDS, ordering, entry -> {
            switch (entry.event()) {
                case GuardTripped word -> standing.put(word.guard(), word);
                case GuardCleared word -> standing.remove(word.guard());
                case GuardReleased word -> standing.remove(word.guard());
                default -> {}
            }
        });
        return List.copyOf(standing.values());
    }

    private EmergencyBook emergency(long ordering) {
        var book = new EmergencyBook[] {EmergencyBook.EMPTY};
        forEachBefore(EmergencyEvent.ID, ALL, ordering, entry -> {
            if (entry.event() instanceof EmergencyEvent event) book[0] = book[0].apply(event);
        });
        return book[0];
    }

    private KillSwitchBook killSwitch(long ordering) {
        var book = new KillSwitchBook[] {KillSwitchBook.EMPTY};
        forEachBefore(KillSwitchEvent.ID, ALL, ordering, entry -> {
            if (entry.event() instanceof KillSwitchEvent event) book[0] = book[0].apply(event);
        });
        return book[0];
    }

    private CeoBook ceo(long ordering) {
        var book = new CeoBook[] {CeoBook.EMPTY};
        forEachBefore(CeoEvent.ID, ALL, ordering, entry -> {
            if (entry.event() instanceof CeoEvent event) book[0] = book[0].apply(event);
        });
        return book[0];
    }

    private void forEachBefore(String id, Set<String> names, long ordering, Consumer<Entry> sink) {
        long from = 1;
        while (true) {
            var chunk = pages.following(id, from, names, CHUNK);
            for (var entry : chunk) {
                if (entry.ordering() >= ordering) return;
                sink.accept(entry);
            }
            if (chunk.size() < CHUNK) return;
            from = chunk.getLast().sequenceNr() + 1;
        }
    }

    /** The permit of that id, issued before a place of the journal; empty where none is found. */
    Optional<PermitIssued> permit(String permitId, long ordering) {
        String id = "governor|" + portfolio;
        return finder.last(id, ALL, entry -> entry.ordering() < ordering).stream()
                .flatMap(last ->
                        pages.latest(id, last.sequenceNr() + 1, Set.of("PermitIssued"), PERMITS_LOOKED_AT).stream())
                .flatMap(entry -> entry.event() instanceof PermitIssued issued
                        ? Optional.of(issued).stream()
                        : Optional.<PermitIssued>empty().stream())
                .filter(issued -> issued.permitId().equals(permitId))
                .findFirst();
    }

    /** The permit with that number. */
    Optional<PermitIssued> permit(long number) {
        return finder.last("governor|" + portfolio, Set.of("PermitIssued"), entry -> numberOf(entry) <= number)
                .map(Entry::event)
                .filter(event -> event instanceof PermitIssued issued && issued.number() == number)
                .map(PermitIssued.class::cast);
    }

    private static long numberOf(Entry entry) {
        return entry.event() instanceof PermitIssued issued ? issued.number() : -1;
    }
}
