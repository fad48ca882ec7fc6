package io.quantumtrader.app.fund.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.app.config.ConfigurationRefused;
import io.quantumtrader.app.config.Problem;
import io.quantumtrader.app.fund.Patience;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.http.Answer;
import io.quantumtrader.http.door.Person;
import io.quantumtrader.http.door.Role;
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
    private static final Person ADMIN = new Person("ada", Role.ADMIN);
    private static final Person VIEWER = new Person("vera", Role.VIEWER);

    private final Semaphore steps = new Semaphore(0);
    private final CountDownLatch begun = new CountDownLatch(1);
    private int persons;
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
        jobs.cancel(waiting, ADMIN);
        jobs.cancel(running, ADMIN);
        steps.release(1);

        Patience.await("its end", () -> view(running).state().ended());
        assertThat(view(running).state()).isEqualTo(State.CANCELLED);
        assertThat(view(waiting).state()).isEqualTo(State.CANCELLED);
        assertThat(view(waiting).startedAtMs()).isNull();
        assertThat(jobs.cancel("job-7", ADMIN)).isInstanceOf(Answer.Unknown.class);
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

    /** The queue is for everybody: one person's third job is refused while another's first is taken. */
    @Test
    void noMoreThanTwoOfOnePersonWaitOrRun() {
        started(request("a", "vera"));
        String second = started(request("a", "vera"));

        assertThat(jobs.start(request("a", "vera")))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.why()).contains("vera", "2"));
        assertThat(jobs.start(request("a", "ada"))).isInstanceOf(Answer.Begun.class);
        jobs.cancel(second, VIEWER);
        assertThat(jobs.start(request("a", "vera"))).isInstanceOf(Answer.Begun.class);
    }

    /** A viewer looks: what others asked for goes on whatever they say. */
    @Test
    void aViewerCancelsTheirOwnAlone_whoeverActsCancelsAny() {
        String first = started(request("a", "ada"));
        String others = started(request("a", "ada"));
        String own = started(request("a", "vera"));

        assertThat(jobs.cancel(others, VIEWER))
                .isInstanceOfSatisfying(
                        Answer.Forbidden.class,
                        forbidden -> assertThat(forbidden.why()).contains(others, "ada"));
        assertThat(view(others).state()).isEqualTo(State.WAITING);
        jobs.cancel(own, VIEWER);
        assertThat(view(own).state()).isEqualTo(State.CANCELLED);
        jobs.cancel(others, new Person("oscar", Role.OPERATOR));
        assertThat(view(others).state()).isEqualTo(State.CANCELLED);
        assertThat(view(first).state()).isNotEqualTo(State.CANCELLED);
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
        return started(request(what));
    }

    private String started(JobRequest request) {
        if (jobs.start(request) instanceof Answer.Begun<JobView>(var job)) return job.id();
        throw new AssertionError("not begun: " + request);
    }

    private JobView view(String id) {
        if (jobs.job(id) instanceof Answer.Done<JobView>(var job)) return job;
        throw new AssertionError("no " + id);
    }

    /** Each by another person. */
    private JobRequest request(String what) {
        return request(what, "somebody-" + persons++);
    }

    private static JobRequest request(String what, String who) {
        return new JobRequest(
                JobView.Kind.REPLAY,
                List.of(what),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                List.of(),
                who);
    }
}
