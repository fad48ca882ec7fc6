package io.quantumtrader.app.process;

import io.quantumtrader.app.Main;
import io.quantumtrader.app.launch.LaunchFailed;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * This program as it is to be started once more: the same Java, the same class path less any tests.
 *
 * @param words the whole command
 * @param environment what is set beside this process's own environment
 * @param home where it starts
 * @param output file that what it prints is appended to
 */
public record ProgramStart(List<String> words, Map<String, String> environment, Path home, Path output) {

    private static final String PROGRAM = "quantum-trader.jar";
    private static final List<String> ALWAYS = List.of("--sun-misc-unsafe-memory-access=allow");

    public ProgramStart {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /**
     * The command line of this program.
     *
     * @param flags of Java, such as {@code -Xmx512m}
     * @param home where relative folders of the settings start
     * @param arguments a command of {@code ./qt} with its options
     */
    public static List<String> command(List<String> flags, Path home, List<String> arguments) {
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(flags);
        words.addAll(ALWAYS);
        words.addAll(List.of("-Dqt.home=" + home, "-cp", classPath(), Main.class.getName()));
        words.addAll(arguments);
        return words;
    }

    /**
     * Flags with which Java keeps an archive of the classes that processes of one kind load, written when the first of them ends: later
     * ones start in less time. None where the program is not packaged.
     */
    public static List<String> archive(String kind) {
        var program = Path.of(System.getProperty("java.class.path").split(File.pathSeparator)[0]);
        if (!program.endsWith(PROGRAM)) return List.of();
        var archive = program.toAbsolutePath().resolveSibling(kind + ".jsa");
        return List.of(
                "-XX:+UseCompactObjectHeaders",
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + archive,
                "-Xlog:disable",
                "-Xlog:all=error,cds=off,aot=off:stderr");
    }

    /** The jars and folders that this program consists of, less any tests. */
    public static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(part -> !part.endsWith("test-classes"))
                .map(part -> Path.of(part).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Starts it; throws {@link LaunchFailed} if the system refuses. */
    public Process start() {
        try {
            var folder = output.toAbsolutePath().getParent();
            if (folder != null) Files.createDirectories(folder);
            var builder = new ProcessBuilder(words)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException failed) {
            throw new LaunchFailed("cannot start " + words.getFirst() + ": " + failed.getMessage(), failed);
        }
    }
}
