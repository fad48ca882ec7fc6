package io.quantumtrader.app.doctor;

import io.quantumtrader.app.client.FundClient;
import io.quantumtrader.app.client.FundRefused;
import io.quantumtrader.app.client.NotReachable;
import io.quantumtrader.app.client.OperatorTokens;
import io.quantumtrader.app.config.ConfigurationRefused;
import io.quantumtrader.app.config.JournalSection;
import io.quantumtrader.app.config.Section;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.app.secret.Secrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Everything the doctor looks at, in the order in which it would stand in the way. */
public final class Examination {

    /** Earlier than the first release of this program: a clock before it is wrong. */
    private static final Instant FIRST_RELEASE = Instant.parse("2026-01-01T00:00:00Z");

    private Examination() {}

    /**
     * Who is examined.
     *
     * @param load loads the settings
     * @param fund a client of the fund where it is expected by the settings
     */
    public record Patient(Supplier<Settings> load, Function<Settings, FundClient> fund) {}

    /** Examines all there is; a broken configuration ends the examination after the machine. */
    public static List<Finding> examine(Patient patient, InstantSource now) {
        List<Finding> findings = new ArrayList<>(List.of(
                Machine.java(), Machine.cores(), Machine.memory(), Machine.clock(now.instant(), FIRST_RELEASE)));
        try {
            Settings settings = patient.load().get();
            findings.add(Finding.ok("configuration", "profile " + settings.profile() + ", no problems"));
            Path data = settings.dataDirectory();
            var journal = JournalSection.read(settings.section("journal"));
            findings.add(Machine.disk(data, journal.disk()));
            findings.add(data(data));
            findings.addAll(tokens(OperatorTokens.of(settings)));
            findings.addAll(Ends.tokens(OperatorTokens.bookOf(settings), now.instant()));
            findings.addAll(certificates(settings.section("cluster.tls"), now.instant()));
            ApiCertificate.examine(settings.section("http"), now.instant()).ifPresent(findings::add);
            findings.addAll(fund(settings, patient.fund(), now));
            findings.addAll(venue(settings.section("venue"), now));
            findings.addAll(Postgres.examine(data, journal.external(), now));
        } catch (ConfigurationRefused refused) {
            findings.add(Finding.fail(
                    "configuration", String.valueOf(refused.getMessage()), "no problems", "correct application.conf"));
        }
        return findings;
    }

    private static Finding data(Path folder) {
        if (!Files.exists(folder)) return Finding.ok("data", folder + " is made by the first ./qt up");
        return Files.isWritable(folder)
                ? Finding.ok("data", folder.toString(), "a folder that can be written")
                : Finding.fail(
                        "data",
                        folder.toString(),
                        "a folder that can be written",
                        "give it to the user who runs the fund");
    }

    /** Of operators who have one yet; ./qt up makes what is missing. */
    private static List<Finding> tokens(OperatorTokens operators) {
        return operators.names().stream()
                .flatMap(name -> token(operators, name).stream())
                .toList();
    }

    private static Optional<Finding> token(OperatorTokens operators, String name) {
        try {
            return operators
                    .read(name)
                    .map(token -> Finding.ok("token", "of " + name + " is there, readable by its owner only"));
        } catch (LaunchFailed exposed) {
            return Optional.of(Finding.fail(
                    "token",
                    String.valueOf(exposed.getMessage()),
                    "readable by its owner only",
                    "delete it and start again"));
        }
    }

    private static List<Finding> certificates(Section tls, Instant now) {
        if (!tls.flag("enabled")) return List.of();
        return List.of(
                Ends.certificate(Path.of(tls.text("certificate")), now),
                Ends.certificate(Path.of(tls.text("authority")), now));
    }

    /** A fund that answers, or a port that is free for one. */
    private static List<Finding> fund(Settings settings, Function<Settings, FundClient> found, InstantSource now) {
        FundClient client = found.apply(settings);
        try {
            return FundChecks.of(client, settings, now);
        } catch (FundRefused refused) {
            return List.of(Finding.warn(
                    "fund",
                    client.address() + " answers: " + refused.getMessage(),
                    "the checks of a fund",
                    "look whether another program listens there, or name the fund with --url"));
        } catch (NotReachable silent) {
            return List.of(Finding.ok("fund", "none runs at " + client.address()), port(settings.section("http")));
        }
    }

    /** The clock of a venue that is a program of its own; the one inside has none. */
    private static List<Finding> venue(Section venue, InstantSource now) {
        if (venue.text("url").isEmpty()) return List.of();
        try {
            var before = now.instant();
            return new FundClient(venue.text("url"), Optional.empty())
                            .clock()
                            .map(theirs -> Clocks.compared(
                                    "venue", Clocks.between(before, now.instant()), theirs, Duration.ofSeconds(1)))
                            .stream()
                            .toList();
        } catch (NotReachable silent) {
            return List.of(Finding.fail(
                    "venue",
                    Secrets.within(venue.text("url")) + " does not answer",
                    "a venue",
                    "start it (./qt venue), or correct venue.url"));
        }
    }

    private static Finding port(Section http) {
        int port = http.whole("port");
        if (Port.isFree(http.text("host"), port)) return Finding.ok("port", port + " is free");
        String holder = Port.holder(port).orElse("another program");
        return Finding.fail(
                "port",
                port + " is held by " + holder,
                "free, as no fund answers there",
                "stop it, or start with ./qt up --port N (http.port)");
    }
}
