package io.quantumtrader.app.fund;

import io.quantumtrader.actors.ceo.CeoCommand;
import io.quantumtrader.actors.governor.GovernorCommand;
import io.quantumtrader.actors.market.Conductor;
import io.quantumtrader.actors.portfolio.PortfolioCommand;
import io.quantumtrader.actors.safety.EmergencyCommand;
import io.quantumtrader.actors.safety.KillSwitch;
import io.quantumtrader.actors.safety.Ladder;
import io.quantumtrader.actors.safety.SafetyAlarms;
import io.quantumtrader.actors.symbol.SymbolCommand;
import io.quantumtrader.actors.symbol.SymbolView;
import io.quantumtrader.actors.venue.Venue;
import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.app.config.RecordedTerms;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.fund.cast.FundSystem;
import io.quantumtrader.app.fund.keep.Storage;
import io.quantumtrader.exchange.PricedMarket;
import io.quantumtrader.exchange.simulated.SimulatedVenue;
import io.quantumtrader.persistence.EventFeed;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.replay.SymbolReplay;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;

/**
 * A fund for drills that its caller leads bar by bar, and that can be ended and started again over its journal. Actors, journal
 * and venue of any other; no clock.
 */
public final class SteppedFund implements AutoCloseable {

    private final FundSettings fundSettings;
    private final Settings settings;
    private final Path data;
    private final PricedMarket market;
    private final Wiring wiring;
    private final Storage storage;
    private FundSystem fund;

    /**
     * What a drill puts between the parts of its fund.
     *
     * @param line what lies between the symbols and the venue
     * @param feed told every event that is in the journal
     * @param alarms told every alarm
     * @param patience how long one phase of a tick may take before it is told again
     */
    public record Wiring(UnaryOperator<Venue> line, EventFeed feed, SafetyAlarms alarms, Duration patience) {}

    private SteppedFund(Settings settings, Path data, PricedMarket market, Wiring wiring, Storage storage) {
        this.fundSettings = FundSettings.of(settings);
        this.settings = settings;
        this.data = data;
        this.market = market;
        this.wiring = wiring;
        this.storage = storage;
        this.fund = started();
    }

    /** Starts a fund in an empty folder; its market is played by {@link #play}. */
    public static SteppedFund start(Settings settings, Path data, PricedMarket market, Wiring wiring) {
        return over(Storage.ofRun(settings, data), settings, data, market, wiring);
    }

    /** Comes back to the journal that one of these has written before, in the database that the command line names too. */
    public static SteppedFund again(Settings settings, Path data, PricedMarket market, Wiring wiring) {
        var storage = settings.onCommandLine("journal.url")
                ? Storage.open(settings, data, () -> {})
                : Storage.embedded(settings, data, () -> {});
        return over(storage, settings, data, market, wiring);
    }

    private static SteppedFund over(Storage storage, Settings settings, Path data, PricedMarket market, Wiring wiring) {
        try {
            return new SteppedFund(settings, data, market, wiring, storage);
        } catch (RuntimeException failed) {
            storage.close();
            throw failed;
        }
    }

    private FundSystem started() {
        var system = new FundSystem(
                fundSettings,
                settings.whole(),
                storage.plainJournal(),
                market,
                data,
                wiring.feed(),
                wiring.alarms(),
                (tick, atMs, observed) -> {},
                wiring.line(),
                wiring.patience());
        system.awaitLadder();
        system.resume();
        return system;
    }

    /** Ends all actors and starts them again over journal and venue. */
    public void restart() {
        fund.close();
        fund = started();
    }

    /** Plays what the market has, and carries out what was said. */
    public void play() {
        fund.conductor().run();
    }

    public String portfolio() {
        return fundSettings.portfolio();
    }

    public Ladder ladder() {
        return fund.ladder();
    }

    public Conductor conductor() {
        return fund.conductor();
    }

    public SimulatedVenue venue() {
        return fund.venue();
    }

    public Database database() {
        return storage.database();
    }

    public ActorSystem<Void> system() {
        return fund.system();
    }

    public ActorRef<KillSwitch.Command> killSwitch() {
        return fund.people().killSwitch();
    }

    public ActorRef<EmergencyCommand> emergencyStop() {
        return fund.people().emergencyStop();
    }

    public ActorRef<GovernorCommand> governor() {
        return fund.people().governor();
    }

    public ActorRef<PortfolioCommand> portfolioActor() {
        return fund.people().portfolio();
    }

    public ActorRef<CeoCommand> ceo() {
        return fund.people().ceo();
    }

    public SortedMap<String, ActorRef<SymbolCommand>> symbols() {
        return fund.people().symbols();
    }

    /** What a symbol knows of itself. */
    public SymbolView view(String symbol, Duration patience) {
        var actor = symbols().get(symbol);
        if (actor == null) throw new IllegalArgumentException(symbol + " is not traded here");
        return this.<SymbolCommand, SymbolView>ask(actor, SymbolCommand.Get::new, patience);
    }

    /** Asks a part and waits for its answer; throws {@link java.util.concurrent.CompletionException} if it is silent. */
    public <M, R> R ask(ActorRef<M> actor, Function<ActorRef<R>, M> message, Duration patience) {
        return AskPattern.<M, R>ask(
                        actor, message::apply, patience, fund.system().scheduler())
                .toCompletableFuture()
                .join();
    }

    /** How the text of a record's settings is read. */
    public static SymbolReplay.Terms terms(String text) {
        return RecordedTerms.symbol(text);
    }

    /** Ends the actors; journal and venue log can still be read. */
    public void end() {
        fund.close();
    }

    @Override
    public void close() {
        storage.close();
    }
}
