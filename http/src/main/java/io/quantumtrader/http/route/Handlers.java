package io.quantumtrader.http.route;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.quantumtrader.http.Fund;
import io.quantumtrader.http.door.Access;
import io.quantumtrader.http.metric.Figure;
import io.quantumtrader.http.metric.Readings;
import io.quantumtrader.http.metric.RequestFigures;
import io.quantumtrader.http.page.PageFiles;
import io.quantumtrader.http.problem.Problem;
import io.quantumtrader.http.problem.ProblemKind;
import io.quantumtrader.http.request.AlarmPage;
import io.quantumtrader.http.request.BarPage;
import io.quantumtrader.http.request.DecisionPage;
import io.quantumtrader.http.request.KernelRequest;
import io.quantumtrader.http.request.KillRequest;
import io.quantumtrader.http.stream.EventHub;
import io.quantumtrader.http.stream.Watch;
import io.quantumtrader.http.view.PersonView;
import io.quantumtrader.http.view.WriteView;
import io.quantumtrader.kernel.check.Checked;
import io.quantumtrader.kernel.check.Violation;
import io.quantumtrader.kernel.kill.Layer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;

/** What answers each endpoint. */
public final class Handlers implements AutoCloseable {

    private final Fund fund;
    private final EventHub hub;
    private final RequestFigures requests;
    private final Supplier<Optional<Instant>> certificateEnds;
    private final Duration writeTimeout;
    private final Reads reads;
    private final Replays replays;

    /** Of questions, which anybody may ask: they must not push out what whoever acts has to be able to repeat. */
    private final Replays questions = new Replays(KeptAnswers.none());

    private final Views views;

    /**
     * Reads of the fund are limited, writes are not.
     *
     * @param certificateEnds when the certificate that is shown ends; empty without TLS
     * @param kept answers that repetitions get
     */
    public Handlers(
            Fund fund,
            EventHub hub,
            RequestFigures requests,
            Supplier<Optional<Instant>> certificateEnds,
            KeptAnswers kept,
            int readsAtOnce,
            Duration readTimeout,
            Duration writeTimeout) {
        this.fund = fund;
        this.hub = hub;
        this.requests = requests;
        this.certificateEnds = certificateEnds;
        this.replays = new Replays(kept);
        this.writeTimeout = writeTimeout;
        this.reads = new Reads(readsAtOnce, readTimeout);
        this.views = new Views(fund, reads);
    }

    /** Notes a write and its answer. */
    public void note(WriteView write) {
        fund.note(write);
    }

