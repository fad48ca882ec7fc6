package io.quantumtrader.app.bench.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantumtrader.app.bench.BenchDatabase;
import io.quantumtrader.app.bench.http.Load.Asking;
import io.quantumtrader.app.bench.http.Load.Step;
import io.quantumtrader.app.bench.http.Load.Task;
import io.quantumtrader.app.client.FundClient;
import io.quantumtrader.app.client.FundRefused;
import io.quantumtrader.app.client.Token;
import io.quantumtrader.app.config.ApiSection;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.app.launch.Launch;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.app.launch.UpRequest;
import io.quantumtrader.app.process.FreePort;
import io.quantumtrader.http.door.Operators;
import io.quantumtrader.http.view.AlarmView;
import io.quantumtrader.http.view.EventView;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** How fast the API of a fund with a week behind it answers, beside a bare route in the same process. */
public final class HttpBench {

    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final long BETWEEN_LOOKS_NANOS = 50_000_000L;

    private final HttpBenchRequest request;
    private final Progress progress;
    private final String token = Token.random().secret();

    private HttpBench(HttpBenchRequest request, Progress progress) {
        this.request = request;
        this.progress = progress;
    }

    /** Writes the week, then measures. */
    public static HttpBenchReport run(Launch launch, Path home, HttpBenchRequest request, Progress progress) {
        var bench = new HttpBench(request, progress);
        if (request.given().isEmpty()) return bench.run(launch, home, Optional.empty());
        try (var database = BenchDatabase.empty(request.given().get(), "http")) {
            return bench.run(launch, home, Optional.of(database.database()));
        }
    }

    /** Wide enough that nobody is turned away: what is measured is how fast, not where the door is. */
    private Settings settings(Path home, Optional<Database> given, String speed, Map<String, String> more) {
        var set = new HashMap<>(more);
        set.put("data-directory", request.folder().toString());
        set.put("http.port", Integer.toString(FreePort.one()));
        set.put("http.reads-at-once", Integer.toString(2 * request.clients() + 8));
        set.put("http.stream.watchers", Integer.toString(request.watchers() + 8));
        set.put("market.source", "crowd:" + request.symbols());
        set.put("market.speed", speed);
        var settings = SettingsLoader.load(home, home.resolve("none.conf"), false, set);
        return given.map(settings::withJournalIn).orElse(settings);
    }

    private HttpBenchReport run(Launch launch, Path home, Optional<Database> given) {
        long began = System.nanoTime();
        var ticks = Map.of("market.ticks", Long.toString(request.ticks()));
        write(launch, settings(home, given, "max", ticks));
        double written = (System.nanoTime() - began) / 1e9;
        var settings = settings(home, given, "x60", Map.of());
        try (var fund = launch.up(new UpRequest(request.folder(), operators()), settings, progress);
                var bare = new BareRoute(settings.whole());
                var clients = LoadClients.start(request.folder())) {
            var client = client(fund.page().toString());
            await(client, "/health/ready", ready -> ready.path("healthy").asBoolean());
            await(
                    client,
                    "/api/v1/views/equity?limit=1",
                    view -> view.path("behind").asLong() < request.symbols() * 8L);
            var address = fund.page().getHost() + ":" + fund.page().getPort();
            var addresses = addresses(clients, client, address);
            var routes = new RouteRounds(request, clients, address, bare, token, progress).run();
            var stream = stream(clients, bare, settings(home, given, "x60", Map.of()));
            var slow = addresses.stream()
                    .filter(one -> !(one.p99Ms() < 1_000))
                    .map(HttpBenchReport.Address::path)
                    .toList();
            return new HttpBenchReport(
                    server(given),
                    request.ticks() * request.symbols(),
                    decisions(client),
                    written,
                    routes,
                    stream,
                    addresses,
                    slow);
        }
    }

    private String server(Optional<Database> given) {
        return given.map(database -> BenchDatabase.server(database) + ", given")
                .orElseGet(() -> PostgresServer.running(request.folder().resolve("postgres"))
                        .map(database -> BenchDatabase.server(database) + ", embedded")
                        .orElse("embedded"));
    }

    private Operators operators() {
        return Operators.one("bench", token);
    }

    private FundClient client(String page) {
        return new FundClient(page, Optional.of(new Token(token)), Duration.ofSeconds(60));
    }

    private void write(Launch launch, Settings settings) {
        try (var fund = launch.up(new UpRequest(request.folder(), operators()), settings, progress)) {
            await(client(fund.page().toString()), "/api/v1/status", status -> {
                long tick = status.path("tick").asLong();
                progress.at("recording a week", tick, request.ticks());
                return tick >= request.ticks();
            });
        }
    }

    private static long decisions(FundClient client) {
        return client.lines("/api/v1/views/decisions?format=csv", "text/csv").size() - 1L;
    }

    private static void await(FundClient client, String path, Predicate<JsonNode> wanted) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!holds(client, path, wanted)) {
            if (System.nanoTime() > deadline) throw new LaunchFailed(path + " does not become what it should");
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
    }

    private static boolean holds(FundClient client, String path, Predicate<JsonNode> wanted) {
        try {
            return wanted.test(client.get(path));
        } catch (FundRefused notNow) {
            return false;
        }
    }

    private HttpBenchReport.Stream stream(LoadClients clients, BareRoute bare, Settings other) {
        var api = ApiSection.settings(other.section("http"));
        long events = Math.round(request.events() * request.seconds() * request.rounds());
        progress.at("telling watchers", 0, events);
        try (var announced = bare.announced(api)) {
            var watching = new Load.Watching(
                    announced.address(),
                    "/api/v1/events",
                    request.watchers(),
                    events,
                    2 * request.seconds() * request.rounds() + 10);
            var seen = clients.watch(watching, () -> publish(announced, events));
            return new HttpBenchReport.Stream(
                    request.watchers(),
                    events,
                    seen.received(),
                    events * request.watchers() - seen.received(),
                    seen.received() / seen.seconds(),
                    seen.p50Ms(),
                    seen.p99Ms(),
                    seen.maxMs());
        }
    }

    /** At an even pace: what is late is not made up for in a burst. */
    private void publish(BareRoute.Announced announced, long events) {
        long pause = 1_000_000_000L / request.events();
        for (long i = 0; i < events; i++) {
            long next = System.nanoTime() + pause;
            announced.publish().accept(alarm(i + 1, System.currentTimeMillis()));
            while (System.nanoTime() < next) LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    private static EventView alarm(long sequence, long atMs) {
        String text = "at " + Watchers.nowMicros();
        return new EventView.Alarm(new AlarmView(sequence, atMs, atMs, "info", "BENCH", "*", text));
    }

    private List<HttpBenchReport.Address> addresses(LoadClients clients, FundClient client, String ours) {
        var paths = Addresses.of(client);
        var addresses = new ArrayList<HttpBenchReport.Address>();
        for (int i = 0; i < paths.size(); i++) {
            progress.at("asking over the record", i, paths.size());
            var step = Step.get(paths.get(i), token);
            var task = new Task("measured", ours, 1, request.repeats(), List.of(step));
            var answer = clients.ask(new Asking(0, List.of(task))).getFirst();
            addresses.add(new HttpBenchReport.Address(
                    paths.get(i),
                    answer.count(),
                    answer.failed(),
                    answer.bytes(),
                    answer.p50Ms(),
                    answer.p99Ms(),
                    answer.maxMs()));
        }
        return addresses;
    }
}
