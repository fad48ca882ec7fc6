package io.quantumtrader.app.drill.crash;

import io.quantumtrader.app.launch.LaunchFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What a witness saw acknowledged. */
record WitnessFile(Path file) {

    /** How many events so far, more or less: a line may be half written. */
    long lines() {
        return highest().values().stream().mapToLong(Long::longValue).sum();
    }

    /** The highest acknowledged number of each id. */
    Map<String, Long> highest() {
        var highest = new TreeMap<String, Long>();
        if (!Files.exists(file)) return highest;
        try {
            String text = Files.readString(file);
            text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(line -> {
                int end = line.lastIndexOf(' ');
                highest.merge(line.substring(0, end), Long.parseLong(line, end + 1, line.length(), 10), Math::max);
            });
            return highest;
        } catch (IOException failed) {
            throw new LaunchFailed("the witness cannot be read: " + failed.getMessage(), failed);
        }
    }
}
