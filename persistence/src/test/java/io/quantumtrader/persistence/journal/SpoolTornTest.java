package io.quantumtrader.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A machine that loses power between the write and the flush: any sectors of the last append may be on disk and any may not,
 * in any order. What was acknowledged is there, what was not is there as a whole or not at all, and the file opens.
 */
class SpoolTornTest {

    private static final UUID JOURNAL = new UUID(1, 2);
    private static final long BYTES = 1 << 18;
    private static final int SECTOR = 512;

    @TempDir
    private Path folder;

    @Test
    void opensWhenOnlyTheSecondOfTwoWritesOfAnAppendReachedTheDisk() throws IOException {
        var path = folder.resolve("spool");
        long end;
        try (var spool = SpoolFile.open(path, JOURNAL, BYTES)) {
            spool.append(List.of(TestRows.counted("kept", 1, 3)));
            end = spool.end();
            spool.append(List.of(TestRows.counted("a", 1, 9), TestRows.counted("b", 1, 9)));
        }
        erase(path, end, 24);

        try (var again = SpoolFile.open(path, JOURNAL, BYTES)) {
            assertThat(names(again)).containsExactly("kept1", "kept2", "kept3");
        }
    }

    @Test
    void takesNothingOfAnUnacknowledgedAppendForRealAfterwards() throws IOException {
        var path = folder.resolve("spool");
        long end;
        try (var spool = SpoolFile.open(path, JOURNAL, BYTES)) {
            spool.append(List.of(TestRows.counted("kept", 1, 1)));
            end = spool.end();
            spool.append(List.of(TestRows.counted("a", 1, 1), TestRows.counted("b", 1, 1)));
        }
        erase(path, end, 24);
        try (var again = SpoolFile.open(path, JOURNAL, BYTES)) {
            again.append(List.of(TestRows.counted("c", 1, 1)));
        }

        try (var third = SpoolFile.open(path, JOURNAL, BYTES)) {
            assertThat(names(third)).containsExactly("kept1", "c1");
        }
    }

    @Test
    void losesNothingAcknowledgedWhicheverSectorsOfTheLastAppendAreMissing() throws IOException {
        var random = new Random(7);
        int cases = 200;
        int violations = 0;
        for (int i = 0; i < cases; i++) if (!survives(folder.resolve("torn-" + i), random)) violations++;
        System.out.println("property spool, lost sectors (seed 7): " + cases + " cases, " + violations + " violations");
        assertThat(violations).isZero();
    }

    /** Three appends, the last one torn; then one more life that appends, and one that reads. */
    private static boolean survives(Path path, Random random) throws IOException {
        var acknowledged = new ArrayList<String>();
        long before;
        long after;
        var last = List.of(some("x", random), some("y", random), some("z", random));
        try (var spool = SpoolFile.open(path, JOURNAL, BYTES)) {
            for (int i = 0; i < 2; i++) {
                var rows = some("k" + i, random);
                spool.append(List.of(rows));
                rows.forEach(row -> acknowledged.add(row.persistenceId() + row.sequenceNr()));
            }
            before = spool.end();
            spool.append(last);
            after = spool.end();
        }
        for (long sector = before / SECTOR; sector <= after / SECTOR; sector++) {
            long from = Math.max(before, sector * SECTOR);
            long to = Math.min(after, (sector + 1) * SECTOR);
            if (from < to && random.nextBoolean()) erase(path, from, (int) (to - from));
        }
        var whole = new ArrayList<>(acknowledged);
        last.forEach(rows -> rows.forEach(row -> whole.add(row.persistenceId() + row.sequenceNr())));
        List<String> found;
        try (var again = SpoolFile.open(path, JOURNAL, BYTES)) {
            found = names(again);
            again.append(List.of(TestRows.counted("next", 1, 1)));
        } catch (IOException refused) {
            return false;
        }
        try (var third = SpoolFile.open(path, JOURNAL, BYTES)) {
            var expected = new ArrayList<>(found);
            expected.add("next1");
            return (found.equals(acknowledged) || found.equals(whole))
                    && names(third).equals(expected);
        } finally {
            Files.delete(path);
        }
    }

    private static List<JournalRow> some(String id, Random random) {
        return TestRows.counted(id, 1, 1 + random.nextInt(12));
    }

    private static void erase(Path path, long from, int count) throws IOException {
        try (var file = new RandomAccessFile(path.toFile(), "rw")) {
            file.seek(from);
            file.write(new byte[count]);
        }
    }

    private static List<String> names(SpoolFile spool) throws IOException {
        var names = new ArrayList<String>();
        long position = SpoolFile.beginning();
        while (position < spool.end()) {
            var stretch = spool.read(position, 2);
            for (var row : stretch.rows()) names.add(row.persistenceId() + row.sequenceNr());
            position = stretch.next();
        }
        return names;
    }
}
