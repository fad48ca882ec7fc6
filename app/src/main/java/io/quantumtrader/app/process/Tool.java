package io.quantumtrader.app.process;

import io.quantumtrader.app.launch.LaunchFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Programs of the system that do something and end. */
public final class Tool {

    private Tool() {}

    /**
     * Runs one to its end and returns what it printed.
     *
     * @throws IOException if there is no such program or it ends with anything but 0; the message has what it printed
     */
    public static String run(List<String> words) throws IOException {
        try {
            var process = new ProcessBuilder(words).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) throw new IOException(String.join(" ", words) + ": " + output.strip());
            return output;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LaunchFailed("interrupted", interrupted);
        }
    }

    /** Whether the search path has a program of that name. */
    public static boolean isThere(String name) {
        String path = System.getenv("PATH");
        return path != null
                && Stream.of(path.split(":"))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve(name)));
    }
}
