package io.quantumtrader.app.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import io.quantumtrader.app.secret.Secrets;
import io.quantumtrader.persistence.postgres.Database;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Every value in force, with its source. Made by {@link SettingsLoader}, which refuses what is wrong. */
public final class Settings {

    /** The root of all our keys. */
    public static final String ROOT = "quantum-trader";

    private static final String COMMAND_LINE = "command line";

    private final Path home;
    private final Config whole;

    Settings(Path home, Config whole) {
        this.home = home;
        this.whole = whole;
    }

    /** A section below {@code quantum-trader}, such as {@code kernel.stops}. */
    public Section section(String path) {
        return new Section(whole.getConfig(ROOT + "." + path), ROOT + "." + path);
    }

    public SettingsReader reader() {
        return new SettingsReader(this);
    }

    /** The whole tree, libraries included: what an actor system is started with. */
    public Config whole() {
        return whole;
    }

    /** Which profile is in force. */
    public String profile() {
        return whole.getString(ROOT + ".profile");
    }

    /** The project's folder: relative folders in the settings start there. */
    public Path home() {
        return home;
    }

    /** Where the fund writes; absolute. */
    public Path dataDirectory() {
        return home.resolve(whole.getString(ROOT + ".data-directory")).normalize();
    }

    /** Where API and page of this configuration's fund are, for programs on this machine. */
    public String address() {
        Section http = section("http");
        String scheme = http.section("tls").text("certificate").isEmpty() ? "http://" : "https://";
        return scheme + reachable(http.text("host")) + ":" + http.whole("port");
    }

    /** A fund that listens everywhere is reached, and answers, by the loopback. */
    private static String reachable(String host) {
        if (host.equals("0.0.0.0") || host.equals("::") || host.equals("[::]")) return "127.0.0.1";
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    /** Whose certificates programs of this configuration believe of the API, PEM; empty for those that Java knows. */
    public Optional<Path> authority() {
        return Optional.of(section("http").section("tls").text("authority"))
                .filter(written -> !written.isEmpty())
                .map(Path::of);
    }

    /** Our values in force, by path, each with its source; overlays of profiles left out. */
    public List<Entry> entries() {
        String overlays = ROOT + ".profiles.";
        return Keys.leaves(whole.root(), "").entrySet().stream()
                .filter(leaf -> leaf.getKey().startsWith(ROOT + "."))
                .filter(leaf -> !leaf.getKey().startsWith(overlays))
                .map(leaf -> new Entry(leaf.getKey(), leaf.getValue().unwrapped(), source(leaf.getValue())))
                .toList();
    }

    /** File and line of the value below {@code quantum-trader} in force, or what else set it. */
    public String sourceOf(String path) {
        try {
            ConfigUtil.splitPath(path);
            return whole.hasPath(ROOT + "." + path)
                    ? source(whole.getValue(ROOT + "." + path))
                    : "built from this section";
        } catch (ConfigException notAPath) {
            return "built from this section";
        }
    }

    /** Whether the command line set the value below {@code quantum-trader} in force. */
    public boolean onCommandLine(String path) {
        return sourceOf(path).equals(COMMAND_LINE);
    }

    /** The same settings for a journal in that database, as if the command line had named it; the password is not among them. */
    public Settings withJournalIn(Database database) {
        return new Settings(
                home,
                whole.withValue(ROOT + ".journal.url", ConfigValueFactory.fromAnyRef(database.url(), COMMAND_LINE))
                        .withValue(
                                ROOT + ".journal.user", ConfigValueFactory.fromAnyRef(database.user(), COMMAND_LINE)));
    }

    /** File and line of a value, or what else set it. */
    static String source(ConfigValue value) {
        var origin = value.origin();
        String file = origin.filename();
        String resource = origin.resource();
        if (resource != null) return line(resource, origin.lineNumber());
        if (file != null) return line(Path.of(file).getFileName().toString(), origin.lineNumber());
        return origin.description();
    }

    private static String line(String file, int line) {
        return line > 0 ? file + ":" + line : file;
    }

    /**
     * One value in force.
     *
     * @param key full path
     * @param value as the configuration library reads it
     * @param source file and line, or what else set it
     */
    public record Entry(String key, Object value, String source) {

        /** As it may be told, see {@link Secrets}. */
        public Entry told() {
            return new Entry(key, Secrets.told(key, value), source);
        }
    }
}
