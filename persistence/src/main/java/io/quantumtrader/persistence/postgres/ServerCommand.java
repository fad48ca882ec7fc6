package io.quantumtrader.persistence.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs one of the server's programs. PostgreSQL refuses to run as root; for root the program gets a user namespace of
 * its own ({@code unshare -U}), in which it has no name and no rights but those of its files' owner.
 */
record ServerCommand(List<String> words) {

    static ServerCommand of(Path program, List<String> arguments) {
        var words = new ArrayList<String>();
        if (isRoot()) words.addAll(List.of("unshare", "-U"));
        words.add(program.toString());
        words.addAll(arguments);
        return new ServerCommand(List.copyOf(words));
    }

    /** Waits for the end; what it wrote goes to {@code output} and, when it failed, into the message. */
    void run(Path output, Duration within) throws IOException {
        var process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        try {
            if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new IOException(words.get(0) + " did not end within " + within.toSeconds() + " s: " + words);
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + words, interrupted);
        }
        if (process.exitValue() != 0) {
            throw new IOException("exit code " + process.exitValue() + " of " + words + ": " + explained(tail(output)));
        }
    }

    private static String explained(String output) {
        return output.startsWith("unshare")
                ? output + " (run as root it needs user namespaces; without them start the fund as an ordinary user)"
                : output;
    }

    /** The last 2 000 characters of a log. */
    static String tail(Path log) throws IOException {
        if (!Files.exists(log)) return "no output";
        var text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).strip();
        return text.substring(Math.max(0, text.length() - 2_000));
    }

    private static boolean isRoot() {
        var self = Path.of("/proc/self");
        try {
            if (Files.exists(self)) return Integer.valueOf(0).equals(Files.getAttribute(self, "unix:uid"));
        } catch (IOException | UnsupportedOperationException unknown) {
            return "root".equals(System.getProperty("user.name"));
        }
        return "root".equals(System.getProperty("user.name"));
    }
}
