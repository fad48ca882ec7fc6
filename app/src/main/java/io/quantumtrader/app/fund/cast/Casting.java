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
import io.quantumtrader.actors.symbol.SymbolCommand;
import io.quantumtrader.actors.symbol.SymbolParts;
import io.quantumtrader.actors.venue.HeldVenue;
import io.quantumtrader.actors.venue.SendHold;
import io.quantumtrader.actors.venue.TimelyVenue;
import io.quantumtrader.actors.venue.Venue;
import io.quantumtrader.actors.venue.VenueReads;
import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.exchange.PricedMarket;
import io.quantumtrader.exchange.simulated.SimulatedVenue;
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
import org.apache.pekko.actor.typed.javadsl.ActorContext;

/** Who plays in a fund: makes the actors of the ladder and of each symbol, and tells each what it works with. */
final class Casting {

    private static final Duration VENUE_PATIENCE = Duration.ofSeconds(3);

    private final FundSettings settings;
    private final PricedMarket market;
    private final SimulatedVenue venue;
    private final UnaryOperator<Venue> line;
    private final Ladder ladder;
    private final SendHold hold;
    private final EventFeed feed;
    private final SafetyAlarms alarms;

    /**
     * Nobody is made yet.
     *
     * @param line what lies between the symbols and the venue
     * @param hold what a halt closes
     */
    Casting(
            FundSettings settings,
            PricedMarket market,
            SimulatedVenue venue,
            UnaryOperator<Venue> line,
            Ladder ladder,
            SendHold hold,
            EventFeed feed,
            SafetyAlarms alarms) {
        this.settings = settings;
        this.market = market;
        this.venue = venue;
        this.line = line;
        this.ladder = ladder;
        this.hold = hold;
        this.feed = feed;
        this.alarms = alarms;
    }

    /** Makes everybody, children of this actor. */
    People people(ActorContext<Void> context) {
        var snapshots = Snapshots.deskOf(context.getSystem());
        var governor = context.spawn(
                Lasting.of(
                        GovernorCommand.class,
                        Governor.create(settings.portfolio(), settings.limits().forBars(settings.interval()), feed),
                        alarms),
                "governor");
        var portfolio = context.spawn(
                Lasting.of(
                        PortfolioCommand.class,
                        Portfolio.create(portfolioSettings(), governor, feed, snapshots),
                        alarms),
                "portfolio");
        var emergencyStop = context.spawn(
                Lasting.of(
                        EmergencyCommand.class,
                        EmergencyStop.create(ladder, emergencySettings(), feed, alarms),
                        told -> told instanceof EmergencyCommand.Trigger || told instanceof EmergencyCommand.Failed,
                        alarms),
                "emergency-stop");
        var killSwitch = context.spawn(
                Lasting.of(
                        KillSwitch.Command.class,
                        KillSwitch.create(ladder, hold, settings.release(), settings.journalAlarmAfter(), feed, alarms),
                        KillSwitch.Activate.class::isInstance,
                        alarms),
                "kill-switch");
        var ceo = context.spawn(
                Lasting.of(
                        CeoCommand.class,
                        Ceo.create(ladder, settings.modes(), settings.release(), emergencyStop, feed),
                        alarms),
                "ceo");
        var chain = new Chain(
                context.getSystem(),
                settings.portfolio(),
                market.symbols(),
                new VenueReads(venue, VENUE_PATIENCE),
                ladder,
                portfolio,
                emergencyStop,
                ceo,
                settings.modes().limitsOf(CeoModeTable.START),
                settings.spreadBps(),
                settings.ladderPatience());
        return new People(
                symbols(context, chain, snapshots), portfolio, governor, emergencyStop, killSwitch, ceo, chain);
    }

    private PortfolioSettings portfolioSettings() {
        return new PortfolioSettings(
                settings.portfolio(),
                settings.portfolioLimits().forBars(settings.interval()),
                settings.interval(),
                settings.ladderPatience().dividedBy(2));
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
        return new SymbolParts(
                settings.portfolio(),
                symbol,
                new HeldVenue(new TimelyVenue(line.apply(venue), VENUE_PATIENCE), hold),
                ladder,
                chain,
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
