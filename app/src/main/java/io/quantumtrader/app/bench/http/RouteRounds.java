package io.quantumtrader.app.bench.http;

import io.quantumtrader.app.bench.http.Load.Asked;
import io.quantumtrader.app.bench.http.Load.Asking;
import io.quantumtrader.app.bench.http.Load.Step;
import io.quantumtrader.app.bench.http.Load.Task;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.app.launch.Progress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What reads and kills cost under many clients at once, each beside a bare route that answers as many bytes. */
final class RouteRounds {

    private static final String KILL = "{\"enabled\":true,\"reason\":\"bench\"}";
    private static final String RELEASE = "{\"enabled\":false,\"reason\":\"bench\"}";

    private final HttpBenchRequest request;
    private final LoadClients clients;
    private final String ours;
    private final BareRoute bare;
    private final String token;
    private final Progress progress;
    private final List<HttpBenchReport.Route> routes = new ArrayList<>();

    /**
     * Rounds against one fund.
     *
     * @param ours host and port of its API
     * @param token of somebody who may kill and release
     */
    RouteRounds(
            HttpBenchRequest request,
            LoadClients clients,
            String ours,
            BareRoute bare,
            String token,
            Progress progress) {
        this.request = request;
        this.clients = clients;
        this.ours = ours;
        this.bare = bare;
        this.token = token;
        this.progress = progress;
    }

    List<HttpBenchReport.Route> run() {
        var reads = List.of("/api/v1/status", "/api/v1/positions", "/api/v1/ladder");
        var sizes = new HashMap<String, Integer>();
        for (var path : reads) sizes.put(path, size(Step.get(path, token)));
        for (var path : reads) {
            var bareStep = Step.get(BareRoute.path(sizes.getOrDefault(path, 0)), "");
            measure(
                    "GET " + path,
                    request.clients(),
                    new Task("measured", ours, request.clients(), 0, List.of(Step.get(path, token))),
                    new Task("measured", bare.address(), request.clients(), 0, List.of(bareStep)),
                    List.of(),
                    List.of());
        }
        var around = reads.stream().map(path -> Step.get(path, token)).toList();
        var bareAround = reads.stream()
                .map(path -> Step.get(BareRoute.path(sizes.getOrDefault(path, 0)), ""))
                .toList();
        var readers = List.of(new Task("readers", ours, request.clients(), 0, around));
        var bareReaders = List.of(new Task("readers", bare.address(), request.clients(), 0, bareAround));
        var rehearsal = List.of(new Step("POST", "/api/v1/kill-switch/rehearsal", token, "{}", true));
        var kill = List.of(
                new Step("POST", "/api/v1/kill-switch", token, KILL, true),
                new Step("POST", "/api/v1/kill-switch", token, RELEASE, false));
        int rehearsed = size(rehearsal.getFirst());
        int killed = size(kill.getFirst());
        size(kill.getLast());
        one("rehearsal of a kill", rehearsal, rehearsed, readers, bareReaders);
        one("kill", kill, killed, readers, bareReaders);
        one("kill, nobody else", kill, killed, List.of(), List.of());
        return routes;
    }

    /** One client that acts while others read. */
    private void one(String name, List<Step> steps, int bytes, List<Task> readers, List<Task> bareReaders) {
        var bareSteps = steps.stream()
                .map(step -> new Step("POST", BareRoute.path(bytes), "", step.body(), step.measured()))
                .toList();
        measure(
                name,
                1 + readers.stream().mapToInt(Task::clients).sum(),
                new Task("measured", ours, 1, 0, steps),
                new Task("measured", bare.address(), 1, 0, bareSteps),
                readers,
                bareReaders);
    }

    /** One round of each before, which pays for compilation, is left out. */
    private void measure(String name, int all, Task ours, Task bare, List<Task> beside, List<Task> besideBare) {
        var own = new ArrayList<Asked>();
        var others = new ArrayList<Asked>();
        asked(ours, beside);
        asked(bare, besideBare);
        for (int round = 0; round < request.rounds(); round++) {
            progress.at(name, round, request.rounds());
            own.add(asked(ours, beside));
            others.add(asked(bare, besideBare));
        }
        double p50 = median(own, Asked::p50Ms);
        double p99 = median(own, Asked::p99Ms);
        double bareP50 = median(others, Asked::p50Ms);
        double bareP99 = median(others, Asked::p99Ms);
        routes.add(new HttpBenchReport.Route(
                name,
                all,
                own.stream().mapToLong(Asked::count).sum(),
                own.stream().mapToLong(Asked::failed).sum()
                        + others.stream().mapToLong(Asked::failed).sum(),
                median(own, Asked::perSecond),
                own.getLast().bytes(),
                p50,
                p99,
                bareP50,
                bareP99,
                p50 / bareP50,
                p99 / bareP99));
    }

    private Asked asked(Task measured, List<Task> beside) {
        var tasks = new ArrayList<>(List.of(measured));
        tasks.addAll(beside);
        return clients.ask(new Asking(request.seconds(), tasks)).getFirst();
    }

    private int size(Step step) {
        var once = new Step(step.method(), step.path(), step.token(), step.body(), true);
        var answer = clients.ask(new Asking(0, List.of(new Task("size", ours, 1, 1, List.of(once)))))
                .getFirst();
        if (answer.failed() > 0) throw new LaunchFailed(step.method() + " " + step.path() + " is refused");
        return answer.bytes();
    }

    private static double median(List<Asked> rounds, ToDoubleFunction<Asked> figure) {
        var sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
