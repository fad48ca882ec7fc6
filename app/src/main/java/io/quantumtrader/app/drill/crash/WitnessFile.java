package io.quantumtrader.app.drill.crash;

import io.quantumtrader.app.launch.LaunchFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** What a witness saw acknowledged. */
public record WitnessFile(Path file) {

    /** How many events so far, more or less: a line may be half written. */
    public long lines() {
        return highest().values().stream().mapToLong(Long::longValue).sum();
    }

    /** Numbers that were acknowledged twice: the event that had them first is lost. */
    public List<String> twice() {
        var highest = new TreeMap<String, Long>();
        var twice = new ArrayList<String>();
        forEach((id, number) -> {
            Long before = highest.put(id, number);
            if (before != null && number <= before) twice.add(id + " " + number + " was acknowledged twice");
        });
        return twice;
    }

    /** The highest acknowledged number of each id. */
    public Map<String, Long> highest() {
        var highest = new TreeMap<String, Long>();
        forEach((id, number) -> highest.merge(id, number, Math::max));
        return highest;
    }

    /** Tells each event, id and number, in the order that they were noted. */
    public void forEach(BiConsumer<String, Long> acknowledged) {
        if (!Files.exists(file)) return;
        try {
            String text = Files.readString(file);
            text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(line -> {
                int end = line.lastIndexOf(' ');
                acknowledged.accept(line.substring(0, end), Long.parseLong(line, end + 1, line.length(), 10));
            });
        } catch (IOException failed) {
            throw new LaunchFailed("the witness cannot be read: " + failed.getMessage(), failed);
        }
    }
}
