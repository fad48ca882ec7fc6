package io.quantumtrader.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

class SpoolFileTest {

    private static final UUID JOURNAL = new UUID(1, 2);
    private static final long BYTES = 1 << 18;

    @TempDir
    private Path folder;

    @Test
    void givesBackWhatWasAppendedAfterItWasOpenedAgain() throws IOException {
        try (var spool = open()) {
            spool.append(List.of(TestRows.counted("a", 1, 3), TestRows.counted("b", 7, 7)));
            spool.append(List.of(TestRows.counted("a", 4, 4)));
        }

        try (var again = open()) {
            assertThat(again.events()).isEqualTo(5);
            assertThat(names(again)).containsExactly("a1", "a2", "a3", "b7", "a4");
        }
    }

    @Test
    void isEmptyAfterAResetAlsoWhenOldRecordsStillLieBehindNewOnes() throws IOException {
        try (var spool = open()) {
            spool.append(List.of(TestRows.counted("old", 1, 20)));
            spool.reset();
            spool.append(List.of(TestRows.counted("new", 1, 1)));
        }

        try (var again = open()) {
            assertThat(names(again)).containsExactly("new1");
        }
    }

    @Test
    void losesNothingThatWasAcknowledgedWhereverACrashTearsTheNextAppend() throws IOException {
        var random = new Random(7);
        int violations = 0;
        int cases = 200;
        for (int i = 0; i < cases; i++) {
            var path = folder.resolve("torn-" + i);
            long end;
            try (var spool = SpoolFile.open(path, JOURNAL, BYTES)) {
                spool.append(List.of(TestRows.counted("a", 1, 1 + random.nextInt(5))));
                end = spool.end();
            }
            try (var file = new RandomAccessFile(path.toFile(), "rw")) {
                var torn = new byte[1 + random.nextInt(400)];
                random.nextBytes(torn);
                file.seek(end);
                file.write(torn);
            }
            try (var again = SpoolFile.open(path, JOURNAL, BYTES)) {
                if (again.end() != end) violations++;
            }
            Files.delete(path);
        }
        System.out.println("property spool, torn appends (seed 7): " + cases + " cases, " + violations + " violations");
        assertThat(violations).isZero();
    }

    @Test
    void refusesAFileThatIsDamagedBeforeSoundEvents() throws IOException {
        long damaged;
        try (var spool = open()) {
            spool.append(List.of(TestRows.counted("a", 1, 1)));
            damaged = spool.end() - 9;
            spool.append(List.of(TestRows.counted("a", 2, 2)));
        }
        flip(damaged);

        assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("sound events follow");
    }

    @Test
    void takesAWriteWholeOrNotAtAllWhenItIsFull() throws IOException {
        try (var spool = SpoolFile.open(folder.resolve("small"), JOURNAL, 8_192)) {
            long before = spool.end();

            assertThatThrownBy(() -> spool.append(List.of(TestRows.counted("a", 1, 1), TestRows.counted("a", 2, 900))))
                    .isInstanceOf(SpoolFile.Full.class);

            assertThat(spool.end()).isEqualTo(before);
            assertThat(spool.isEmpty()).isTrue();
        }
    }

    @Test
    void refusesEventsOfAnotherJournalAndTakesAnEmptyFileOver() throws IOException {
        try (var spool = open()) {
            assertThat(spool.isEmpty()).isTrue();
        }
        try (var taken = SpoolFile.open(folder.resolve("spool"), new UUID(9, 9), BYTES)) {
            taken.append(List.of(TestRows.counted("a", 1, 1)));
        }

        assertThatThrownBy(this::open).hasMessageContaining("holds 1 events of another journal");
    }

    @Test
    void isOpenOnceAtATime() throws IOException {
        try (var first = open()) {
            assertThat(first.capacity()).isEqualTo(BYTES);
            assertThatThrownBy(this::open).hasMessageContaining("in use by another fund");
        }
    }

    private SpoolFile open() throws IOException {
        return SpoolFile.open(folder.resolve("spool"), JOURNAL, BYTES);
    }

    private void flip(long position) throws IOException {
        try (var file = new RandomAccessFile(folder.resolve("spool").toFile(), "rw")) {
            file.seek(position);
            int value = file.read();
            file.seek(position);
            file.write(value ^ 1);
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
