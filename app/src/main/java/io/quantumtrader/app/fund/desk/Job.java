package io.quantumtrader.app.fund.desk;

import io.quantumtrader.app.config.ConfigurationRefused;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.http.request.JobRequest;
import io.quantumtrader.http.view.JobView;
import io.quantumtrader.http.view.JobView.State;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One job. The thread that works tells how far it is, any thread looks. */
final class Job implements Progress {

    private static final Logger LOG = LoggerFactory.getLogger(Job.class);

    private final String id;
    private final JobRequest request;
    private final InstantSource clock;
    private final long askedAtMs;
    private State state = State.WAITING;
    private String step = "";
    private long done;
    private @Nullable Long total;
    private @Nullable Long startedAtMs;
    private @Nullable Long endedAtMs;
    private @Nullable Object result;
    private @Nullable String problem;
    private volatile boolean unwanted;

    /** Thrown through the work once nobody wants it any more. */
    private static final class NotWanted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotWanted() {
            super("cancelled", null, false, false);
        }
    }

    Job(String id, JobRequest request, InstantSource clock) {
        this.id = id;
        this.request = request;
        this.clock = clock;
        this.askedAtMs = clock.millis();
    }

    String id() {
        return id;
    }

    String who() {
        return request.who();
    }

    synchronized boolean hasEnded() {
        return state.ended();
    }

    synchronized JobView view() {
        return new JobView(
                id,
                request.kind(),
                state,
                step,
                done,
                total,
                request.who(),
                askedAtMs,
                startedAtMs,
                endedAtMs,
                asked(),
                result,
                problem);
    }

    private Map<String, String> asked() {
        var asked = new TreeMap<String, String>();
        if (!request.symbols().isEmpty()) asked.put("symbols", String.join(",", request.symbols()));
        request.decision()
                .ifPresent(number -> asked.put("decision", request.symbols().getFirst() + "-" + number));
        request.fromMs().ifPresent(from -> asked.put("fromMs", "" + from));
        request.toMs().ifPresent(to -> asked.put("toMs", "" + to));
        if (!request.candidates().isEmpty()) asked.put("theta", String.join(";", request.candidates()));
        return asked;
    }

    /** Ends it if it waits; if it runs, the work ends at its next step. */
    synchronized void cancel() {
        unwanted = true;
        if (state == State.WAITING) end(State.CANCELLED, null, null);
    }

    void run(Jobs.Work work) {
        synchronized (this) {
            if (state.ended()) return;
            state = State.RUNNING;
            startedAtMs = clock.millis();
        }
        try {
            end(State.DONE, work.run(this), null);
        } catch (NotWanted notWanted) {
            end(State.CANCELLED, null, null);
        } catch (ConfigurationRefused | LaunchFailed refused) {
            end(State.FAILED, null, refused.getMessage());
        } catch (RuntimeException broken) {
            LOG.warn("{} failed", id, broken);
            end(State.FAILED, null, "it broke; the log has the cause");
        }
    }

    private synchronized void end(State how, @Nullable Object what, @Nullable String why) {
        state = how;
        if (how == State.DONE && total != null) done = total;
        result = what;
        problem = why;
        endedAtMs = clock.millis();
    }

    @Override
    public void at(String what, long steps, long of) {
        if (unwanted) throw new NotWanted();
        synchronized (this) {
            step = what;
            done = steps;
            total = of == UNKNOWN ? null : of;
        }
    }
}
