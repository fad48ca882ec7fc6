package io.quantumtrader.persistence.journal;

import io.quantumtrader.persistence.journal.JournalConfig.SpoolSettings;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.OwnershipLock;
import io.quantumtrader.persistence.postgres.PostgresUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings over what a fund that ended without its database has left in its spool, for those who read its journal. */
public final class SpoolRecovery {

    private static final Logger LOG = LoggerFactory.getLogger(SpoolRecovery.class);

    private SpoolRecovery() {}

    /**
     * Empties the spool into the database; the caller owns the journal. How many events waited.
     *
     * @throws PostgresUnavailable if it cannot be read or brought over; then it stays as it was
     */
    public static long bringOver(Database database, SpoolSettings settings) {
        if (!Files.exists(settings.file())) return 0;
        try (var spool = SpoolFile.open(settings.file(), settings.journal(), settings.bytes());
                var connection = database.connect(OwnershipLock.WRITER_NAME)) {
            if (spool.isEmpty()) return 0;
            var insert = new JournalInsert(connection, new ChainHeads());
            insert.requireDurable();
            var brought = new SpoolImport(
                    spool,
                    insert,
                    run -> LOG.error(
                            "Events of {} from {} on were written by somebody else meanwhile; kept as {}",
                            run.persistenceId(),
                            run.from(),
                            run.keptAs()));
            brought.finish();
            long events = spool.events();
            spool.reset();
            return events;
        } catch (IOException | SQLException failed) {
            throw new PostgresUnavailable("the spool cannot be brought over: " + failed.getMessage(), failed);
        }
    }
}
