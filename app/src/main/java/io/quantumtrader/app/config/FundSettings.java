package io.quantumtrader.app.config;

import io.quantumtrader.actors.market.Pace;
import io.quantumtrader.app.notify.LogSettings;
import io.quantumtrader.app.notify.NotifySettings;
import io.quantumtrader.app.trace.TraceSettings;
import io.quantumtrader.exchange.InstrumentTable;
import io.quantumtrader.exchange.remote.RemoteSettings;
import io.quantumtrader.exchange.remote.ServerSettings;
import io.quantumtrader.exchange.simulated.VenueSettings;
import io.quantumtrader.kernel.brain.BrainLimits;
import io.quantumtrader.kernel.kill.CeoModeTable;
import io.quantumtrader.kernel.kill.EmergencyLimits;
import io.quantumtrader.kernel.kill.ReleaseRules;
import io.quantumtrader.kernel.portfolio.PortfolioLimits;
import io.quantumtrader.kernel.risk.Limits;
import io.quantumtrader.kernel.sizing.SizingLimits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Every value that a fund is started with, checked.
 *
 * @param forceVenueLog whether each line of the venue's log is forced to disk
 * @param venueElsewhere the venue that is traded at instead of one inside
 * @param venueServer where a venue that is a process of its own listens
 * @param spreadBps spread that sizing assumes, basis points
 * @param ladderLease how long the ladder may be trusted without hearing from those who keep it
 * @param withdrawAfter how long it may go without hearing from them before resting entries are withdrawn
 * @param ladderPatience how long a part of the ladder may take to answer; then it counts as silent
 * @param telling whom alarms are told
 * @param logging how the log is written
 * @param traces where traces of decisions go
 * @param journalAlarmAfter a journal write of the kill path that takes longer raises an alarm
 */
public record FundSettings(
        String portfolio,
        SymbolSection symbol,
        PortfolioLimits portfolioLimits,
        Limits limits,
        BrainLimits brain,
        SizingLimits sizing,
        EmergencyLimits emergency,
        ReleaseRules release,
        CeoModeTable modes,
        VenueSettings venue,
        InstrumentTable instruments,
        boolean forceVenueLog,
        Optional<RemoteSettings> venueElsewhere,
        ServerSettings venueServer,
        ClusterSettings cluster,
        double spreadBps,
        Duration journalAlarmAfter,
        Duration ladderLease,
        Duration withdrawAfter,
        Duration ladderPatience,
        NotifySettings telling,
        LogSettings logging,
        TraceSettings traces,
        String source,
        List<String> symbols,
        Duration interval,
        Pace pace,
        long warmUpTicks,
        long ticks) {

    /** Reads all sections and refuses everything that is wrong with any of them, at once. */
    public static FundSettings of(Settings settings) {
        var reader = settings.reader();
        var symbol = SymbolSection.read(reader, settings);
        var heat = reader.read("portfolio.heat", PortfolioSection::heat);
        var clusters = reader.read("portfolio.clusters", PortfolioSection::clusters);
        var budget = reader.read("portfolio.budget", PortfolioSection::budget);
        var guards = reader.read("risk", RiskSection::guards);
        var orders = reader.read("risk.orders", RiskSection::orders);
        var slots = reader.read("risk.slots", RiskSection::slots);
        var permits = reader.read("risk.permits", RiskSection::permits);
        var brain = reader.read("risk.position-state", RiskSection::brain);
        var sizing = reader.read("sizing", SizingSection::limits);
        var emergency = reader.read("emergency-stop", SafetySection::emergency);
        var release = reader.read("kill-switch", SafetySection::release);
        var modes = reader.read("ceo", SafetySection::modes);
        var venue = VenueSection.settings(reader);
        var instruments = VenueSection.instruments(reader);
        var venueElsewhere = VenueSection.elsewhere(reader);
        var venueServer = VenueSection.server(reader);
        var cluster = ClusterSection.settings(reader);
        var notify = reader.read("notify", SafetySection::notify);
        ApiSection.read(reader);
        var logging = reader.read("logging", SafetySection::logging);
        var traces = reader.read("traces", SafetySection::traces);
        reader.read("journal.projections", ProjectionsSection::settings);
        var pace = reader.read("market", section -> pace(section.text("speed")));
        reader.orThrow();
        var market = settings.section("market");
        return new FundSettings(
                settings.section("portfolio").text("name"),
                symbol.orElseThrow(),
                new PortfolioLimits(heat.orElseThrow(), clusters.orElseThrow(), budget.orElseThrow()),
                Limits.live(guards.orElseThrow(), orders.orElseThrow(), slots.orElseThrow(), permits.orElseThrow()),
                brain.orElseThrow(),
                sizing.orElseThrow(),
                emergency.orElseThrow(),
                release.orElseThrow(),
                modes.orElseThrow(),
                venue.orElseThrow(),
                instruments.orElseThrow(),
                VenueSection.forceLogToDisk(settings),
                venueElsewhere,
                venueServer.orElseThrow(),
                cluster.orElseThrow(),
                2 * settings.section("venue.slippage").number("half-spread-bps"),
                settings.section("kill-switch").duration("journal-alarm-after"),
                settings.section("kill-switch").duration("ladder-lease"),
                settings.section("kill-switch").duration("withdraw-after"),
                settings.section("kill-switch").duration("answer-patience"),
                notify.orElseThrow(),
                logging.orElseThrow(),
                traces.orElseThrow(),
                market.text("source"),
                market.texts("symbols"),
                market.duration("interval"),
                pace.orElseThrow(),
                market.wholeLong("warm-up-ticks"),
                market.wholeLong("ticks"));
    }

    private static Pace pace(String speed) {
        return speed.equals("real") ? new Pace.Times(1) : Pace.parse(speed);
    }
}
