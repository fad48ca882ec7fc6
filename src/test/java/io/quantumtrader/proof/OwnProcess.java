package io.quantumtrader.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Java program in a process of its own, which can be stopped in the middle and woken again. */
final class OwnProcess implements AutoCloseable {

    private final Process process;
    private final Path output;

    private OwnProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * Starts a program on the class path of the tests, in a small heap.
     *
     * @param home the project's folder as the program sees it
     * @param data where {@code output.log} is appended to
     * @param environment what its environment has more than that of the tests
     */
    static OwnProcess start(Path home, Path data, Class<?> program, List<String> words, Map<String, String> environment)
            throws IOException {
        Files.createDirectories(data);
        var output = data.resolve("output.log");
        var all = new ArrayList<String>();
        all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        all.addAll(List.of(
                "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--sun-misc-unsafe-memory-access=allow"));
        all.addAll(List.of("-Dqt.home=" + home, "-cp", classPath(), program.getName()));
        all.addAll(words);
        var builder = new ProcessBuilder(all)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().putAll(environment);
        return new OwnProcess(builder.start(), output);
    }

    private static String classPath() {
        String separator = System.getProperty("path.separator");
        return Stream.of(System.getProperty("java.class.path").split(separator))
                .map(part -> Path.of(part).toAbsolutePath().toString())
                .collect(Collectors.joining(separator));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** What it printed so far. */
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException failed) {
            return "no output: " + failed.getMessage();
        }
    }

    /** Stands still until {@link #wake}. */
    void halt() throws IOException, InterruptedException {
        signal("STOP");
    }

    void wake() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) throw new IOException("kill -" + name + " ended with " + code);
    }

    /** Its exit code, once it has ended by itself; empty if it lives on. */
    Optional<Integer> ended(Duration patience) throws InterruptedException {
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)
                ? Optional.of(process.exitValue())
                : Optional.empty();
    }

    /** Asks it to stop; its exit code. */
    Optional<Integer> stop(Duration patience) throws InterruptedException {
        process.destroy();
        return ended(patience);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
