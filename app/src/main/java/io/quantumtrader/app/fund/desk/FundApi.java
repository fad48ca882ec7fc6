package io.quantumtrader.app.fund.desk;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.app.explain.Explanations;
import io.quantumtrader.app.explain.Telling;
import io.quantumtrader.app.fund.cast.FundActors;
import io.quantumtrader.app.fund.figures.FundFigures;
import io.quantumtrader.app.fund.view.LadderViews;
import io.quantumtrader.app.fund.view.MarketViews;
import io.quantumtrader.app.fund.view.PortfolioViews;
import io.quantumtrader.app.fund.view.PositionViews;
import io.quantumtrader.app.fund.view.StatusViews;
import io.quantumtrader.http.Answer;
import io.quantumtrader.http.Fund;
import io.quantumtrader.http.door.Person;
import io.quantumtrader.http.request.AlarmPage;
import io.quantumtrader.http.request.BarPage;
import io.quantumtrader.http.request.CloseRequest;
import io.quantumtrader.http.request.DecisionPage;
import io.quantumtrader.http.request.EmergencyStopRequest;
import io.quantumtrader.http.request.HaltRequest;
import io.quantumtrader.http.request.JobRequest;
import io.quantumtrader.http.request.KernelRequest;
import io.quantumtrader.http.request.KillRequest;
import io.quantumtrader.http.request.LimitsRequest;
import io.quantumtrader.http.request.OpenRequest;
import io.quantumtrader.http.request.ReleaseRequest;
import io.quantumtrader.http.request.StepUpRequest;
import io.quantumtrader.http.view.AlarmsView;
import io.quantumtrader.http.view.ClusterView;
import io.quantumtrader.http.view.ConfigurationView;
import io.quantumtrader.http.view.DecisionView;
import io.quantumtrader.http.view.EventView;
import io.quantumtrader.http.view.ExplanationView;
import io.quantumtrader.http.view.HealthView;
import io.quantumtrader.http.view.JobView;
import io.quantumtrader.http.view.KernelView;
import io.quantumtrader.http.view.KillRehearsalView;
import io.quantumtrader.http.view.KillSwitchView;
import io.quantumtrader.http.view.LadderView;
import io.quantumtrader.http.view.LimitView;
import io.quantumtrader.http.view.LimitsChangeView;
import io.quantumtrader.http.view.MarketHistoryView;
import io.quantumtrader.http.view.MarketView;
import io.quantumtrader.http.view.PermitView;
import io.quantumtrader.http.view.PortfolioView;
import io.quantumtrader.http.view.PositionView;
import io.quantumtrader.http.view.StatusView;
import io.quantumtrader.http.view.WriteView;
import io.quantumtrader.persistence.explain.Asked;
import io.quantumtrader.persistence.explain.Lookup;
import io.quantumtrader.persistence.journal.JournalReader;
import io.quantumtrader.persistence.projection.ViewPage;
import io.quantumtrader.persistence.projection.ViewReader;
import io.quantumtrader.persistence.projection.ViewRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The actors of a fund as the API sees them. */
public final class FundApi implements Fund {

    /**
     * What the API is made of.
     *
     * @param figures what is counted
     * @param scraped what is read off when somebody asks for figures
     * @param wordPatience how long a word to a symbol may take, less than a request
     */
    public record Parts(
            FundActors fund,
            FundSettings settings,
            StatusViews status,
            PositionViews positions,
            LadderViews ladder,
            Readiness readiness,
            JournalReader journal,
            ViewReader views,
            ConfigurationView configuration,
            NumbersWord numbers,
            Kernel kernel,
            Jobs jobs,
            WriteTrail known,
            WriteTrail strangers,
            Announcer announcer,
            FundFigures figures,
            FundFigures.Scraped scraped,
            Duration wordPatience,
            Executor blocking) {}

    /** What the kernel would do; empty for a question that it does not know. */
    @FunctionalInterface
    public interface Kernel {
        Optional<KernelView> ask(KernelRequest request);
    }

    private static final int MOST_PERMITS = 100;
    private static final Duration SCRAPE_PATIENCE = Duration.ofSeconds(3);

    private final Parts parts;
    private final Voices voices;
    private final Pictures pictures;
    private final DecisionPages pages;
    private final BarPages bars;
    private final PortfolioViews portfolio;
    private final Explanations explanations;
    private final OperatorDesk desk;
    private final Releases releases;

