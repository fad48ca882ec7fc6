package io.quantumtrader.app.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.stream.Collectors;

/** Theta of the exits and limits on opens among the settings. */
public final class DecidingSettings {

    static final String NO_NUMBER = "portfolio.name";

    private DecidingSettings() {}

    /**
     * One of them.
     *
     * @param path below {@code quantum-trader}
     * @param limit whether it bounds opens; else it is theta
     * @param about what the reference says of it, empty where it says nothing
     */
    public record Deciding(String path, boolean limit, Object value, String source, String about) {}

    /** All of them as they are in force, by path. */
    public static List<Deciding> of(Settings settings) {
        Config reference = ConfigFactory.defaultReference();
        int root = Settings.ROOT.length() + 1;
        return settings.entries().stream()
                .filter(entry -> CandidateKeys.decides(entry.key().substring(root)))
                .filter(entry -> !entry.key().substring(root).equals(NO_NUMBER))
                .map(entry -> deciding(entry, entry.key().substring(root), reference))
                .toList();
    }

    private static Deciding deciding(Settings.Entry entry, String path, Config reference) {
        String about = reference.hasPath(entry.key())
                ? reference.getValue(entry.key()).origin().comments().stream()
                        .map(String::strip)
                        .collect(Collectors.joining(" "))
                : "";
        return new Deciding(path, CandidateKeys.limits(path), entry.value(), entry.source(), about);
    }
}
