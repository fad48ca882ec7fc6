package io.quantumtrader.app.fund;

import io.quantumtrader.actors.market.Pace;
import io.quantumtrader.actors.numbers.Numbers;
import io.quantumtrader.actors.safety.SafetyAlarm;
import io.quantumtrader.actors.safety.SafetyAlarms;
import io.quantumtrader.app.config.ApiSection;
import io.quantumtrader.app.config.ConfigurationRefused;
import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.app.config.Problem;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.doctor.Port;
import io.quantumtrader.app.fund.cast.DiskWatch;
import io.quantumtrader.app.fund.cast.FundSystem;
import io.quantumtrader.app.fund.desk.AlarmBook;
import io.quantumtrader.app.fund.desk.Announcer;
import io.quantumtrader.app.fund.desk.Readiness;
import io.quantumtrader.app.fund.figures.FundFigures;
import io.quantumtrader.app.fund.keep.FundViews;
import io.quantumtrader.app.fund.keep.Storage;
import io.quantumtrader.app.fund.keep.Upkeep;
import io.quantumtrader.app.fund.view.AtVenue;
import io.quantumtrader.app.fund.view.StatusViews;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.app.launch.RunningFund;
import io.quantumtrader.app.launch.UpRequest;
import io.quantumtrader.exchange.PricedMarket;
import io.quantumtrader.http.door.Operators;
import io.quantumtrader.http.server.ApiSettings;
import io.quantumtrader.persistence.EventFeed;
import io.quantumtrader.persistence.journal.JournalReader;
import io.quantumtrader.persistence.journal.JournalWatch;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.apache.pekko.actor.typed.Props;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A fund paced by the clock, with its API. What was started last is stopped first: market, API, actors, database. */
final class LiveFund implements RunningFund {

    private static final Logger LOG = LoggerFactory.getLogger(LiveFund.class);
    private static final Duration LAST_TICK = Duration.ofSeconds(20);

    private final Runnable anew;
    private FundSettings settings;
    private final PricedMarket market;
    private final InstantSource calendar;
    private final StartedParts started = new StartedParts();
    private final AtomicReference<String> silence = new AtomicReference<>("not begun yet");
    private final Announcer announcer;
    private final FundFigures figures = new FundFigures();
    private volatile SafetyAlarms alarms;
    /** Whether another life follows at once: then nobody waits for those outside to be told. */
    private volatile boolean followed;

    private @Nullable URI page;
    private @Nullable FundSystem system;

    private LiveFund(
            FundSettings settings, PricedMarket market, InstantSource calendar, AlarmBook book, Runnable anew) {
        this.announcer = new Announcer(book);
        this.alarms = SafetyAlarms.all(List.of(SafetyAlarms.logged(), announcer, figures));
        this.anew = anew;
        this.settings = settings;
        this.market = market;
        this.calendar = calendar;
    }

    /** Starts everything and returns when the API answers; what was started is stopped again if something fails. */
    static LiveFund start(UpRequest request, Settings settings, Progress progress) {
        var clock = InstantSource.system();
        return start(request, settings, progress, clock, new AlarmBook(clock), () -> {});
    }

    /**
     * The same on another date.
     *
     * @param calendar by which the journal is sealed and its events grow old
     * @param book where alarms are kept, by earlier and later lives, too
     * @param anew called when the fund has to start anew, because its numbers were changed; returns at once
     */
    static LiveFund start(
            UpRequest request,
            Settings settings,
            Progress progress,
            InstantSource calendar,
            AlarmBook book,
            Runnable anew) {
        var fundSettings = FundSettings.of(settings);
        ApiSettings api = ApiSection.settings(settings.section("http"));
        enoughPersons(fundSettings, request.operators(), settings);
        Port.obstacle(api.host(), api.port()).ifPresent(obstacle -> {
            throw FundDoor.notListening(api, obstacle, obstacle);
        });
        progress.at("checking the market", 0, Progress.UNKNOWN);
        var live = new LiveFund(fundSettings, Markets.open(fundSettings), calendar, book, anew);
        try {
            live.open(request, settings, api, progress);
            return live;
        } catch (RuntimeException failed) {
            live.close();
            throw failed;
        }
    }

    /** With fewer operators than a release takes, a FLATTEN would stand for ever. */
    private static void enoughPersons(FundSettings fund, Operators operators, Settings settings) {
        int persons = fund.release().persons();
        int named = operators.releasing().size();
        if (named >= persons || operators.othersMayRelease()) return;
        throw new ConfigurationRefused(List.of(new Problem(
                Settings.ROOT + ".kill-switch.release.persons",
                settings.sourceOf("kill-switch.release.persons"),
                "must be at most those who may release, in http.operators or by ./qt token, who are " + named + ", was "
                        + persons + ": nobody could release a FLATTEN")));
    }

