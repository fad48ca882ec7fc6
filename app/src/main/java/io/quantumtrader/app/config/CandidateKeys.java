package io.quantumtrader.app.config;

import com.typesafe.config.Config;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The keys that a candidate of a what-if may set: theta and limits, by their full path below {@code quantum-trader}, by its end where
 * that is unmistakable, or by the name of the formula. What cannot change anything in that model is known by name, with the reason.
 */
final class CandidateKeys {

    /** What became of a name. */
    sealed interface Found {
        /** Path below {@code quantum-trader}. */
        record Key(String path) implements Found {}

        record Refused(String why) implements Found {}
    }

    private static final Map<String, String> ALIASES = Map.of(
            "t1", "kernel.harvest.t1-r",
            "t2", "kernel.harvest.t2-r",
            "t3", "kernel.harvest.t3-r",
            "lock", "kernel.harvest.lock-r",
            "trend-min", "kernel.harvest.trend-minimum",
            "be-plus-pct", "kernel.harvest.break-even-plus-fraction",
            "max-age-sec", "kernel.harvest.maximum-age",
            "sl-min-pct", "kernel.stops.stop-minimum",
            "trail-mr", "kernel.stops.trail-mean-reversion",
            "stop-mr", "kernel.stops.stop-mean-reversion");

    private static final List<String> THETA = List.of("kernel.harvest.", "kernel.stops.", "exit-rules.");
    private static final List<String> LIMITS = List.of("risk.", "portfolio.", "sizing.");

    private static final String READINGS = "readings are computed once and shared by all candidates";
    private static final String FROZEN = "it is frozen at an entry, and entries keep the terms of the record";
    private static final String BARE = "no exit of a live position depends on it";
    private static final String WARNS = "it warns and refuses nothing";
    private static final String NEVER_STALE = "in this model every reading is fresh";
    private static final String UPPER = "what levels 4 to 7 did happens as recorded";
    private static final String NO_WAY = "in this model a permit is spent at once and nothing moves in between";

    /** Prefixes of paths; the longest that fits counts. */
    private static final Map<String, String> IMMOVABLE = Map.ofEntries(
            Map.entry("kernel.market-state", READINGS),
            Map.entry("kernel.signal", "what the strategy wished for is taken from the record"),
            Map.entry("kernel.harvest.fallback-stop-fraction", BARE),
            Map.entry("kernel.harvest.cost-bps", BARE),
            Map.entry("kernel.harvest.u1", BARE),
            Map.entry("kernel.harvest.u2", BARE),
            Map.entry("kernel.harvest.u3", BARE),
            Map.entry("kernel.harvest.softmax-temperature", BARE),
            Map.entry("kernel.harvest.sigma-reference", FROZEN),
            Map.entry("kernel.harvest.trend-strength-reference", FROZEN),
            Map.entry("kernel.harvest.kill-score.baseline", FROZEN),
            Map.entry("kernel.harvest.kill-score.sigma-", FROZEN),
            Map.entry(
                    "kernel.harvest.kill-score.cooldown-bars",
                    "it forbids entries, and wishes are those of the record"),
            Map.entry("kernel.stops.take-profit-", BARE),
            Map.entry("kernel.stops.extension-", BARE),
            Map.entry("exit-rules.profile", FROZEN),
            Map.entry("exit-rules.initial-stop-atr", FROZEN),
            Map.entry("exit-rules.atr-bars", READINGS),
            Map.entry("risk.week-loss-warn", WARNS),
            Map.entry("risk.drawdown-warn", WARNS),
            Map.entry("risk.drawdown-flatten", UPPER),
            Map.entry("risk.drawdown-hold", "releases are those of the record"),
            Map.entry("risk.equity-stale", NEVER_STALE),
            Map.entry("risk.position-state", UPPER),
            Map.entry("risk.permits", NO_WAY),
            Map.entry("risk.slots.rotation-edge", "who makes room for whom is taken from the record"),
            Map.entry("portfolio.name", "it names the journal"),
            Map.entry("portfolio.heat.stale", NEVER_STALE));

    private final Keys keys;
    private final SortedMap<String, Keys.Kind> kinds = new TreeMap<>();

    CandidateKeys(Config reference) {
        keys = new Keys(reference);
        keys.all().forEach((path, kind) -> kinds.put(path.substring(Settings.ROOT.length() + 1), kind));
    }

    /** Whether a path is of the limits of opens, not of theta. */
    static boolean limits(String path) {
        return LIMITS.stream().anyMatch(path::startsWith);
    }

    /** A key that changes something in a what-if. */
    Found find(String written) {
        return switch (path(written)) {
            case Found.Key(var path) -> movable(path);
            case Found.Refused refused -> refused;
        };
    }

    /** A key of theta or limits, whatever it changes. */
    Found named(String written) {
        return switch (path(written)) {
            case Found.Key(var path)
            when decides(path) && !path.equals(DecidingSettings.NO_NUMBER) -> new Found.Key(path);
            case Found.Key ignored -> new Found.Refused("is neither theta nor a limit of opens");
            case Found.Refused refused -> refused;
        };
    }

    private Found path(String written) {
        String name = plain(written);
        var alias = ALIASES.get(name);
        if (alias != null) return new Found.Key(alias);
        if (kinds.containsKey(name)) return new Found.Key(name);
        var ending = kinds.keySet().stream()
                .filter(path -> path.endsWith("." + name) && ours(path))
                .toList();
        if (ending.size() == 1) return new Found.Key(ending.getFirst());
        if (!ending.isEmpty())
            return new Found.Refused("is ambiguous: one of " + String.join(", ", ending) + " is meant");
        return new Found.Refused("is no key of theta or limits"
                + nearest(name).map(near -> "; did you mean " + near + "?").orElse(""));
    }

    private static String plain(String written) {
        String lower = written.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        return lower.startsWith(Settings.ROOT + ".") ? lower.substring(Settings.ROOT.length() + 1) : lower;
    }

    private Optional<String> nearest(String name) {
        return keys.nearest(Settings.ROOT + "." + name)
                .map(near -> near.substring(Settings.ROOT.length() + 1))
                .filter(CandidateKeys::ours);
    }

    /** Whether a path is of theta or of limits. */
    static boolean decides(String path) {
        return ours(path);
    }

    private static boolean ours(String path) {
        return THETA.stream().anyMatch(path::startsWith) || limits(path);
    }

    private static Found movable(String path) {
        var why = IMMOVABLE.keySet().stream()
                .filter(path::startsWith)
                .max(Comparator.comparingInt(String::length))
                .map(IMMOVABLE::get);
        if (why.isPresent()) return new Found.Refused("cannot change anything in this model: " + why.get());
        if (!ours(path)) return new Found.Refused("is neither theta nor a limit of opens: " + UPPER);
        return new Found.Key(path);
    }
}
