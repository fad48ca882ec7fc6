package io.quantumtrader.app.fund;

import io.quantumtrader.actors.ceo.CeoCommand;
import io.quantumtrader.actors.market.Conductor;
import io.quantumtrader.actors.market.Heeding;
import io.quantumtrader.actors.safety.EmergencyCommand;
import io.quantumtrader.actors.safety.KillSwitch;
import io.quantumtrader.actors.safety.Ladder;
import io.quantumtrader.actors.safety.SafetyAlarms;
import io.quantumtrader.actors.venue.Venue;
import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.fund.cast.FundSystem;
import io.quantumtrader.app.fund.keep.Storage;
import io.quantumtrader.exchange.PricedMarket;
import io.quantumtrader.exchange.simulated.SimulatedVenue;
import io.quantumtrader.persistence.EventFeed;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;

/** A fund for drills: the actors, the journal and the market's thread of any other, without API, whose parts may be spoken to. */
public final class DrillFund implements AutoCloseable {

    private final FundSettings settings;
    private final Storage storage;
    private final PricedMarket market;
    private final FundSystem fund;
    private final Thread marketThread;

    private DrillFund(FundSettings settings, Storage storage, PricedMarket market, FundSystem fund) {
        this.settings = settings;
        this.storage = storage;
        this.market = market;
        this.fund = fund;
        this.marketThread = Thread.ofPlatform().name("market").unstarted(fund::play);
    }

    /**
     * Starts a fund; its market moves from now on.
     *
     * @param data empty folder for journal and venue log
     * @param line what lies between the symbols and the venue
     */
    public static DrillFund start(Settings settings, Path data, PricedMarket market, UnaryOperator<Venue> line) {
        var fundSettings = FundSettings.of(settings);
        var storage = Storage.ofRun(settings, data);
        try {
            var system = new FundSystem(
                    fundSettings,
                    settings.whole(),
                    storage.plainJournal(),
                    market,
                    data,
                    EventFeed.NONE,
                    SafetyAlarms.logged(),
                    (tick, atMs, observed) -> {},
                    line);
            var drill = new DrillFund(fundSettings, storage, market, system);
            system.awaitLadder();
            drill.marketThread.start();
            return drill;
        } catch (RuntimeException failed) {
            storage.close();
            throw failed;
        }
    }

    public String portfolio() {
        return settings.portfolio();
    }

    public List<String> symbols() {
        return market.symbols();
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

    public ActorSystem<Void> system() {
        return fund.system();
    }

    public ActorRef<KillSwitch.Command> killSwitch() {
        return fund.people().killSwitch();
    }

    public ActorRef<EmergencyCommand> emergencyStop() {
        return fund.people().emergencyStop();
    }

    public ActorRef<CeoCommand> ceo() {
        return fund.people().ceo();
    }

    /** What comes of the last tightening; empty before the first. */
    public Optional<Heeding> heeding() {
        return fund.heeding();
    }

    @Override
    public void close() {
        fund.conductor().stop();
        try {
            marketThread.join(TimeUnit.SECONDS.toMillis(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        fund.close();
        storage.close();
    }
}
