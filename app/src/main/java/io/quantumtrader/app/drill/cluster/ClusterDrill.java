package io.quantumtrader.app.drill.cluster;

import io.quantumtrader.app.cluster.Partition;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.drill.cluster.ClusterDrillReport.OfFault;
import io.quantumtrader.app.drill.cluster.ClusterDrillReport.OfKills;
import io.quantumtrader.app.drill.cluster.ClusterDrillReport.Times;
import io.quantumtrader.app.launch.Launch;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.app.launch.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rounds of each fault, those of one fault over one journal: a cluster of three holds positions, something goes wrong, it becomes
 * whole again; at the end it is stopped, and journal, venue's log and witnesses are held against each other.
 */
public final class ClusterDrill {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterDrill.class);
    private static final int MOST_LISTED = 20;
    private static final String KILLS = "kills of a whole cluster";

    private final ClusterDrillRequest request;
    private final Launch launch;
    private final Settings settings;
    private final Progress progress;
    private final List<OfFault> figures = new ArrayList<>();
    private final List<String> first = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private int rounds;
    private int violations;
    private long acknowledged;
    private long orders;
    private long decisions;

    private ClusterDrill(ClusterDrillRequest request, Launch launch, Settings settings, Progress progress) {
        this.request = request;
        this.launch = launch;
        this.settings = settings;
        this.progress = progress;
    }

    /** Does all rounds; each violation is told, none ends the drill. */
    public static ClusterDrillReport run(
            ClusterDrillRequest request, Launch launch, Settings settings, Progress progress) {
        return new ClusterDrill(request, launch, settings, progress).run();
    }

    private ClusterDrillReport run() {
        long began = System.nanoTime();
        String obstacle = Partition.obstacle();
        for (var fault : request.faults()) {
            if (fault.needsNamespaces() && !request.namespaces())
                skipped.add(fault.text() + ": " + (obstacle.isEmpty() ? "takes --netns" : obstacle));
            else if (request.rounds() > 0) story(fault);
        }
        var kills = request.kills() > 0 ? kills() : null;
        return new ClusterDrillReport(
                request.seed(),
                rounds,
                violations,
                acknowledged,
                orders,
                decisions,
                figures,
                kills,
                first,
                skipped,
                (System.nanoTime() - began) / 1e9);
    }

    private void story(ClusterFault fault) {
        var times = new ArrayList<RoundTimes>();
        var folder = request.folder().resolve(fault.name().toLowerCase(Locale.ROOT));
        try (var story = new ClusterStory(launch, settings, request, folder)) {
            for (int round = 1; round <= request.rounds(); round++) {
                progress.at(
                        fault.text(),
                        rounds,
                        (long) request.rounds() * request.faults().size());
                var took = story.round(fault);
                LOG.info("{}, round {}: {}", fault, round, took);
                times.add(took);
                rounds++;
            }
            figures.add(figures(fault, times, ended(fault.text(), story)));
        } catch (LaunchFailed broken) {
            tell(fault.text(), List.of("the story did not end: " + broken.getMessage()));
        }
    }

    private @Nullable OfKills kills() {
        progress.at(KILLS, rounds, rounds);
        try (var story =
                new ClusterStory(launch, settings, request, request.folder().resolve("kills"))) {
            var measured = story.kills(request.kills(), request.seed());
            ended(KILLS, story);
            return measured;
        } catch (LaunchFailed broken) {
            tell(KILLS, List.of("the story did not end: " + broken.getMessage()));
            return null;
        }
    }

    private Findings ended(String what, ClusterStory story) {
        var found = story.found();
        acknowledged += found.acknowledged();
        orders += found.orders();
        decisions += found.decisions();
        LOG.info("{}: {}", what, found);
        tell(what, found.findings().all());
        return found.findings();
    }

    private void tell(String what, List<String> found) {
        violations += found.size();
        for (String violation : found) if (first.size() < MOST_LISTED) first.add(what + ": " + violation);
    }

    private static OfFault figures(ClusterFault fault, List<RoundTimes> times, Findings found) {
        return new OfFault(
                fault.name(),
                times.size(),
                times(times, RoundTimes::unreachable),
                times(times, RoundTimes::stopped),
                times(times, RoundTimes::takenOver),
                times(times, RoundTimes::decided),
                times(times, RoundTimes::exit),
                times(times, RoundTimes::kill),
                times(times, RoundTimes::naked).worst(),
                times.stream().mapToInt(RoundTimes::falseDowns).sum(),
                found.owners().size(),
                found.lost().size(),
                found.books().size(),
                found.permits().size(),
                found.opened().size(),
                found.naked().size(),
                found.chain().size(),
                found.replay().size());
    }

    private static Times times(List<RoundTimes> rounds, ToDoubleFunction<RoundTimes> time) {
        return Times.of(rounds.stream().map(time::applyAsDouble).toList());
    }
}