    /** Tightening is handed to the fund on the calling thread; everything else may wait elsewhere. */
    public CompletionStage<HttpResponse> handle(Endpoint endpoint, Call call) {
        if (Parameter.none(endpoint) && new Query(call).then(() -> true) instanceof Checked.Refused<?>(var violations))
            return done(Replies.problem(Problem.invalid(violations)));
        return switch (endpoint) {
            case PAGE -> file(PageFiles.FUND, "index.html");
            case PAGE_FILE -> file(PageFiles.FUND, call.segment("file"));
            case API_PAGE -> file(PageFiles.ofApi(), "index.html");
            case API_PAGE_FILE -> file(PageFiles.ofApi(), call.segment("file"));
            case OPENAPI -> file(PageFiles.ofApi(), "openapi.json");
            case LIVE -> reads.read(fund::live, Replies::health);
            case READY -> reads.read(fund::ready, Replies::health);
            case STATUS -> reads.read(fund::status, Replies::ok);
            case CLUSTER -> reads.read(fund::cluster, Replies::ok);
            case ME -> done(Replies.ok(PersonView.of(call.who(), call.person().role())));
            case EQUITY -> done(Replies.ok(hub.equity().points()));
            case POSITIONS -> reads.read(fund::positions, Replies::ok);
            case POSITION -> reads.read(() -> fund.position(call.segment("symbol")), Replies::answer);
            case DECISIONS -> decisions(call);
            case EXPLANATION -> reads.read(() -> fund.explanation(call.segment("decision")), Replies::answer);
            case PORTFOLIO -> reads.read(fund::portfolio, Replies::ok);
            case MARKETS -> reads.read(fund::markets, Replies::ok);
            case MARKET -> market(call);
            case LIMITS -> reads.read(fund::limits, Replies::ok);
            case JOBS -> reads.read(fund::jobs, Replies::ok);
            case JOB -> reads.read(() -> fund.job(call.segment("job")), Replies::answer);
            case KERNEL -> kernel(call);
            case START_JOB ->
                once(
                        questions,
                        call,
                        Requests::job,
                        request -> fund.start(request).thenApply(Replies::answer));
            case CANCEL_JOB ->
                once(
                        questions,
                        call,
                        Requests::nothing,
                        request ->
                                fund.cancel(call.segment("job"), call.person()).thenApply(Replies::answer));
            case LADDER -> reads.read(fund::ladder, Replies::ok);
            case PERMITS -> reads.read(fund::permits, Replies::ok);
            case ALARMS -> alarms(call);
            case VIEWS -> done(Replies.ok(views.list()));
            case VIEW -> views.answer(call);
            case CONFIGURATION -> reads.read(fund::configuration, Replies::ok);
            case WRITES -> writes(call);
            case METRICS -> reads.read(fund::metrics, told -> Replies.metrics(withOwn(told)));
            case KILL_SWITCH, RISK_KILL_SWITCH -> reads.read(fund::killSwitch, Replies::ok);
            case EVENTS -> events(call);
            case STREAM -> stream(call);
            case OPEN ->
                once(
                        replays,
                        call,
                        Requests::open,
                        request -> fund.open(request).thenApply(Replies::answer));
            case CLOSE ->
                once(
                        replays,
                        call,
                        Requests::close,
                        request -> fund.close(request).thenApply(Replies::answer));
            case KILL, RISK_KILL -> killSwitch(call);
            case CHANGE_LIMITS ->
                once(call, Requests::limits, request -> fund.change(request).thenApply(Replies::answer));
            case HALT ->
                once(call, Requests::halt, request -> fund.halt(request).thenApply(Replies::answer));
            case KILL_REHEARSAL ->
                write(Requests.nothing(call), request -> fund.rehearseKill().thenApply(Replies::ok));
            case EMERGENCY_STOP ->
                write(
                        Requests.emergencyStop(call),
                        request -> fund.emergencyStop(request).thenApply(Replies::answer));
            case EMERGENCY_RELEASE ->
                once(
                        call,
                        asked -> Requests.releaseOf(Layer.EMERGENCY_STOP, asked),
                        request -> fund.release(request).thenApply(Replies::answer));
            case STEP_UP ->
                once(call, Requests::stepUp, request -> fund.stepUp(request).thenApply(Replies::answer));
            case RELEASE ->
                once(
                        call,
                        Requests::releaseOfLatch,
                        request -> fund.release(request).thenApply(Replies::answer));
        };
    }

    private List<MetricSnapshot> withOwn(List<MetricSnapshot> told) {
        var all = new ArrayList<>(told);
        all.addAll(requests.snapshots());
        all.addAll(new Readings()
                .gauge(
                        Figure.CERTIFICATE_ENDS,
                        certificateEnds
                                .get()
                                .map(ends -> (double) ends.getEpochSecond())
                                .orElse(Double.NaN))
                .gauge(Figure.WATCHERS, hub.watchers())
                .count(Figure.STREAM_LOST, (double) hub.lost())
                .snapshots());
        return all;
    }

    /** A kill acts whenever it is asked, with whatever key: what stands stays as it is. A release is said once. */
    private CompletionStage<HttpResponse> killSwitch(Call call) {
        Function<KillRequest, CompletionStage<HttpResponse>> act =
                request -> fund.killSwitch(request).thenApply(Replies::answer);
        var asked = Requests.kill(call);
        if (!(asked instanceof Checked.Ok<KillRequest>(var request)) || request.enabled()) return write(asked, act);
        return call.person().role().may(Access.LOOSEN)
                ? once(call, Requests::kill, act)
                : done(Replies.problem(Replies.forbidden(call.person(), Access.LOOSEN)));
    }

    private static CompletionStage<HttpResponse> file(PageFiles page, String name) {
        return done(page.response(name)
                .orElseGet(() -> Replies.problem(Problem.of(ProblemKind.NOT_FOUND, "the page has no such file"))));
    }

    private CompletionStage<HttpResponse> decisions(Call call) {
        return switch (Requests.decisionPage(call)) {
            case Checked.Refused<?>(var violations) -> done(Replies.problem(Problem.invalid(violations)));
            case Checked.Ok<DecisionPage>(var page) ->
                reads.read(() -> fund.decisions(call.segment("symbol"), page), Replies::answer);
        };
    }

    private CompletionStage<HttpResponse> alarms(Call call) {
        return switch (Requests.alarmPage(call)) {
            case Checked.Refused<?>(var violations) -> done(Replies.problem(Problem.invalid(violations)));
            case Checked.Ok<AlarmPage>(var page) -> reads.read(() -> fund.alarms(page), Replies::ok);
        };
    }

