package io.quantumtrader.app.drill.crash;

import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.launch.Launch;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.PostgresUnavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        String server = request.given().map(this::server).orElse("embedded");
        var plan = plan();
        for (int done = 0; done < plan.size(); done += ROUNDS_OF_A_STORY) {
            story(
                    done / ROUNDS_OF_A_STORY,
                    plan.subList(done, Math.min(plan.size(), done + ROUNDS_OF_A_STORY)),
                    plan.size());
        }
        if (request.given().isEmpty() && request.faults().contains(CrashFault.DISK_FULL)) disk();
        var all = figures.values();
        return new CrashDrillReport(
                request.seed(),
                server,
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

    /** The faults in turn, but for those of another kind of server, and the full disk, which needs a disk of its own. */
    private List<CrashFault> plan() {
        boolean given = request.given().isPresent();
        var fitting = new ArrayList<CrashFault>();
        for (var fault : request.faults()) {
            if (!fault.fits(given))
                skipped.add(
                        fault.text() + ": " + (given ? "the server is somebody else's" : "for a server that is given"));
            else if (fault != CrashFault.DISK_FULL) fitting.add(fault);
        }
        var plan = new ArrayList<CrashFault>();
        for (int round = 0; round < request.rounds(); round++) plan.addAll(fitting);
        return plan;
    }

    /** Name and version of a server that is given, and whether it lets the drill refuse new sessions. */
    private String server(Database given) {
        try (var connection = given.connect("quantum-trader drill")) {
            var about = connection.getMetaData();
            boolean refuses = new Sessions("none").mayRefuse(connection);
            return about.getDatabaseProductName() + " " + about.getDatabaseProductVersion() + ", given; new sessions "
                    + (refuses
                            ? "refused while the fund's are ended"
                            : "not refused: that takes a database of one's own where nobody else is, and no superuser");
        } catch (SQLException failed) {
            throw new LaunchFailed("the database does not answer: " + failed.getMessage(), failed);
        }
    }

    private void story(int number, List<CrashFault> faults, int total) {
        var folder = request.folder().resolve("story-" + number);
        try (var story = new CrashStory(launch, settings, request, folder, number, Optional.empty())) {
            for (var fault : faults) {
                progress.at(fault.text(), rounds, total);
                round(story, fault);
            }
        } catch (IOException | PostgresUnavailable failed) {
            throw new LaunchFailed("the drill cannot go on: " + failed.getMessage(), failed);
        }
    }

    private void disk() {
        for (int round = 0; round < request.rounds(); round++) {
            Path folder = request.folder().resolve("disk-" + round);
            try (var disk = SmallDisk.mount(folder.resolve("postgres"));
                    var story = new CrashStory(launch, settings, request, folder, 1_000 + round, Optional.of(disk))) {
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
