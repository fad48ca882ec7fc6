package io.quantumtrader.actors.safety;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.EmergencyLimits;
import io.quantumtrader.kernel.kill.Latch;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.ReleaseRules;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.kill.TriggerLimits;
import io.quantumtrader.kernel.venue.OpeningOrder;
import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;

/** The documented defaults, and the journal in memory that writes and reads as the real one does. */
public final class SafetyDefaults {

    public static final Scope MAIN = new Scope.OfPortfolio("main");
    public static final ReleaseRules TWO_PERSONS = new ReleaseRules(2, "RELEASE", 60_000, 600_000);
    public static final ReleaseRules ONE_PERSON = new ReleaseRules(1, "RELEASE", 60_000, 600_000);
    public static final TriggerLimits TRIGGERS = new TriggerLimits(
            2,
            4,
            10,
            Duration.ofMinutes(15),
            5,
            Duration.ofSeconds(60),
            0.5,
            Duration.ofMinutes(5),
            Duration.ofMinutes(5));

    public static final EmergencyLimits LIMITS =
            new EmergencyLimits(0.10, 0.15, 1_000, 60_000, 5, List.of(0.25, 0.5, 1.0), 86_400_000, TRIGGERS);
    public static final Duration ALARM_AFTER = Duration.ofMillis(50);

    private SafetyDefaults() {}

    public static EmergencySettings settings(String... symbols) {
        var byPortfolio = new TreeMap<String, SortedSet<String>>();
        byPortfolio.put("main", new TreeSet<>(List.of(symbols)));
        return new EmergencySettings(LIMITS, byPortfolio, ALARM_AFTER);
    }

    public static Config journalInMemory() {
        String writesAsTheRealOne = """
                pekko.loglevel = WARNING
                pekko.persistence.snapshot-store.plugin = "pekko.persistence.no-snapshot-store"
                pekko.actor {
                  serializers.quantum-trader-journal = "io.quantumtrader.persistence.catalogue.FundSerializer"
                  serialization-bindings."io.quantumtrader.persistence.JournalEvent" = quantum-trader-journal
                  allow-java-serialization = off
                }
                """;
        return ConfigFactory.parseString(writesAsTheRealOne)
                .withFallback(PersistenceTestKitPlugin.getInstance().config())
                .withFallback(ConfigFactory.load());
    }

    public static Latch latch(String id, Scope scope, Permission permission) {
        var code =
                permission == Permission.FLATTEN ? ReasonCode.KILL_SWITCH_FLATTEN : ReasonCode.KILL_SWITCH_REDUCE_ONLY;
        return new Latch(
                id,
                Layer.KILL_SWITCH,
                scope,
                permission,
                List.of(Reason.because(code)),
                new TreeMap<>(),
                "ada",
                "drill",
                0);
    }

    public static OpeningOrder entry(String symbol) {
        return new OpeningOrder(new VenueOrder.Market("qt-" + symbol + "-1-1-1", symbol, OrderSide.BUY, 1, false));
    }
}
