package io.quantumtrader.app.bench.http;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.app.process.ProgramStart;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The process of the clients, as the bench sees it. */
final class LoadClients implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LAST_WORDS_SECONDS = 5;

    private final Process process;
    private final BufferedWriter told;
    private final BufferedReader said;

    private LoadClients(Process process) {
        this.process = process;
        this.told = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        this.said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts it; what it complains about lies in the folder. */
    static LoadClients start(Path folder) {
        try {
            return new LoadClients(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx512m",
                            "-cp",
                            ProgramStart.classPath(),
                            LoadProcess.class.getName())
                    .redirectError(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("clients.log").toFile()))
                    .start());
        } catch (IOException failed) {
            throw new LaunchFailed("the clients cannot be started: " + failed.getMessage(), failed);
        }
    }

    List<Load.Asked> ask(Load.Asking asking) {
        tell(asking);
        return answer(new TypeReference<List<Load.Asked>>() {});
    }

    /** Watches; the work begins when all watchers are connected. */
    Load.Watched watch(Load.Watching watching, Runnable work) {
        tell(watching);
        if (!LoadProcess.READY.equals(heard())) throw new LaunchFailed("the watchers did not connect");
        work.run();
        return answer(new TypeReference<Load.Watched>() {});
    }

    private void tell(Object what) {
        try {
            told.write(JSON.writeValueAsString(what));
            told.newLine();
            told.flush();
        } catch (IOException gone) {
            throw new LaunchFailed("the clients are gone: " + gone.getMessage(), gone);
        }
    }

    private <T> T answer(TypeReference<T> type) {
        try {
            return JSON.readValue(heard(), type);
        } catch (IOException unreadable) {
            throw new LaunchFailed("the clients failed: " + unreadable.getMessage(), unreadable);
        }
    }

    private String heard() {
        try {
            var line = said.readLine();
            if (line == null) throw new LaunchFailed("the clients ended; see clients.log");
            return line;
        } catch (IOException gone) {
            throw new LaunchFailed("the clients are gone: " + gone.getMessage(), gone);
        }
    }

    @Override
    public void close() {
        try {
            told.close();
            if (!process.waitFor(LAST_WORDS_SECONDS, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (IOException gone) {
            process.destroyForcibly();
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