    private void open(UpRequest request, Settings configured, ApiSettings api, Progress progress) {
        progress.at("starting the database", 0, Progress.UNKNOWN);
        var storage = Storage.open(
                configured, request.data(), () -> fail("another process has taken the journal over", null));
        started.push(storage);
        var journal = storage.reader();
        started.push(journal);
        var inForce = NumbersInForce.of(configured, journal, settings.portfolio());
        Settings whole = inForce.settings();
        settings = FundSettings.of(whole);
        progress.at("starting the fund", 0, Progress.UNKNOWN);
        var told = Telling.of(settings, settings.portfolio(), List.of(SafetyAlarms.logged(), announcer, figures));
        started.push(() -> {
            if (followed) Thread.startVirtualThread(told::close);
            else told.close();
        });
        alarms = told;
        var views = FundViews.start(whole, storage.database(), journal, alarms);
        started.push(views);
        var upkeep = Upkeep.of(storage, calendar, alarms);
        started.push(upkeep);
        var fund = new FundSystem(
                settings,
                whole.whole(),
                storage.spooledJournal(),
                market,
                request.data(),
                views.beside(EventFeed.all(List.of(told, figures, feed(request)))),
                alarms,
                announcer,
                UnaryOperator.identity());
        started.push(fund);
        system = fund;
        told.hear(fund.system());
        var watch = JournalWatch.of(fund.system());
        watch.reviveBy(storage::revive);
        figures.hear(watch);
        upkeep.begin(() -> watch.state().isUp() && storage.owned());
        fund.ladder().onTightening(scope -> announcer.refresh());
        inForce.hold(fund.ladder(), alarms, fund.conductor().atMs());
        var disk = DiskWatch.begun(
                storage.written(),
                storage.section().disk(),
                fund.ladder(),
                alarms,
                fund.conductor()::atMs,
                settings.telling().repeat());
        started.push(disk);
        var behind = new FundDoor.Behind(
                fund,
                settings,
                whole,
                market,
                journal,
                views.reader(),
                () -> Optional.of(views.follower().behind()),
                disk,
                readiness(fund, journal, disk, inForce),
                numbers(fund, configured, inForce),
                announcer,
                figures);
        page = FundDoor.open(behind, request, api, started);
        fund.awaitLadder();
        started.push(playing(fund));
    }

    /** Who is told what is recorded. */
    private EventFeed feed(UpRequest request) {
        if (request.witness().isEmpty()) return announcer;
        try {
            var witness = new Witness(request.witness().get());
            started.push(witness);
            return (persistenceId, sequenceNr, event) -> {
                witness.publish(persistenceId, sequenceNr, event);
                announcer.publish(persistenceId, sequenceNr, event);
            };
        } catch (IOException failed) {
            throw new LaunchFailed("the witness cannot write: " + failed.getMessage(), failed);
        }
    }

    private Readiness readiness(FundSystem fund, JournalReader journal, DiskWatch disk, NumbersInForce inForce) {
        return new Readiness(
                JournalWatch.of(fund.system()),
                journal,
                disk,
                announcer,
                settings.pace().of(market.intervalMs()),
                silence::get,
                () -> inForce.setAside() ? List.of(inForce.check()) : List.of());
    }

    private NumbersDesk numbers(FundSystem fund, Settings configured, NumbersInForce inForce) {
        var book = fund.system()
                .systemActorOf(
                        Numbers.create(settings.portfolio(), settings.release(), announcer), "numbers", Props.empty());
        return new NumbersDesk(fund.system(), book, configured, inForce, settings.release(), anew);
    }

    /** Plays the market on a thread of its own; closing it ends the tick under way. */
    private AutoCloseable playing(FundSystem fund) {
        var conductor = Thread.ofPlatform().name("conductor").start(() -> {
            try {
                silence.set("settling with the venue");
                fund.resume();
                silence.set("");
                fund.conductor().run();
                silence.set(started.isClosing() ? "stopping" : "the market has ended");
                if (!started.isClosing()) LOG.info("the market has ended; operators are still heard");
                fund.conductor().hearOut();
            } catch (RuntimeException | Error broken) {
                fail("the conductor died: " + broken + "; " + protection(fund), broken);
            }
        });
        return () -> {
            fund.conductor().stop();
            if (!conductor.join(LAST_TICK)) LOG.warn("the last tick did not end in time");
            fund.conductor().end();
        };
    }

    /** How many positions are left with a stop resting at the venue. */
    private String protection(FundSystem fund) {
        int held = 0;
        int guarded = 0;
        for (String symbol : market.symbols()) {
            var holding = fund.venue().holding(symbol).toCompletableFuture().join();
            if (holding.signedQuantity() == 0) continue;
            held++;
            var open = fund.venue().openOrders(symbol).toCompletableFuture().join();
            if (AtVenue.of(holding, open).hasStop()) guarded++;
        }
        return held + " positions are held, " + guarded + " of them with a stop that rests at the venue";
    }

    /** Stops the fund for a reason that no person gave; waiting for it ends with that reason. */
    void fail(String why, @Nullable Throwable cause) {
        if (!started.failsBecauseOf(why)) return;
        silence.set(why);
        LOG.error("the fund stops: {}", why, cause);
        alarms.raise(new SafetyAlarm(SafetyAlarm.Kind.FUND_STOPPED, Double.NaN, Double.NaN, "the fund stops: " + why));
        Thread.ofPlatform().name("stop").start(this::close);
    }

    /** The actors behind the API. */
    FundSystem system() {
        return Objects.requireNonNull(system, "not started yet");
    }

    @Override
    public URI page() {
        var known = page;
        if (known == null) throw new IllegalStateException("not listening yet");
        return known;
    }

    @Override
    public String market() {
        var bar = Duration.ofMillis(market.intervalMs());
        String length = bar.toSeconds() % 60 == 0 ? bar.toMinutes() + " m" : bar.toSeconds() + " s";
        String pace = settings.pace() instanceof Pace.Times(double factor) && factor == 1
                ? "real time"
                : StatusViews.speed(settings.pace());
        return market.name() + ", " + length + " bars, " + pace;
    }

    @Override
    public List<String> symbols() {
        return market.symbols();
    }

    @Override
    public void awaitStopped() throws InterruptedException {
        started.awaitStopped();
    }

    /** Ends this life, and the next one begins: the fund is deaf until then, so that nothing outside is waited for. */
    void closeForTheNext() {
        followed = true;
        started.close();
    }

    @Override
    public void close() {
        started.close();
    }
}
