package io.quantumtrader.app.fund.cast;

import io.quantumtrader.actors.ceo.Ceo;
import io.quantumtrader.actors.ceo.CeoCommand;
import io.quantumtrader.actors.governor.Governor;
import io.quantumtrader.actors.governor.GovernorCommand;
import io.quantumtrader.actors.portfolio.Portfolio;
import io.quantumtrader.actors.portfolio.PortfolioCommand;
import io.quantumtrader.actors.portfolio.PortfolioSettings;
import io.quantumtrader.actors.safety.EmergencyCommand;
import io.quantumtrader.actors.safety.EmergencySettings;
import io.quantumtrader.actors.safety.EmergencyStop;
import io.quantumtrader.actors.safety.KillSwitch;
import io.quantumtrader.actors.safety.Ladder;
import io.quantumtrader.actors.safety.SafetyAlarms;
import io.quantumtrader.actors.symbol.Guardian;
import io.quantumtrader.actors.symbol.Superiors;
import io.quantumtrader.actors.symbol.SymbolCommand;
import io.quantumtrader.actors.symbol.SymbolParts;
import io.quantumtrader.actors.venue.HeldVenue;
import io.quantumtrader.actors.venue.SendHold;
import io.quantumtrader.actors.venue.TimelyVenue;
import io.quantumtrader.actors.venue.Venue;
import io.quantumtrader.actors.venue.VenueReads;
import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.exchange.PricedMarket;
import io.quantumtrader.kernel.kill.CeoModeTable;
import io.quantumtrader.kernel.sizing.RiskSizer;
import io.quantumtrader.persistence.EventFeed;
import io.quantumtrader.persistence.snapshot.SnapshotDesk;
import io.quantumtrader.persistence.snapshot.Snapshots;
import java.time.Duration;
import java.time.InstantSource;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;

/** Who plays in a fund: makes the actors of the ladder and of each symbol, and tells each what it works with. */
final class Casting {

    private static final Duration VENUE_PATIENCE = Duration.ofSeconds(3);

    private final FundSettings settings;
    private final PricedMarket market;
    private final Venue venue;
    private final UnaryOperator<Venue> line;
    private final Ladder ladder;
    private final SendHold hold;
    private final EventFeed feed;
    private final SafetyAlarms alarms;
    private final Duration patience;

    /**
     * Nobody is made yet.
     *
     * @param line what lies between the symbols and the venue
     * @param hold what a halt closes
     * @param patience how long a part of the ladder may take to answer; then it counts as silent
     */
    Casting(
            FundSettings settings,
            PricedMarket market,
            Venue venue,
            UnaryOperator<Venue> line,
            Ladder ladder,
            SendHold hold,
            EventFeed feed,
            SafetyAlarms alarms,
            Duration patience) {
        this.settings = settings;
        this.market = market;
        this.venue = venue;
        this.line = line;
        this.ladder = ladder;
        this.hold = hold;
        this.feed = feed;
        this.alarms = alarms;
        this.patience = patience;
    }

    /**
     * Everybody, and what leads through the layers.
     *
     * @param chain layers 2 to 7 in the order of a tick
     */
    record Everybody(People people, Chain chain) {}

    /** Makes everybody, children of this actor. */
    Everybody everybody(ActorContext<Void> context) {
        var snapshots = Snapshots.deskOf(context.getSystem());
        var governor = context.spawn(governor(), "governor");
        var portfolio = context.spawn(portfolio(governor, snapshots), "portfolio");
        var emergencyStop = context.spawn(emergencyStop(), "emergency-stop");
        var killSwitch = context.spawn(killSwitch(hold), "kill-switch");
        var ceo = context.spawn(ceo(emergencyStop), "ceo");
        var chain = chain(context.getSystem(), portfolio, emergencyStop, ceo);
        var symbols = symbols(context, chain, snapshots);
        return new Everybody(new People(symbols, portfolio, governor, emergencyStop, killSwitch, ceo), chain);
    }

