package io.quantumtrader.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fails a flush and then goes on: what was not acknowledged does not count, what is acknowledged later does. */
class SpoolFlushTest {

    private static final UUID JOURNAL = new UUID(1, 2);
    private static final long BYTES = 1 << 16;

    @TempDir
    private Path folder;

    @Test
    void anAppendThatFailedLeavesNothingBehindShorterOnesThatFollow() throws IOException {
        var disk = disk();
        try (var spool = SpoolFile.over(path(), disk, JOURNAL, BYTES)) {
            disk.failNextFlush();
            assertThatThrownBy(() ->
                            spool.append(List.of(TestRows.counted("lost", 1, 1), TestRows.counted("gone", 1, 20))))
                    .hasMessageContaining("input/output");
            spool.append(List.of(TestRows.counted("kept", 1, 1)));
        }

        assertThat(afterACrash()).isEqualTo("kept");
    }

    @Test
    void whatIsAcknowledgedAfterAResetThatFailedIsThereAfterACrash() throws IOException {
        var disk = disk();
        try (var spool = SpoolFile.over(path(), disk, JOURNAL, BYTES)) {
            spool.append(List.of(TestRows.counted("brought", 1, 1)));
            disk.failNextFlush();
            assertThatThrownBy(spool::reset).hasMessageContaining("input/output");
            spool.append(List.of(TestRows.counted("kept", 1, 1)));
        }

        assertThat(afterACrash()).as("imported twice is skipped, lost is lost").endsWith("kept");
    }

    @Test
    void aFileWhoseHeaderNeverReachedTheDiskIsBegunAnew() throws IOException {
        Files.write(path(), new byte[4_096]);

        try (var spool = SpoolFile.open(path(), JOURNAL, BYTES)) {
            assertThat(spool.isEmpty()).isTrue();
        }
    }

    private FaultyChannel disk() throws IOException {
        return new FaultyChannel(
                FileChannel.open(path(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    private Path path() {
        return folder.resolve("spool");
    }

    private String afterACrash() throws IOException {
        try (var spool = SpoolFile.open(path(), JOURNAL, BYTES)) {
            var rows = spool.read(SpoolFile.beginning(), 1_000).rows();
            return String.join(" ", rows.stream().map(JournalRow::persistenceId).toList());
        }
    }
}
