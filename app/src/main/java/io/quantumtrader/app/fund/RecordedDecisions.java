package io.quantumtrader.app.fund;

import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.explain.Explanations;
import io.quantumtrader.app.launch.ExplainRequest;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.persistence.catalogue.AllEvents;
import io.quantumtrader.persistence.explain.Lookup;
import io.quantumtrader.persistence.journal.JournalReader;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.PostgresServer;
import io.quantumtrader.persistence.postgres.PostgresUnavailable;
import io.quantumtrader.persistence.postgres.ServerSettings;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Decisions of a journal in a folder. Reading takes the journal away from nobody: where a server runs it is asked as it is, and only
 * where none runs one is started for the question.
 */
final class RecordedDecisions {

    private RecordedDecisions() {}

    static Lookup explain(ExplainRequest request, Settings settings) {
        Path root = request.data().resolve("postgres");
        if (!Files.isDirectory(root)) throw new LaunchFailed("there is no journal at " + request.data());
        try {
            var running = PostgresServer.running(root);
            if (running.isPresent()) return ask(running.get(), request, settings);
            var programs = settings.home().resolve("var/programs");
            try (var server = PostgresServer.start(ServerSettings.in(root, programs))) {
                return ask(server.database(), request, settings);
            }
        } catch (PostgresUnavailable failed) {
            throw new LaunchFailed(String.valueOf(failed.getMessage()), failed);
        }
    }

    private static Lookup ask(Database database, ExplainRequest request, Settings settings) {
        String portfolio = settings.section("portfolio").text("name");
        try (var reader = new JournalReader(database, AllEvents.CATALOGUE)) {
            return new Explanations(reader, portfolio).of(request.asked());
        }
    }
}
