package io.quantumtrader.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantumtrader.persistence.journal.archive.Archive;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.SharedServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JournalReaderTest {

    private final Database database = SharedServer.database();
    private final GroupCommit writer = new GroupCommit(database, "test", 1_000);
    private final JournalReader reader = new JournalReader(database, SampleEvent.CATALOGUE);

    @BeforeEach
    void empty() throws SQLException {
        TestRows.removeAll(database);
    }

    @AfterEach
    void close() {
        reader.close();
        writer.close();
    }

    @Test
    void asOfNowNeverSeesTheJournalGoOn() throws Exception {
        write(TestRows.counted("a", 1, 5));
        write(TestRows.counted("b", 1, 3));
        try (var then = JournalReader.asOfNow(database, SampleEvent.CATALOGUE, Archive.none())) {
            long last = then.lastOrdering();
            write(TestRows.counted("a", 6, 10));
            write(TestRows.counted("c", 1, 1));

            var seen = new ArrayList<Long>();
            then.forEach("a", 1, entry -> seen.add(entry.sequenceNr()));
            assertThat(seen).containsExactly(1L, 2L, 3L, 4L, 5L);
            assertThat(then.persistenceIds()).containsExactly("a", "b");
            assertThat(then.highestSequenceNr("a")).isEqualTo(5);
            assertThat(then.lastOrdering()).isEqualTo(last);
            assertThat(then.following("c", 1, Set.of(), 10)).isEmpty();
        }
        assertThat(reader.highestSequenceNr("a")).isEqualTo(10);
    }

    @Test
    void readsTheEventsOfOneIdInOrderThroughACursor() throws Exception {
        write(TestRows.counted("a", 1, 5_000));
        write(TestRows.counted("b", 1, 3));
        var seen = new ArrayList<Long>();

        reader.forEach("a", 11, entry -> seen.add(entry.sequenceNr()));

        assertThat(seen).isEqualTo(LongStream.rangeClosed(11, 5_000).boxed().toList());
        assertThat(reader.counts()).containsExactly(java.util.Map.entry("a", 5_000L), java.util.Map.entry("b", 3L));
        assertThat(reader.persistenceIds()).containsExactly("a", "b");
        assertThat(reader.highestSequenceNr("a")).isEqualTo(5_000);
        assertThat(reader.highestSequenceNr("nobody")).isZero();
        assertThat(reader.countsByManifest()).containsExactly(java.util.Map.entry("sample.Counted#1", 5_003L));
    }

    @Test
    void readsAllIdsInTheOrderOfCommitsFromAnyPlaceOn() throws Exception {
        write(TestRows.counted("a", 1, 1));
        write(TestRows.counted("b", 1, 1));
        write(TestRows.counted("a", 2, 2));
        var all = new ArrayList<JournalEntry>();
        reader.forEachAfter(0, all::add);

        var rest = new ArrayList<JournalEntry>();
        reader.forEachAfter(all.getFirst().ordering(), rest::add);

        assertThat(all.stream().map(entry -> entry.persistenceId() + entry.sequenceNr()))
                .containsExactly("a1", "b1", "a2");
        assertThat(rest).isEqualTo(all.subList(1, 3));
        assertThat(all.getLast().event()).isEqualTo(new SampleEvent.Counted(2));
    }

    @Test
    void pagesBackFromTheLatest() throws Exception {
        write(TestRows.counted("a", 1, 10));
        write(List.of(TestRows.row("a", 11, new SampleEvent.Held(1, 2, 3))));
        write(TestRows.counted("a", 12, 12));

        assertThat(numbers(reader.latest("a", 3))).containsExactly(12L, 11L, 10L);
        assertThat(numbers(reader.latest("a", 12, Set.of(), 2))).containsExactly(11L, 10L);
        assertThat(numbers(reader.latest("a", Long.MAX_VALUE, Set.of("sample.Counted"), 2)))
                .containsExactly(12L, 10L);
        assertThat(reader.latest("nobody", 3)).isEmpty();
    }

    @Test
    void namesTheRowItCannotRead() throws Exception {
        write(List.of(new JournalRow("a", 1, "w", 0, "", JournalSerializer.IDENTIFIER, "gone.Event#1", new byte[0])));

        assertThatThrownBy(() -> reader.latest("a", 1)).hasMessageContaining("gone.Event#1");
    }

    private void write(List<JournalRow> rows) throws Exception {
        writer.write(rows).get(20, TimeUnit.SECONDS);
    }

    private static List<Long> numbers(List<JournalEntry> entries) {
        return entries.stream().map(JournalEntry::sequenceNr).toList();
    }
}
