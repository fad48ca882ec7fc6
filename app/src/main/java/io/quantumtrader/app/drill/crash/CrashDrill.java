package io.quantumtrader.app.drill.crash;

import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.launch.Launch;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.app.launch.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Rounds of one fault each: a fund works, something goes wrong, it comes back, it is stopped, and journal, venue's log and
 * witness are held against each other. Every few rounds go on in the same journal, so that what one round leaves the next one
 * meets.
 */
public final class CrashDrill {

    /** The scripted market ends flat; so that most faults hit a fund with positions, every few rounds begin it anew. */
    private static final int ROUNDS_OF_A_STORY = 3;

    private static final int MOST_LISTED = 20;

    private final CrashDrillRequest request;
    private final Launch launch;
    private final Settings settings;
    private final Progress progress;
    private final SplittableRandom moments;
    private final Map<CrashFault, CrashFigures> figures = new EnumMap<>(CrashFault.class);
    private final List<String> first = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private int violations;
    private int rounds;

    private CrashDrill(CrashDrillRequest request, Launch launch, Settings settings, Progress progress) {
        this.request = request;
        this.launch = launch;
        this.settings = settings;
        this.progress = progress;
        this.moments = new SplittableRandom(request.seed());
    }

    /** Does all rounds; each violation is told, none ends the drill. */
    public static CrashDrillReport run(CrashDrillRequest request, Launch launch, Settings settings, Progress progress) {
        return new CrashDrill(request, launch, settings, progress).run();
    }

    private CrashDrillReport run() {
        long began = System.nanoTime();
        var plan = plan();
        for (int done = 0; done < plan.size(); done += ROUNDS_OF_A_STORY) {
            story(
                    done / ROUNDS_OF_A_STORY,
                    plan.subList(done, Math.min(plan.size(), done + ROUNDS_OF_A_STORY)),
                    plan.size());
        }
        if (request.faults().contains(CrashFault.DISK_FULL)) disk();
        var all = figures.values();
        return new CrashDrillReport(
                request.seed(),
                rounds,
                violations,
                all.stream().mapToLong(CrashFigures::acknowledged).sum(),
                all.stream().mapToLong(CrashFigures::spooled).sum(),
                all.stream().mapToLong(CrashFigures::orders).sum(),
                all.stream().mapToLong(CrashFigures::decisions).sum(),
                all.stream().map(CrashFigures::report).toList(),
                first,
                skipped,
                (System.nanoTime() - began) / 1e9);
    }

    /** The faults in turn, but for the full disk, which needs a disk of its own. */
    private List<CrashFault> plan() {
        var plan = new ArrayList<CrashFault>();
        for (int round = 0; round < request.rounds(); round++) {
            for (var fault : request.faults()) if (fault != CrashFault.DISK_FULL) plan.add(fault);
        }
        return plan;
    }

    private void story(int number, List<CrashFault> faults, int total) {
        try (var story =
                new CrashStory(launch, settings, request, request.folder().resolve("story-" + number), number)) {
            for (var fault : faults) {
                progress.at(fault.text(), rounds, total);
                round(story, fault);
            }
        } catch (IOException failed) {
            throw new LaunchFailed("the drill cannot go on: " + failed.getMessage(), failed);
        }
    }

    private void disk() {
        for (int round = 0; round < request.rounds(); round++) {
            Path folder = request.folder().resolve("disk-" + round);
            try (var disk = SmallDisk.mount(folder.resolve("postgres"));
                    var story = new CrashStory(launch, settings, request, folder, 1_000 + round)) {
                story.onto(disk);
                progress.at(CrashFault.DISK_FULL.text(), round, request.rounds());
                round(story, CrashFault.DISK_FULL);
            } catch (IOException notAllowed) {
                skipped.add(CrashFault.DISK_FULL.text() + ": " + notAllowed.getMessage());
                return;
            }
        }
    }

    private void round(CrashStory story, CrashFault fault) {
        var figure = figures.computeIfAbsent(fault, CrashFigures::new);
        try {
            var found = story.round(fault, moments);
            figure.add(found);
            tell(fault, found.violations());
        } catch (LaunchFailed | IOException broken) {
            tell(fault, List.of("the round did not end: " + broken.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LaunchFailed("interrupted", interrupted);
        }
        rounds++;
    }

    private void tell(CrashFault fault, List<String> found) {
        violations += found.size();
        for (String violation : found) {
            if (first.size() < MOST_LISTED) first.add("round " + (rounds + 1) + ", " + fault.text() + ": " + violation);
        }
    }
}