    public FundApi(Parts parts) {
        this.parts = parts;
        voices = new Voices(parts.fund());
        pictures = new Pictures(parts, voices);
        pages = new DecisionPages(parts.journal(), parts.settings().portfolio());
        bars = new BarPages(
                parts.journal(),
                parts.settings().portfolio(),
                parts.settings().symbol(),
                parts.settings().interval());
        portfolio = new PortfolioViews(parts.settings(), parts.status());
        explanations = new Explanations(parts.journal(), parts.settings().portfolio());
        desk = new OperatorDesk(
                parts.fund(),
                voices,
                pages,
                parts.announcer()::lastDeed,
                parts.settings().portfolio(),
                parts.wordPatience(),
                parts.blocking());
        releases = new Releases(parts.fund(), voices, parts.settings());
        parts.announcer().picturedBy(pictures::events);
    }

    @Override
    public CompletionStage<StatusView> status() {
        return voices.now().thenApply(parts.status()::of);
    }

    @Override
    public CompletionStage<ClusterView> cluster() {
        return parts.fund()
                .standing()
                .thenApply(standing -> ClusterViews.of(
                        standing, parts.fund().ladder().lease(), parts.fund().acrossNodes()));
    }

    @Override
    public CompletionStage<List<PositionView>> positions() {
        return pictures.positions();
    }

    @Override
    public CompletionStage<Answer<PositionView>> position(String symbol) {
        if (!voices.knows(symbol)) return CompletableFuture.completedStage(voices.unknown(symbol));
        return pictures.position(symbol);
    }

    @Override
    public CompletionStage<Answer<List<DecisionView>>> decisions(String symbol, DecisionPage page) {
        if (!voices.knows(symbol)) return CompletableFuture.completedStage(voices.unknown(symbol));
        var names = page.holds() ? DecisionViews.ALL : DecisionViews.DEEDS;
        var decisions = pages.latest(symbol, page.before(), names, page.limit());
        return knownPermits()
                .thenApply(permits -> new Answer.Done<>(decisions.stream()
                        .map(decision -> DecisionViews.withPermit(decision, permits))
                        .toList()));
    }

    @Override
    public CompletionStage<Answer<ExplanationView>> explanation(String decision) {
        var asked = Asked.parse(decision);
        if (asked.isEmpty())
            return CompletableFuture.completedStage(
                    new Answer.Unknown<>("that names no decision; ask for " + Asked.FORMS));
        return CompletableFuture.completedStage(
                switch (explanations.of(asked.get())) {
                    case Lookup.Found(var explained) -> new Answer.Done<>(Telling.of(explained));
                    case Lookup.Unknown unknown -> new Answer.Unknown<>(unknown.text());
                });
    }

    @Override
    public CompletionStage<PortfolioView> portfolio() {
        return voices.now().thenApply(portfolio::of);
    }

    @Override
    public CompletionStage<List<MarketView>> markets() {
        long nowMs = parts.fund().conductor().atMs();
        return voices.symbols()
                .thenApply(symbols -> symbols.views().stream()
                        .map(seen ->
                                MarketViews.of(seen, nowMs, symbols.silent().contains(seen.symbol())))
                        .toList());
    }

    @Override
    public CompletionStage<Answer<MarketHistoryView>> market(String symbol, BarPage page) {
        if (!voices.knows(symbol)) return CompletableFuture.completedStage(voices.unknown(symbol));
        return CompletableFuture.completedStage(new Answer.Done<>(bars.of(symbol, page)));
    }

    @Override
    public CompletionStage<List<LimitView>> limits() {
        return parts.numbers().shown();
    }

    @Override
    public CompletionStage<Answer<LimitsChangeView>> change(LimitsRequest request) {
        return parts.numbers().change(request);
    }

    @Override
    public CompletionStage<Answer<KernelView>> kernel(KernelRequest request) {
        return CompletableFuture.completedStage(parts.kernel()
                .ask(request)
                .<Answer<KernelView>>map(Answer.Done::new)
                .orElseGet(() -> new Answer.Unknown<>(
                        "the kernel answers harvest, stops and market-state, not " + request.question())));
    }

    @Override
    public CompletionStage<List<JobView>> jobs() {
        return CompletableFuture.completedStage(parts.jobs().all());
    }

    @Override
    public CompletionStage<Answer<JobView>> job(String id) {
        return CompletableFuture.completedStage(parts.jobs().job(id));
    }

    @Override
    public CompletionStage<Answer<JobView>> start(JobRequest request) {
        return CompletableFuture.supplyAsync(() -> parts.jobs().start(request), parts.blocking());
    }

    @Override
    public CompletionStage<Answer<JobView>> cancel(String id, Person person) {
        return CompletableFuture.completedStage(parts.jobs().cancel(id, person));
    }

    @Override
    public CompletionStage<LadderView> ladder() {
        return voices.now().thenApply(now -> parts.ladder().of(now, recovering()));
    }

    /** What was decided is told without its permit while the governor does not answer. */
    private CompletionStage<List<PermitView>> knownPermits() {
        return permits().exceptionally(silent -> List.of());
    }

