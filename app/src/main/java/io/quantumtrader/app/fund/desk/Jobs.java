package io.quantumtrader.app.fund.desk;

import io.quantumtrader.app.config.ConfigurationRefused;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.http.Answer;
import io.quantumtrader.http.door.Person;
import io.quantumtrader.http.door.Role;
import io.quantumtrader.http.request.JobRequest;
import io.quantumtrader.http.view.JobView;
import io.quantumtrader.kernel.check.Violation;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Questions to the journal that take longer than a request. One runs at a time on one thread, so that whoever asks takes at
 * most one processor from a fund that looks after positions. Kept in memory alone: what was asked can be asked again.
 */
public final class Jobs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final Duration LAST_STEP = Duration.ofSeconds(5);
    private static final int MOST_WAITING = 8;
    private static final int MOST_OF_ONE = 2;
    private static final int MOST_KEPT = 100;

    /** What is done for a job. */
    @FunctionalInterface
    public interface Work {

        /**
         * The result, as it is written as JSON; throws {@link ConfigurationRefused} or {@link LaunchFailed} with what is wrong, and
         * whatever the progress throws.
         */
        Object run(Progress progress);
    }

    /** Makes work of requests. */
    @FunctionalInterface
    public interface Works {

        /** Throws {@link ConfigurationRefused} with all that is wrong with a request and can be known before the journal is read. */
        Work of(JobRequest request);
    }

    private final Works works;
    private final InstantSource clock;
    private final Deque<Job> jobs = new ArrayDeque<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            work -> Thread.ofPlatform().name("jobs").daemon().unstarted(work));
    private long numbered;

    public Jobs(Works works, InstantSource clock) {
        this.works = works;
        this.clock = clock;
    }

    /** The latest, newest first. */
    synchronized List<JobView> all() {
        return jobs.stream().map(Job::view).toList();
    }

    Answer<JobView> job(String id) {
        return found(id)
                .<Answer<JobView>>map(job -> new Answer.Done<>(job.view()))
                .orElseGet(() -> unknown(id));
    }

    /** Takes a job unless too many wait, of all or of whoever asks: nobody shuts the others out. */
    Answer<JobView> start(JobRequest request) {
        Work work;
        try {
            work = works.of(request);
        } catch (ConfigurationRefused refused) {
            return new Answer.Invalid<>(refused.problems().stream()
                    .map(one -> new Violation(one.key(), one.source(), one.message()))
                    .toList());
        }
        Job job;
        synchronized (this) {
            var waiting = jobs.stream().filter(one -> !one.hasEnded()).toList();
            long own = waiting.stream()
                    .filter(one -> one.who().equals(request.who()))
                    .count();
            if (own >= MOST_OF_ONE)
                return new Answer.Refused<>(
                        "as many jobs of " + request.who() + " wait or run as may: " + MOST_OF_ONE
                                + "; cancel one, or wait for its end",
                        List.of());
            if (waiting.size() >= MOST_WAITING)
                return new Answer.Refused<>("as many jobs wait as may: " + MOST_WAITING + "; cancel one", List.of());
            job = new Job("job-" + ++numbered, request, clock);
            jobs.addFirst(job);
            forget();
        }
        thread.execute(() -> job.run(work));
        return new Answer.Begun<>(job.view());
    }

    /** Ends a job; a viewer may end what they asked for, no more. */
    Answer<JobView> cancel(String id, Person person) {
        var job = found(id);
        boolean others = job.filter(one -> !one.who().equals(person.name())).isPresent();
        if (others && person.role() == Role.VIEWER)
            return new Answer.Forbidden<>(
                    id + " was asked for by " + job.orElseThrow().who() + "; a viewer cancels their own alone",
                    List.of());
        job.ifPresent(Job::cancel);
        return job(id);
    }

    private synchronized Optional<Job> found(String id) {
        return jobs.stream().filter(job -> job.id().equals(id)).findFirst();
    }

    private Answer<JobView> unknown(String id) {
        return new Answer.Unknown<>("no job " + id + "; the latest " + MOST_KEPT + " of this run are kept");
    }

    private void forget() {
        if (jobs.size() <= MOST_KEPT) return;
        var oldest = jobs.reversed().stream().filter(Job::hasEnded).findFirst();
        oldest.ifPresent(jobs::remove);
    }

    @Override
    public void close() {
        synchronized (this) {
            jobs.forEach(Job::cancel);
        }
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LAST_STEP.toMillis(), TimeUnit.MILLISECONDS))
                LOG.info("a job is left as it is");
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
