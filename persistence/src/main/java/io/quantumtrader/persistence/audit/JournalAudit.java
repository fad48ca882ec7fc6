package io.quantumtrader.persistence.audit;

import io.quantumtrader.persistence.journal.Chain;
import io.quantumtrader.persistence.journal.JournalRow;
import io.quantumtrader.persistence.journal.Snapshot;
import io.quantumtrader.persistence.journal.StoredRow;
import io.quantumtrader.persistence.journal.WaitingEvents;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.JournalSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Recomputes all chains and seals of a journal in one pass in the order of places, as of one moment, beside the fund that
 * writes it. It finds every row that was altered or removed, but for rows cut off at the end of the journal behind the last
 * seal: nothing outside knows of those.
 */
public final class JournalAudit {

    private static final String ORPHAN = "orphan|";

    private final Places places;
    private final LongConsumer progress;
    private final Chain chain = new Chain();
    private final Map<String, EntityChain> entities = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private List<Seal> seals = List.of();
    private int covering;
    private Seal.Root root = new Seal.Root(1, 0, Seal.NONE, 0);
    private long events;
    private long unsealed;

    /**
     * What is kept beside the database.
     *
     * @param seals the copy of the seals
     * @param spool the file that takes events while the database is away; need not exist
     * @param archive folder of the segments; need not exist while nothing is archived
     */
    public record Places(Path seals, Path spool, Path archive) {}

    private JournalAudit(Places places, LongConsumer progress) {
        this.places = places;
        this.progress = progress;
    }

    /**
     * Reads the whole journal.
     *
     * @param progress told the number of rows read so far
     */
    public static AuditReport verify(Database database, Places places, LongConsumer progress)
            throws SQLException, IOException {
        return new JournalAudit(places, progress).verify(database);
    }

    /** Spool and copy first: what they hold was in the database, or is on its way there, before the moment of the snapshot. */
    private AuditReport verify(Database database) throws SQLException, IOException {
        var waiting = new ArrayList<JournalRow>();
        readSpool(database, waiting);
        var copied = Seals.copied(places.seals());
        try (var snapshot = Snapshot.of(database, "quantum-trader audit")) {
            return verify(snapshot.connection(), copied, waiting);
        }
    }

    private void readSpool(Database database, List<JournalRow> into) {
        try {
            WaitingEvents.in(places.spool(), JournalSchema.identity(database), into::add);
        } catch (IOException unreadable) {
            findings.add(new Finding(Finding.Kind.SPOOL_BROKEN, "", 0, 0, String.valueOf(unreadable.getMessage())));
        }
    }

    private AuditReport verify(Connection connection, List<Seal> copied, List<JournalRow> waiting)
            throws SQLException, IOException {
        seals = Seals.stored(connection);
        compareWithCopy(copied);
        nextRoot();
        var journal = new WholeJournal(connection, places.archive(), findings::add);
        journal.forEach(this::take);
        while (covering < seals.size()) closeSeal();
        int written = entities.size();
        for (var row : waiting) {
            entity(row.persistenceId())
                    .waits(row.persistenceId(), row.sequenceNr())
                    .ifPresent(findings::add);
        }
        return new AuditReport(
                events,
                written,
                journal.segments(),
                seals.size(),
                unsealed,
                waiting.size(),
                DailyRoot.of(seals, copied),
                findings);
    }

    private void take(StoredRow stored) {
        while (covering < seals.size()
                && stored.ordering() > seals.get(covering).toOrdering()) closeSeal();
        if (covering < seals.size()) root.add(stored.ordering(), stored.chain());
        else unsealed++;
        String id = stored.row().persistenceId();
        if (stored.deleted()) {
            findings.add(new Finding(
                    Finding.Kind.MARKED_DELETED,
                    id,
                    stored.row().sequenceNr(),
                    stored.ordering(),
                    "is marked deleted"));
        }
        entity(id).follow(stored).ifPresent(findings::add);
        progress.accept(++events);
    }

    private EntityChain entity(String id) {
        return entities.computeIfAbsent(id, fresh -> new EntityChain(chain, fresh.startsWith(ORPHAN)));
    }

    private void closeSeal() {
        var expected = seals.get(covering);
        var computed = root.seal();
        if (computed.events() != expected.events()) {
            broken(expected, "covers " + expected.events() + " events, " + computed.events() + " are there");
        } else if (!computed.root().equals(expected.root())) {
            broken(expected, "the events up to place " + expected.toOrdering() + " are not those it was set over");
        }
        covering++;
        nextRoot();
    }

    private void nextRoot() {
        if (covering >= seals.size()) return;
        var seal = seals.get(covering);
        String before = covering == 0 ? Seal.NONE : seals.get(covering - 1).root();
        if (seal.number() != covering + 1) broken(seal, "seal " + (covering + 1) + " is missing");
        if (!seal.previous().equals(before)) broken(seal, "does not follow the seal before it");
        root = new Seal.Root(seal.number(), seal.atMs(), seal.previous(), 0);
    }

    private void compareWithCopy(List<Seal> copied) {
        String name = String.valueOf(places.seals().getFileName());
        for (int i = 0; i < copied.size(); i++) {
            if (i >= seals.size()) broken(copied.get(i), "is in " + name + " and not in the database");
            else if (!copied.get(i).equals(seals.get(i))) broken(seals.get(i), "differs from its copy in " + name);
        }
    }

    private void broken(Seal seal, String detail) {
        findings.add(Finding.ofSeal(seal.number(), detail));
    }
}
