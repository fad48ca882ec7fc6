package io.quantumtrader.app.command;

import io.quantumtrader.app.config.JournalSection;
import io.quantumtrader.persistence.postgres.Database;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** A database for a benchmark or drill, instead of an embedded one. */
final class DatabaseOption {

    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "A PostgreSQL that somebody else runs, jdbc:postgresql://HOST:PORT/DATABASE; written to in schemas of"
                            + " its own, which are dropped afterwards. An embedded one without it.")
    private @Nullable String url;

    @Option(names = "--user", paramLabel = "NAME", description = "Who logs in there; password in QT_JOURNAL_PASSWORD.")
    private @Nullable String user;

    Optional<Database> given(CommandSpec spec) {
        if (url == null) return Optional.empty();
        if (!url.startsWith("jdbc:postgresql://"))
            throw new ParameterException(spec.commandLine(), "--url must begin with jdbc:postgresql://, was " + url);
        if (user == null) throw new ParameterException(spec.commandLine(), "--url needs --user");
        String password = System.getenv(JournalSection.PASSWORD);
        return Optional.of(new Database(url, user, password == null ? "" : password));
    }
}
