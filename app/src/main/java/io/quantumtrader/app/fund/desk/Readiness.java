package io.quantumtrader.app.fund.desk;

import io.quantumtrader.app.fund.cast.DiskWatch;
import io.quantumtrader.app.fund.view.AtVenue;
import io.quantumtrader.app.fund.view.Moment;
import io.quantumtrader.http.view.HealthView;
import io.quantumtrader.http.view.HealthView.Check;
import io.quantumtrader.persistence.journal.JournalReader;
import io.quantumtrader.persistence.journal.JournalState;
import io.quantumtrader.persistence.journal.JournalWatch;
import io.quantumtrader.persistence.postgres.PostgresUnavailable;
import io.quantumtrader.persistence.safety.KillSwitchEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Whether a fund may be relied on: ladder, journal, disk, market, and a stop under every position. */
public final class Readiness {

    private static final Duration GRACE = Duration.ofSeconds(10);

    private final JournalWatch watch;
    private final JournalReader journal;
    private final DiskWatch disk;
    private final Announcer announcer;
    private final Duration pace;
    private final Supplier<String> stopped;
    private final Supplier<List<Check>> further;

    /**
     * Looks at a fund.
     *
     * @param pace between two ticks by the wall clock
     * @param stopped why nothing is played any more, empty while it is
     * @param further what else has to hold here; may block for some seconds
     */
    public Readiness(
            JournalWatch watch,
            JournalReader journal,
            DiskWatch disk,
            Announcer announcer,
            Duration pace,
            Supplier<String> stopped,
            Supplier<List<Check>> further) {
        this.watch = watch;
        this.journal = journal;
        this.disk = disk;
        this.announcer = announcer;
        this.pace = pace;
        this.stopped = stopped;
        this.further = further;
    }

    /** Blocks while the journal, and in a cluster the engine, is asked. */
    HealthView of(Moment now, Map<String, AtVenue> held, boolean recovering) {
        var checks = new ArrayList<>(List.of(
                ladder(recovering),
                layers(now),
                symbols(now),
                journal(),
                disk(),
                market(now),
                sends(now),
                protection(now, held)));
        checks.addAll(further.get());
        return HealthView.of(checks);
    }

    private static Check ladder(boolean recovering) {
        return new Check("ladder", !recovering, recovering ? "still being read back" : "recovered");
    }

    private static Check layers(Moment now) {
        if (now.silent().isEmpty()) return new Check("layers", true, "all answer");
        var names = now.silent().stream().map(Enum::name).collect(Collectors.joining(" "));
        return new Check("layers", false, "no answer from " + names);
    }

    /** Never fails: a node that has lost nothing is not to be taken from its operators because another's symbols are on their way. */
    private static Check symbols(Moment now) {
        var silent = now.silentSymbols();
        return new Check(
                "symbols",
                true,
                silent.isEmpty() ? "all answer" : "no answer from " + String.join(" ", new TreeSet<>(silent)));
    }

    private Check journal() {
        if (watch.state() instanceof JournalState.Spooling spooling) {
            return new Check(
                    "journal",
                    false,
                    "its database is away since " + Instant.ofEpochMilli(spooling.sinceMs()) + ", " + spooling.events()
                            + " events wait in the spool: " + spooling.why());
        }
        try {
            return new Check("journal", true, journal.highestSequenceNr(KillSwitchEvent.ID) + " kill switch events");
        } catch (PostgresUnavailable gone) {
            return new Check("journal", false, String.valueOf(gone.getMessage()));
        }
    }

    private Check disk() {
        return new Check("disk", disk.enough(), disk.text());
    }

    private Check market(Moment now) {
        String why = stopped.get();
        if (!why.isEmpty()) return new Check("market", false, why);
        var silent = announcer.sinceTick();
        boolean flows = silent.compareTo(pace.multipliedBy(3).plus(GRACE)) <= 0;
        return new Check("market", flows, "tick " + now.tick() + ", " + silent.toMillis() + " ms ago");
    }

    private static Check sends(Moment now) {
        return now.killSwitch()
                .halts()
                .standing()
                .map(halt -> new Check("sends", false, halt.id() + " holds everything back: " + halt.why()))
                .orElseGet(() -> new Check("sends", true, "no halt stands"));
    }

    private static Check protection(Moment now, Map<String, AtVenue> held) {
        var bare = now.symbols().stream()
                .filter(view -> view.position().isPresent())
                .filter(view -> !view.closing())
                .filter(view -> !view.stopConfirmed()
                        || !held.getOrDefault(view.symbol(), AtVenue.UNKNOWN).hasStop())
                .map(view -> view.symbol())
                .toList();
        return bare.isEmpty()
                ? new Check("protection", true, now.openPositions() + " positions, each with a stop at the venue")
                : new Check("protection", false, "no confirmed stop: " + String.join(" ", bare));
    }
}