    Behavior<GovernorCommand> governor() {
        return Lasting.of(
                GovernorCommand.class,
                Governor.create(settings.portfolio(), settings.limits().forBars(settings.interval()), feed),
                alarms);
    }

    Behavior<PortfolioCommand> portfolio(ActorRef<GovernorCommand> governor, SnapshotDesk snapshots) {
        return Lasting.of(
                PortfolioCommand.class, Portfolio.create(portfolioSettings(), governor, feed, snapshots), alarms);
    }

    Behavior<EmergencyCommand> emergencyStop() {
        return Lasting.of(
                EmergencyCommand.class,
                EmergencyStop.create(ladder, emergencySettings(), feed, alarms),
                told -> told instanceof EmergencyCommand.Trigger || told instanceof EmergencyCommand.Failed,
                alarms);
    }

    /** @param closes what a halt closes */
    Behavior<KillSwitch.Command> killSwitch(SendHold closes) {
        return Lasting.of(
                KillSwitch.Command.class,
                KillSwitch.create(ladder, closes, settings.release(), settings.journalAlarmAfter(), feed, alarms),
                told -> told instanceof KillSwitch.Activate || told instanceof KillSwitch.Stand,
                alarms);
    }

    Behavior<CeoCommand> ceo(ActorRef<EmergencyCommand> emergencyStop) {
        return Lasting.of(
                CeoCommand.class,
                Ceo.create(ladder, settings.modes(), settings.release(), emergencyStop, feed),
                alarms);
    }

    /** Layers 2 to 7 in the order of a tick. */
    Chain chain(
            ActorSystem<?> system,
            ActorRef<PortfolioCommand> portfolio,
            ActorRef<EmergencyCommand> emergencyStop,
            ActorRef<CeoCommand> ceo) {
        return new Chain(
                system,
                settings.portfolio(),
                market.symbols(),
                new VenueReads(venue, VENUE_PATIENCE),
                ladder,
                portfolio,
                emergencyStop,
                ceo,
                settings.modes().limitsOf(CeoModeTable.START),
                settings.spreadBps(),
                patience);
    }

    private PortfolioSettings portfolioSettings() {
        return new PortfolioSettings(
                settings.portfolio(),
                settings.portfolioLimits().forBars(settings.interval()),
                settings.interval(),
                patience.dividedBy(2));
    }

    private EmergencySettings emergencySettings() {
        var flat = new TreeMap<String, SortedSet<String>>();
        flat.put(settings.portfolio(), new TreeSet<>(market.symbols()));
        return new EmergencySettings(
                settings.emergency().forBars(settings.interval()), flat, settings.journalAlarmAfter());
    }

    private SortedMap<String, ActorRef<SymbolCommand>> symbols(
            ActorContext<Void> context, Chain chain, SnapshotDesk snapshots) {
        var symbols = new TreeMap<String, ActorRef<SymbolCommand>>();
        for (String name : market.symbols())
            symbols.put(name, context.spawn(Guardian.create(parts(name, chain, snapshots)), "symbol-" + name));
        return symbols;
    }

    private SymbolParts parts(String symbol, Chain chain, SnapshotDesk snapshots) {
        return parts(symbol, new HeldVenue(sending(), hold), chain, snapshots);
    }

    /** The way to the venue, whose answers come in time or fail. */
    Venue sending() {
        return new TimelyVenue(line.apply(venue), VENUE_PATIENCE);
    }

    /** What a symbol works with. */
    SymbolParts parts(String symbol, Venue way, Superiors superiors, SnapshotDesk snapshots) {
        return new SymbolParts(
                settings.portfolio(),
                symbol,
                way,
                ladder,
                superiors,
                new RiskSizer(settings.sizing()),
                settings.symbol()::indicators,
                settings.brain().forBars(settings.interval()),
                settings.symbol().settings(),
                settings.symbol().text(),
                settings.symbol().version(),
                settings.spreadBps(),
                feed,
                snapshots,
                InstantSource.system());
    }
}
