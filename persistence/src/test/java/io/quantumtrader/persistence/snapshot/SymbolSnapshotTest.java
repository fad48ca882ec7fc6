package io.quantumtrader.persistence.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.kernel.symbol.Indicators;
import io.quantumtrader.persistence.symbol.BookSnapshot;
import io.quantumtrader.persistence.symbol.Story;
import io.quantumtrader.persistence.symbol.StoryTerms;
import io.quantumtrader.persistence.symbol.SymbolBook;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import io.quantumtrader.persistence.symbol.SymbolSnapshot;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Proves that a symbol that goes on from a snapshot is, bit for bit, one that has read every event. */
class SymbolSnapshotTest {

    private static final int STORIES = 60;
    private static final int BARS = 250;
    private static final int SNAPSHOTS_EACH = 6;

    /** A book with what its bars have left. */
    private record Symbol(SymbolBook book, Indicators indicators) {

        static Symbol empty() {
            var indicators = StoryTerms.indicators();
            return new Symbol(new SymbolBook(indicators::push), indicators);
        }

        static Symbol of(SymbolSnapshot from) {
            var indicators = StoryTerms.indicators();
            indicators.restore(from.indicators());
            return new Symbol(SymbolBook.of(from.book(), indicators::push), indicators);
        }

        SymbolSnapshot snapshot() {
            return new SymbolSnapshot(book.snapshot(), indicators.memory());
        }
    }

    @Test
    void goesOnAsIfItHadReadEveryEvent() throws IOException {
        var random = new SplittableRandom(11);
        long compared = 0;
        long held = 0;
        for (long seed = 0; seed < STORIES; seed++) {
            var events = Story.told(seed, BARS);
            for (int i = 0; i < SNAPSHOTS_EACH; i++) {
                int at = random.nextInt(events.size());
                var whole = Symbol.empty();
                events.subList(0, at).forEach(whole.book()::apply);
                held += whole.book().position().isPresent() ? 1 : 0;
                var restored = Symbol.of(stored(whole.snapshot()));
                compared += follow(events.subList(at, events.size()), whole, restored, "seed " + seed + " at " + at);
            }
        }
        System.out.printf(
                "snapshots: %d, %d of them of a held position, %,d states compared, violations 0%n",
                STORIES * SNAPSHOTS_EACH, held, compared);
        assertThat(held).isGreaterThan(STORIES);
    }

    private static long follow(List<SymbolEvent> events, Symbol whole, Symbol restored, String where) {
        assertThat(restored.snapshot()).as(where).isEqualTo(whole.snapshot());
        for (var event : events) {
            whole.book().apply(event);
            restored.book().apply(event);
            assertThat(restored.indicators().reading())
                    .as(where)
                    .isEqualTo(whole.indicators().reading());
        }
        assertThat(restored.snapshot()).as(where).isEqualTo(whole.snapshot());
        return events.size();
    }

    private static SymbolSnapshot stored(SymbolSnapshot snapshot) throws IOException {
        return (SymbolSnapshot) SnapshotMapper.read(SnapshotMapper.write(snapshot), SymbolSnapshot.class);
    }

    /** A field that is added to the book and forgotten in its snapshot fails here. */
    @Test
    void holdsEveryFieldOfTheBook() {
        Set<String> kept = Arrays.stream(BookSnapshot.class.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
        var fields = Arrays.stream(SymbolBook.class.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .map(Field::getName)
                .filter(name -> !Set.of("bars", "sigmaHistory").contains(name));

        assertThat(fields).allMatch(kept::contains);
        assertThat(kept).contains("sigmaSamples", "sigmaHour");
    }
}
