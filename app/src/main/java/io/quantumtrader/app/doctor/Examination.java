package io.quantumtrader.app.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantumtrader.app.client.FundClient;
import io.quantumtrader.app.client.FundRefused;
import io.quantumtrader.app.client.NotReachable;
import io.quantumtrader.app.client.OperatorTokens;
import io.quantumtrader.app.config.ConfigurationRefused;
import io.quantumtrader.app.config.JournalSection;
import io.quantumtrader.app.config.Section;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.launch.LaunchFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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
     * Examines all there is; a broken configuration ends the examination after the machine.
     *
     * @param load loads the settings
     * @param address where the fund is expected, from the settings
     */
    public static List<Finding> examine(Supplier<Settings> load, Function<Settings, String> address) {
        List<Finding> findings = new ArrayList<>(List.of(
                Machine.java(), Machine.cores(), Machine.memory(), Machine.clock(Instant.now(), FIRST_RELEASE)));
        try {
            Settings settings = load.get();
            findings.add(Finding.ok("configuration", "profile " + settings.profile() + ", no problems"));
            Path data = settings.dataDirectory();
            var journal = JournalSection.read(settings.section("journal"));
            findings.add(Machine.disk(data, journal.disk()));
            findings.add(data(data));
            findings.addAll(tokens(OperatorTokens.of(settings)));
            findings.addAll(fund(settings, address.apply(settings)));
            findings.add(Postgres.examine(data, journal.external()));
        } catch (ConfigurationRefused refused) {
            findings.add(
                    Finding.fail("configuration", String.valueOf(refused.getMessage()), "correct application.conf"));
        }
        return findings;
    }

    private static Finding data(Path folder) {
        if (!Files.exists(folder)) return Finding.ok("data", folder + " is made by the first ./qt up");
        return Files.isWritable(folder)
                ? Finding.ok("data", folder.toString())
                : Finding.fail("data", folder + " is not writable", "give it to the user who runs the fund");
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
            return Optional.of(
                    Finding.fail("token", String.valueOf(exposed.getMessage()), "delete it and start again"));
        }
    }

    /** A fund that answers, or a port that is free for one. */
    private static List<Finding> fund(Settings settings, String address) {
        try {
            JsonNode health = new FundClient(address, Optional.empty()).get("/health/ready");
            return List.of(Finding.ok("fund", address + " is ready " + summary(health)));
        } catch (FundRefused notReady) {
            return List.of(Finding.warn(
                    "fund",
                    address + " answers: " + notReady.getMessage(),
                    "look at the page, or at " + address + "/health/ready"));
        } catch (NotReachable silent) {
            return List.of(Finding.ok("fund", "none runs at " + address), port(settings.section("http")));
        }
    }

    private static Finding port(Section http) {
        int port = http.whole("port");
        if (Port.isFree(http.text("host"), port)) return Finding.ok("port", port + " is free");
        String holder = Port.holder(port).orElse("another program");
        return Finding.fail(
                "port", port + " is held by " + holder, "stop it, or start with ./qt up --port N (http.port)");
    }

    private static String summary(JsonNode health) {
        int checks = health.path("checks").size();
        return checks == 0 ? "" : "(" + checks + " checks)";
    }
}
