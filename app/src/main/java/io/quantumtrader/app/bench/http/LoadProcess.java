package io.quantumtrader.app.bench.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantumtrader.app.bench.Times;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** All clients, in a process of their own: does what standard input tells it, a line at a time, and answers on standard output. */
public final class LoadProcess {

    static final String READY = "ready";
    private static final ObjectMapper JSON = new ObjectMapper();

    private LoadProcess() {}

    public static void main(String[] arguments) throws Exception {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            var told = JSON.readTree(line);
            var answer = told.has("tasks")
                    ? asked(JSON.treeToValue(told, Load.Asking.class))
                    : Watchers.watch(JSON.treeToValue(told, Load.Watching.class), () -> say(READY));
            say(JSON.writeValueAsString(answer));
        }
        System.exit(0);
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /** One client's part. */
    private static final class Done {
        private final Times times = new Times();
        private long failed;
        private int bytes;
    }

    private static List<Load.Asked> asked(Load.Asking asking) throws InterruptedException, ExecutionException {
        long began = System.nanoTime();
        long deadline = began + (long) (asking.seconds() * 1e9);
        var parts = new ArrayList<List<Future<Done>>>();
        var answers = new ArrayList<Load.Asked>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var task : asking.tasks()) {
                var clients = new ArrayList<Future<Done>>();
                for (int i = 0; i < task.clients(); i++) {
                    int first = i;
                    clients.add(threads.submit(() -> client(task, first, deadline)));
                }
                parts.add(clients);
            }
            for (int i = 0; i < parts.size(); i++) {
                var all = new Done();
                for (var part : parts.get(i)) add(all, part.get());
                double seconds = (System.nanoTime() - began) / 1e9;
                answers.add(new Load.Asked(
                        asking.tasks().get(i).name(),
                        all.times.count(),
                        all.failed,
                        all.bytes,
                        all.times.count() / seconds,
                        all.times.quantileMs(.5),
                        all.times.quantileMs(.99),
                        all.times.quantileMs(1)));
            }
        }
        return answers;
    }

    private static void add(Done all, Done part) {
        all.times.addAll(part.times);
        all.failed += part.failed;
        all.bytes = Math.max(all.bytes, part.bytes);
    }

    private static Done client(Load.Task task, int first, long deadline) {
        var done = new Done();
        try (var connection = new PlainHttp(task.address())) {
            var requests = task.steps().stream().map(connection::written).toList();
            int most = task.repeats() == 0 ? Integer.MAX_VALUE : task.repeats() * requests.size();
            for (int i = 0; i < most && (task.repeats() > 0 || System.nanoTime() < deadline); i++) {
                int step = (first + i) % requests.size();
                long began = System.nanoTime();
                int status = connection.ask(requests.get(step));
                if (status >= 300) done.failed++;
                else if (task.steps().get(step).measured()) {
                    done.times.add(System.nanoTime() - began);
                    done.bytes = Math.max(done.bytes, connection.bytes());
                }
            }
        } catch (IOException broken) {
            done.failed++;
        }
        return done;
    }
}
