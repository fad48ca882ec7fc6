package io.quantumtrader.app.fund.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.app.config.ConfigurationRefused;
import io.quantumtrader.app.config.Problem;
import io.quantumtrader.app.fund.Patience;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.http.Answer;
import io.quantumtrader.http.request.JobRequest;
import io.quantumtrader.http.view.JobView;
import io.quantumtrader.http.view.JobView.State;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Jobs wait for one another, end when nobody wants them, tell why they failed, and are bounded. */
class JobsTest {

    private static final String BROKEN = "broken";
    private static final String REFUSED = "refused";

    private final Semaphore steps = new Semaphore(0);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final Jobs jobs = new Jobs(this::work, InstantSource.system());

    @AfterEach
    void end() {
        steps.release(1_000_000);
        jobs.close();
    }

    @Test
    void runsOneAtATime_andTellsHowFarItIs() {
        String first = started("a");
        String second = started("b");
        steps.release(3);
        Patience.await("three steps", () -> view(first).done() == 3);

        assertThat(view(first).state()).isEqualTo(State.RUNNING);
        assertThat(view(first).total()).isEqualTo(5);
        assertThat(view(second).state()).isEqualTo(State.WAITING);
        assertThat(view(second).startedAtMs()).isNull();

        steps.release(7);
        Patience.await("both done", () -> view(second).state() == State.DONE);
        assertThat(view(first).result()).isEqualTo("result of a");
        assertThat(jobs.all()).extracting(JobView::id).containsExactly(second, first);
    }

    @Test
    void aCancelledJobEndsAtItsNextStep_andOneThatWaitedIsNeverBegun() throws InterruptedException {
        String running = started("a");
        String waiting = started("b");
        begun.await();
        jobs.cancel(waiting);
        jobs.cancel(running);
        steps.release(1);

        Patience.await("its end", () -> view(running).state().ended());
        assertThat(view(running).state()).isEqualTo(State.CANCELLED);
        assertThat(view(waiting).state()).isEqualTo(State.CANCELLED);
        assertThat(view(waiting).startedAtMs()).isNull();
        assertThat(jobs.cancel("job-7")).isInstanceOf(Answer.Unknown.class);
    }

    @Test
    void aFailureIsTold_aBugIsNotSpreadOut_andTheNextJobRunsAllTheSame() {
        steps.release(100);
        String refused = started(REFUSED);
        String broken = started(BROKEN);
        String sound = started("a");

        Patience.await("the last one", () -> view(sound).state().ended());
        assertThat(view(refused).problem()).isEqualTo("the journal holds no such thing");
        assertThat(view(broken).problem()).doesNotContain("secret").contains("log");
        assertThat(view(sound).state()).isEqualTo(State.DONE);
    }

    @Test
    void whatIsWrongWithARequestIsSaidAtOnce_andNoMoreThanEightWait() {
        assertThat(jobs.start(request("wrong"))).isInstanceOf(Answer.Invalid.class);
        for (int job = 0; job < 8; job++) started("a");

        assertThat(jobs.start(request("a"))).isInstanceOf(Answer.Refused.class);
        assertThat(jobs.all()).hasSize(8);
    }

    private Jobs.Work work(JobRequest request) {
        String what = request.symbols().getFirst();
        if (what.equals("wrong"))
            throw new ConfigurationRefused(List.of(new Problem("theta", "candidate", "is wrong")));
        return progress -> {
            begun.countDown();
            for (int step = 1; step <= 5; step++) {
                steps.acquireUninterruptibly();
                progress.at("working", step, 5);
            }
            if (what.equals(REFUSED)) throw new LaunchFailed("the journal holds no such thing");
            if (what.equals(BROKEN)) throw new IllegalStateException("secret");
            return "result of " + what;
        };
    }

    private String started(String what) {
        if (jobs.start(request(what)) instanceof Answer.Begun<JobView>(var job)) return job.id();
        throw new AssertionError("not begun: " + what);
    }

    private JobView view(String id) {
        if (jobs.job(id) instanceof Answer.Done<JobView>(var job)) return job;
        throw new AssertionError("no " + id);
    }

    private static JobRequest request(String what) {
        return new JobRequest(
                JobView.Kind.REPLAY, List.of(what), OptionalLong.empty(), OptionalLong.empty(), List.of(), "somebody");
    }
}
