package io.quantumtrader.persistence.audit;

import io.quantumtrader.persistence.journal.Chain;
import io.quantumtrader.persistence.postgres.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * Recomputes all chains and seals of a journal in one pass in the order of places. It finds every row that was altered or
 * removed, but for rows cut off at the end of the journal behind the last seal: nothing outside knows of those.
 */
public final class JournalAudit {

    private static final String ORPHAN = "orphan|";

    private final Path copy;
    private final LongConsumer progress;
    private final Chain chain = new Chain();
    private final Map<String, EntityChain> entities = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private List<Seal> seals = List.of();
    private int covering;
    private Seal.Root root = new Seal.Root(1, 0, Seal.NONE, 0);
    private long events;
    private long unsealed;

    private JournalAudit(Path copy, LongConsumer progress) {
        this.copy = copy;
        this.progress = progress;
    }

    /**
     * What was found.
     *
     * @param events rows read
     * @param entities ids that wrote them
     * @param seals compared
     * @param unsealed rows behind the last seal
     * @param dailyRoots the last root of each day (UTC) on which one was set
     * @param findings everything that is not as it was written, in the order of the journal
     */
    public record Report(
            long events,
            int entities,
            int seals,
            long unsealed,
            SortedMap<LocalDate, String> dailyRoots,
            List<Finding> findings) {
        public Report {
            dailyRoots = Collections.unmodifiableSortedMap(new TreeMap<>(dailyRoots));
            findings = List.copyOf(findings);
        }

        public boolean intact() {
            return findings.isEmpty();
        }
    }

    /**
     * Reads the whole journal.
     *
     * @param copy where the seals are kept outside the database
     * @param progress told the number of rows read so far
     */
    public static Report verify(Database database, Path copy, LongConsumer progress) throws SQLException, IOException {
        try (var connection = database.connect("quantum-trader audit")) {
            return new JournalAudit(copy, progress).verify(connection);
        }
    }

    private Report verify(Connection connection) throws SQLException, IOException {
        seals = Seals.stored(connection);
        compareWithCopy(Seals.copied(copy));
        nextRoot();
        StoredRows.after(connection, 0, this::take);
        while (covering < seals.size()) closeSeal();
        return new Report(events, entities.size(), seals.size(), unsealed, dailyRoots(), findings);
    }

    private void take(StoredRow stored) {
        while (covering < seals.size()
                && stored.ordering() > seals.get(covering).toOrdering()) closeSeal();
        if (covering < seals.size()) root.add(stored.ordering(), stored.chain());
        else unsealed++;
        String id = stored.row().persistenceId();
        if (stored.deleted()) {
            findings.add(new Finding(
                    Finding.Kind.MARKED_DELETED, id, stored.row().sequenceNr(), "row " + stored.ordering()));
        }
        entities.computeIfAbsent(id, fresh -> new EntityChain(chain, fresh.startsWith(ORPHAN)))
                .follow(stored)
                .ifPresent(findings::add);
        progress.accept(++events);
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
        for (int i = 0; i < copied.size(); i++) {
            if (i >= seals.size()) broken(copied.get(i), "is in " + copy.getFileName() + " and not in the database");
            else if (!copied.get(i).equals(seals.get(i)))
                broken(seals.get(i), "differs from its copy in " + copy.getFileName());
        }
    }

    private void broken(Seal seal, String detail) {
        findings.add(new Finding(Finding.Kind.SEAL_BROKEN, "", seal.number(), detail));
    }

    private SortedMap<LocalDate, String> dailyRoots() {
        var roots = new TreeMap<LocalDate, String>();
        for (var seal : seals)
            roots.put(Instant.ofEpochMilli(seal.atMs()).atZone(ZoneOffset.UTC).toLocalDate(), seal.root());
        return roots;
    }
}
