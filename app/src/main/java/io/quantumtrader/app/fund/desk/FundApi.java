package io.quantumtrader.app.fund.desk;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.quantumtrader.actors.symbol.SymbolView;
import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.app.explain.Explanations;
import io.quantumtrader.app.explain.Telling;
import io.quantumtrader.app.fund.cast.FundActors;
import io.quantumtrader.app.fund.figures.FundFigures;
import io.quantumtrader.app.fund.figures.Picture;
import io.quantumtrader.app.fund.view.AtVenue;
import io.quantumtrader.app.fund.view.LadderViews;
import io.quantumtrader.app.fund.view.MarketViews;
import io.quantumtrader.app.fund.view.Moment;
import io.quantumtrader.app.fund.view.PortfolioViews;
import io.quantumtrader.app.fund.view.PositionViews;
import io.quantumtrader.app.fund.view.StatusViews;
import io.quantumtrader.app.fund.view.Surroundings;
import io.quantumtrader.http.Answer;
import io.quantumtrader.http.Fund;
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
import io.quantumtrader.kernel.kill.LadderState;
import io.quantumtrader.persistence.explain.Asked;
import io.quantumtrader.persistence.explain.Lookup;
import io.quantumtrader.persistence.journal.JournalReader;
import io.quantumtrader.persistence.projection.ViewPage;
import io.quantumtrader.persistence.projection.ViewReader;
import io.quantumtrader.persistence.projection.ViewRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
            List<LimitView> limits,
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

    /** An operator's word for other theta or limits. */
    @FunctionalInterface
    public interface NumbersWord {
        CompletionStage<Answer<LimitsChangeView>> change(LimitsRequest request);
    }

    /** What the kernel would do; empty for a question that it does not know. */
    @FunctionalInterface
    public interface Kernel {
        Optional<KernelView> ask(KernelRequest request);
    }

    private static final int MOST_PERMITS = 100;
    private static final Duration YOUNG = Duration.ofSeconds(1);
    private static final Duration SCRAPE_PATIENCE = Duration.ofSeconds(3);

    private final Parts parts;
    private final Voices voices;
    private final VenueSight sight;
    private final DecisionPages pages;
    private final BarPages bars;
    private final PortfolioViews portfolio;
    private final Explanations explanations;
    private final OperatorDesk desk;
    private final Releases releases;
    private volatile @Nullable Picture lastSeen;
    private final Set<String> shown = ConcurrentHashMap.newKeySet();

    public FundApi(Parts parts) {
        this.parts = parts;
        voices = new Voices(parts.fund());
        sight = new VenueSight(parts.fund().venue());
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
        parts.announcer().picturedBy(this::picture);
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
        return voices.symbols()
                .thenCompose(symbols -> sight.of(holding(symbols.views()))
                        .thenCombine(
                                surroundings(),
                                (held, around) -> symbols.views().stream()
                                        .filter(view -> view.position().isPresent())
                                        .map(view -> shown(view, symbols.silent(), held, around))
                                        .toList()));
    }

    @Override
    public CompletionStage<Answer<PositionView>> position(String symbol) {
        if (!voices.knows(symbol)) return CompletableFuture.completedStage(voices.unknown(symbol));
        return voices.heard(symbol)
                .thenCompose(heard -> sight.of(holding(List.of(heard.said())))
                        .thenCombine(
                                surroundings(),
                                (held, around) -> new Answer.Done<>(
                                        shown(heard.said(), heard.old() ? Set.of(symbol) : Set.of(), held, around))));
    }

    private static List<String> holding(List<SymbolView> symbols) {
        return symbols.stream()
                .filter(view -> view.position().isPresent())
                .map(SymbolView::symbol)
                .toList();
    }

    private PositionView shown(SymbolView view, Set<String> silent, Map<String, AtVenue> held, Surroundings around) {
        return parts.positions()
                .of(
                        view,
                        state(),
                        around,
                        held.getOrDefault(view.symbol(), AtVenue.UNKNOWN),
                        silent.contains(view.symbol()));
    }

    /** What a symbol knows by itself is told even if somebody above it does not answer. */
    private CompletionStage<Surroundings> surroundings() {
        return voices.now().thenApply(this::around).exceptionally(silent -> Surroundings.UNKNOWN);
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
        return CompletableFuture.completedStage(parts.limits());
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
    public CompletionStage<Answer<JobView>> cancel(String id) {
        return CompletableFuture.completedStage(parts.jobs().cancel(id));
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
        return soon(seenOfLate())
                .thenCombine(
                        soon(parts.fund().standing()),
                        (picture, standing) -> parts.figures().read(parts.scraped(), picture, standing));
    }

    /** The last picture while it is young: somebody who watches has it taken anyway. */
    private CompletionStage<Picture> seenOfLate() {
        var last = lastSeen;
        return last != null && System.nanoTime() - last.takenNanos() < YOUNG.toNanos()
                ? CompletableFuture.completedStage(last)
                : seen();
    }

    private CompletionStage<Picture> seen() {
        return voices.now()
                .thenCompose(now -> sight.of(holding(now.symbols())).thenApply(held -> {
                    var picture = new Picture(now, held, System.nanoTime());
                    lastSeen = picture;
                    return picture;
                }));
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
        return voices.now()
                .thenCompose(now -> sight.of(holding(now.symbols()))
                        .thenApplyAsync(held -> parts.readiness().of(now, held, recovering()), parts.blocking()));
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
                case Answer.Done<Double>(var micros) -> killed(micros).thenApply(view -> with(said, view));
                default -> killSwitch().thenApply(view -> with(said, view));
            }));
        }
        return refreshed(releases.killSwitch(request)
                .thenCompose(said -> killSwitch().thenApply(view -> with(said, view))));
    }

    @Override
    public CompletionStage<Answer<KillSwitchView>> halt(HaltRequest request) {
        return refreshed(releases.halt(request).thenCompose(said -> killSwitch().thenApply(view -> with(said, view))));
    }

    @Override
    public CompletionStage<KillRehearsalView> rehearseKill() {
        return desk.rehearse();
    }

    @Override
    public CompletionStage<Answer<LadderView>> emergencyStop(EmergencyStopRequest request) {
        return refreshed(desk.emergencyStop(request).thenCompose(said -> ladder().thenApply(view -> with(said, view))));
    }

    @Override
    public CompletionStage<Answer<LadderView>> stepUp(StepUpRequest request) {
        return refreshed(releases.stepUp(request).thenCompose(said -> ladder().thenApply(view -> with(said, view))));
    }

    @Override
    public CompletionStage<Answer<LadderView>> release(ReleaseRequest request) {
        return refreshed(releases.of(request).thenCompose(said -> ladder().thenApply(view -> with(said, view))));
    }

    /** The same answer about another value. */
    private static <T> Answer<T> with(Answer<?> said, T view) {
        return switch (said) {
            case Answer.Done<?> ignored -> new Answer.Done<>(view);
            case Answer.Again<?>(var ignored, var already) -> new Answer.Again<>(view, already);
            case Answer.Released<?>(var ignored, var releases) -> new Answer.Released<>(view, releases);
            case Answer.Pending<?>(var ignored, var waitsFor, var releases) ->
                new Answer.Pending<>(view, waitsFor, releases);
            case Answer.Begun<?> ignored -> new Answer.Begun<>(view);
            case Answer.Unknown<?>(var what) -> new Answer.Unknown<>(what);
            case Answer.Invalid<?>(var violations) -> new Answer.Invalid<>(violations);
            case Answer.Refused<?>(var why, var verdicts, var results) -> new Answer.Refused<>(why, verdicts, results);
            case Answer.Forbidden<?>(var why, var verdicts, var results) ->
                new Answer.Forbidden<>(why, verdicts, results);
        };
    }

    private <T> CompletionStage<T> refreshed(CompletionStage<T> answer) {
        return answer.whenComplete((done, failed) -> parts.announcer().refresh());
    }

    @Override
    public Subscription subscribe(Consumer<EventView> listener, BooleanSupplier watched) {
        return parts.announcer().subscribe(listener, watched);
    }

    /** Status, ladder, every open position, and once more each that has gone flat. */
    private CompletionStage<List<EventView>> picture() {
        return seen().thenApply(seen -> picture(seen.now(), seen.held()));
    }

    private List<EventView> picture(Moment now, Map<String, AtVenue> held) {
        var events = new ArrayList<EventView>();
        events.add(new EventView.Status(parts.status().of(now)));
        events.add(new EventView.Ladder(parts.ladder().of(now, recovering())));
        var around = around(now);
        for (var view : now.symbols()) {
            boolean open = view.position().isPresent();
            boolean before = open ? !shown.add(view.symbol()) : shown.remove(view.symbol());
            if (open || before) events.add(new EventView.Position(shown(view, now.silentSymbols(), held, around)));
        }
        return events;
    }

    /** Old words about the book would pass for new ones. */
    private Surroundings around(Moment now) {
        return now.silent().isEmpty() ? Surroundings.of(now, parts.settings()) : Surroundings.UNKNOWN;
    }

    private LadderState state() {
        return parts.fund().ladder().state();
    }

    private boolean recovering() {
        return parts.fund().ladder().recovering();
    }
}