    @Override
    public CompletionStage<List<PermitView>> permits() {
        return voices.permits()
                .thenApply(view -> view.permits().reversed().stream()
                        .limit(MOST_PERMITS)
                        .map(DecisionViews::permit)
                        .toList());
    }

    @Override
    public CompletionStage<AlarmsView> alarms(AlarmPage page) {
        return CompletableFuture.completedStage(parts.announcer().alarms(page));
    }

    @Override
    public CompletionStage<ViewPage> view(ViewRequest request) {
        return CompletableFuture.supplyAsync(() -> parts.views().page(request), parts.blocking());
    }

    @Override
    public CompletionStage<KillSwitchView> killSwitch() {
        return voices.standing().thenApply(standing -> parts.ladder().killSwitch(standing, Double.NaN));
    }

    private CompletionStage<KillSwitchView> killed(double acknowledgedMicros) {
        return voices.standingAtOnce().thenApply(standing -> parts.ladder().killSwitch(standing, acknowledgedMicros));
    }

    @Override
    public CompletionStage<ConfigurationView> configuration() {
        return CompletableFuture.completedStage(parts.configuration());
    }

    @Override
    public void note(WriteView write) {
        (write.who().isEmpty() ? parts.strangers() : parts.known()).note(write);
    }

    @Override
    public CompletionStage<List<WriteView>> writes(int limit, boolean strangers) {
        return CompletableFuture.completedStage((strangers ? parts.strangers() : parts.known()).latest(limit));
    }

    @Override
    public CompletionStage<List<MetricSnapshot>> metrics() {
        return soon(pictures.ofLate())
                .thenCombine(
                        soon(parts.fund().standing()),
                        (picture, standing) -> parts.figures().read(parts.scraped(), picture, standing));
    }

    /** What does not come in time, or at all, is missing: a scrape is answered whatever is silent. */
    private static <T> CompletionStage<Optional<T>> soon(CompletionStage<T> stage) {
        return stage.<Optional<T>>thenApply(Optional::of)
                .toCompletableFuture()
                .completeOnTimeout(Optional.empty(), SCRAPE_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failed -> Optional.empty());
    }

    @Override
    public CompletionStage<HealthView> live() {
        return CompletableFuture.completedStage(
                HealthView.of(List.of(new HealthView.Check("process", true, "answers"))));
    }

    @Override
    public CompletionStage<HealthView> ready() {
        return pictures.taken()
                .thenApplyAsync(
                        picture -> parts.readiness().of(picture.now(), picture.held(), recovering()), parts.blocking());
    }

    @Override
    public CompletionStage<Answer<DecisionView>> open(OpenRequest request) {
        return refreshed(desk.open(request)
                .thenCompose(said -> knownPermits().thenApply(permits -> switch (said) {
                    case Answer.Done<DecisionView>(var decision) ->
                        new Answer.Done<>(DecisionViews.withPermit(decision, permits));
                    default -> said;
                })));
    }

    @Override
    public CompletionStage<Answer<DecisionView>> close(CloseRequest request) {
        return refreshed(desk.close(request));
    }

    @Override
    public CompletionStage<Answer<KillSwitchView>> killSwitch(KillRequest request) {
        if (request.enabled()) {
            return refreshed(desk.kill(request).thenCompose(said -> switch (said) {
                case Answer.Done<Double>(var micros) -> killed(micros).thenApply(said::about);
                default -> killSwitch().thenApply(said::about);
            }));
        }
        return refreshed(
                releases.killSwitch(request).thenCompose(said -> killSwitch().thenApply(said::about)));
    }

    @Override
    public CompletionStage<Answer<KillSwitchView>> halt(HaltRequest request) {
        return refreshed(releases.halt(request).thenCompose(said -> killSwitch().thenApply(said::about)));
    }

    @Override
    public CompletionStage<KillRehearsalView> rehearseKill() {
        return desk.rehearse();
    }

    @Override
    public CompletionStage<Answer<LadderView>> emergencyStop(EmergencyStopRequest request) {
        return refreshed(desk.emergencyStop(request).thenCompose(said -> ladder().thenApply(said::about)));
    }

    @Override
    public CompletionStage<Answer<LadderView>> stepUp(StepUpRequest request) {
        return refreshed(releases.stepUp(request).thenCompose(said -> ladder().thenApply(said::about)));
    }

    @Override
    public CompletionStage<Answer<LadderView>> release(ReleaseRequest request) {
        return refreshed(releases.of(request).thenCompose(said -> ladder().thenApply(said::about)));
    }

    private <T> CompletionStage<T> refreshed(CompletionStage<T> answer) {
        return answer.whenComplete((done, failed) -> parts.announcer().refresh());
    }

    @Override
    public Subscription subscribe(Consumer<EventView> listener, BooleanSupplier watched) {
        return parts.announcer().subscribe(listener, watched);
    }

    private boolean recovering() {
        return parts.fund().ladder().recovering();
    }
}
