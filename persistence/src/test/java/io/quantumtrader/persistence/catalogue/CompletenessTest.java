package io.quantumtrader.persistence.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.persistence.JournalEvent;
import io.quantumtrader.persistence.journal.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CompletenessTest {

    private static final Path CLASSES = Path.of("target", "classes");

    @Test
    void everyEventOfThisModuleIsInTheCatalogue() throws Exception {
        var catalogued = AllEvents.CATALOGUE.types().stream()
                .<Class<?>>map(EventType::type)
                .toList();

        assertThat(events())
                .as("add what is missing to its aggregate's catalogue, and that to AllEvents")
                .allMatch(catalogued::contains);
    }

    @Test
    void everyEventIsAFlatRecordOfPlainTypes() throws Exception {
        assertThat(events())
                .allSatisfy(event -> assertThat(SampleRecord.of(event)).isInstanceOf(event));
    }

    private static List<Class<? extends JournalEvent>> events() throws IOException, ClassNotFoundException {
        var found = new ArrayList<Class<? extends JournalEvent>>();
        try (Stream<Path> files = Files.walk(CLASSES)) {
            for (var file :
                    files.map(CLASSES::relativize).map(Path::toString).sorted().toList()) {
                if (!file.startsWith("io/quantumtrader/persistence") || !file.endsWith(".class")) continue;
                if (file.endsWith("package-info.class")) continue;
                var name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
                var type = Class.forName(name, false, CompletenessTest.class.getClassLoader());
                if (JournalEvent.class.isAssignableFrom(type) && !type.isInterface()) {
                    found.add(type.asSubclass(JournalEvent.class));
                }
            }
        }
        return found;
    }
}