    private CompletionStage<HttpResponse> market(Call call) {
        return switch (Requests.barPage(call)) {
            case Checked.Refused<?>(var violations) -> done(Replies.problem(Problem.invalid(violations)));
            case Checked.Ok<BarPage>(var page) ->
                reads.read(() -> fund.market(call.segment("symbol"), page), Replies::answer);
        };
    }

    /** A read by what it does: it must not take the thread on which a kill arrives. */
    private CompletionStage<HttpResponse> kernel(Call call) {
        Optional<String> key = call.header("idempotency-key");
        if (key.isPresent())
            return done(Replies.problem(Problem.invalid(List.of(
                    new Violation("Idempotency-Key", key.get(), "absent: a question to the kernel changes nothing")))));
        return switch (Requests.kernel(call)) {
            case Checked.Refused<?>(var violations) -> done(Replies.problem(Problem.invalid(violations)));
            case Checked.Ok<KernelRequest>(var request) -> reads.read(() -> fund.kernel(request), Replies::answer);
        };
    }

    private CompletionStage<HttpResponse> writes(Call call) {
        return switch (Requests.writes(call)) {
            case Checked.Refused<?>(var violations) -> done(Replies.problem(Problem.invalid(violations)));
            case Checked.Ok<Requests.WritesRequest>(var wanted) ->
                reads.read(() -> fund.writes(wanted.limit(), wanted.strangers()), Replies::ok);
        };
    }

    private CompletionStage<HttpResponse> events(Call call) {
        return switch (Requests.watch(call)) {
            case Checked.Refused<?>(var violations) -> done(Replies.problem(Problem.invalid(violations)));
            case Checked.Ok<Watch>(var watch) ->
                done(hub.lines(watch)
                        .map(source -> HttpResponse.create()
                                .withEntity(HttpEntities.createChunked(
                                        MediaTypes.TEXT_EVENT_STREAM.toContentType(), source)))
                        .orElseGet(() -> Replies.problem(Problem.of(ProblemKind.BUSY, "too many watchers"))));
        };
    }

    private CompletionStage<HttpResponse> stream(Call call) {
        return switch (Requests.stream(call)) {
            case Checked.Refused<?>(var violations) -> done(Replies.problem(Problem.invalid(violations)));
            case Checked.Ok<Requests.StreamRequest>(var wanted) ->
                done(EventSocket.answer(hub, call.request(), wanted));
        };
    }

    /** A write whose repetition with the same Idempotency-Key must not act again. */
    private <R> CompletionStage<HttpResponse> once(
            Call call, Function<Call, Checked<R>> read, Function<R, CompletionStage<HttpResponse>> act) {
        return once(replays, call, read, act);
    }

    private <R> CompletionStage<HttpResponse> once(
            Replays earlier,
            Call call,
            Function<Call, Checked<R>> read,
            Function<R, CompletionStage<HttpResponse>> act) {
        return once(earlier, call, (asked, commandId) -> read.apply(asked), act);
    }

    /** What does not fit does nothing and is not kept: its body may be as large as any. */
    private <R> CompletionStage<HttpResponse> once(
            Replays earlier,
            Call call,
            BiFunction<Call, String, Checked<R>> read,
            Function<R, CompletionStage<HttpResponse>> act) {
        Optional<String> key = call.header("idempotency-key");
        if (key.isEmpty()) return write(read.apply(call, UUID.randomUUID().toString()), act);
        if (!key.get().matches("[A-Za-z0-9._:-]{1,64}")) {
            return done(Replies.problem(Problem.of(
                    ProblemKind.MALFORMED_REQUEST, "Idempotency-Key must be 1 to 64 of A-Z a-z 0-9 . _ : -")));
        }
        Checked<R> request = read.apply(call, key.get());
        return request instanceof Checked.Refused<R>
                ? write(request, act)
                : earlier.once(key.get(), call, () -> write(request, act));
    }

    private <R> CompletionStage<HttpResponse> write(
            Checked<R> request, Function<R, CompletionStage<HttpResponse>> act) {
        return switch (request) {
            case Checked.Refused<R>(var violations) -> done(Replies.problem(Problem.invalid(violations)));
            case Checked.Ok<R>(var value) ->
                act.apply(value).toCompletableFuture().copy().orTimeout(writeTimeout.toMillis(), TimeUnit.MILLISECONDS);
        };
    }

    private static CompletionStage<HttpResponse> done(HttpResponse response) {
        return CompletableFuture.completedStage(response);
    }

    @Override
    public void close() {
        reads.close();
    }
}
