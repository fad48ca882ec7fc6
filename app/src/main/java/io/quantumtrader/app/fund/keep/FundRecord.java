package io.quantumtrader.app.fund.keep;

import io.quantumtrader.app.config.ProjectionsSection;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.app.launch.OpenRecord;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.persistence.journal.JournalReader;
import io.quantumtrader.persistence.projection.ProjectionCare;
import io.quantumtrader.persistence.projection.ProjectionRunner;
import io.quantumtrader.persistence.projection.ProjectionStatus;
import io.quantumtrader.persistence.projection.ViewReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** The database of a data folder: that of the fund that runs there, else started for the while. */
public final class FundRecord implements OpenRecord {

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration NO_PROGRESS = Duration.ofSeconds(60);

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final AtomicReference<String> trouble = new AtomicReference<>("");
    private final JournalReader journal;
    private final ViewReader views;
    private final ProjectionCare care;
    private final ProjectionRunner runner;

    private FundRecord(Settings settings, JournalAccess access) {
        var database = access.database();
        journal = access.reader();
        opened.push(journal);
        views = new ViewReader(database);
        opened.push(views);
        care = new ProjectionCare(database);
        runner = new ProjectionRunner(
                database,
                journal,
                ProjectionsSection.settings(settings.section("journal.projections")),
                text -> trouble.compareAndSet("", text));
        opened.push(runner);
    }

    public static FundRecord open(Path data, Settings settings, Progress progress) {
        progress.at("opening the journal", 0, Progress.UNKNOWN);
        var access = JournalAccess.whole(settings, data);
        try {
            var record = new FundRecord(settings, access);
            record.opened.addLast(access);
            return opened(record, progress);
        } catch (RuntimeException failed) {
            access.close();
            throw failed;
        }
    }

    private static FundRecord opened(FundRecord record, Progress progress) {
        if (record.runner.leads()) record.catchUp(progress);
        return record;
    }

    @Override
    public ViewReader views() {
        return views;
    }

    @Override
    public List<ProjectionStatus> status() {
        return care.status();
    }

    @Override
    public void rebuild(Set<String> projections, Progress progress) {
        long target = journal.lastOrdering();
        care.forget(projections);
        if (runner.leads()) catchUp(progress);
        else await(target, progress);
    }

    /** With nothing to do a runner looks whether something was forgotten, and does that on its next step. */
    private void catchUp(Progress progress) {
        for (int idle = 0; idle < 2; idle++) {
            while (runner.step() > 0) tell(progress);
        }
        if (!trouble.get().isEmpty()) throw new LaunchFailed(trouble.get());
    }

    /** A fund that runs makes them anew by itself, in its own pace. */
    private void await(long target, Progress progress) {
        long before = -1;
        long movedNanos = System.nanoTime();
        while (true) {
            long place = tell(progress);
            if (place >= target) return;
            if (place != before) movedNanos = System.nanoTime();
            if (System.nanoTime() - movedNanos > NO_PROGRESS.toNanos())
                throw new LaunchFailed("the running fund does not get on with its views; its log says why");
            before = place;
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    private long tell(Progress progress) {
        var reached = care.reached();
        progress.at("reading the journal into the views", reached.least(), reached.journal());
        return reached.least();
    }

    @Override
    public void close() {
        var failures = new ArrayList<Exception>();
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception failed) {
                failures.add(failed);
            }
        }
        if (!failures.isEmpty()) throw new LaunchFailed("the record did not close: " + failures, failures.getFirst());
    }
}
