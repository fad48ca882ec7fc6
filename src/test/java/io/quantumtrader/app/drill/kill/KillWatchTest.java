package io.quantumtrader.app.drill.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.app.fund.DrillFund;
import io.quantumtrader.exchange.synthetic.SyntheticMarket;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.server.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class KillWatchTest {

    private static final Path HOME = Path.of("target", "proof").toAbsolutePath();

    @TempDir
    private Path folder;

    /** A kill after which one opening order arrives that nobody asked the gate about. */
    private record Leaking(Trigger trigger, Arrivals arrivals) implements Trigger {
        @Override
        public int level() {
            return trigger.level();
        }

        @Override
        public String name() {
            return trigger.name();
        }

        @Override
        public boolean closes() {
            return trigger.closes();
        }

        @Override
        public String portfolio() {
            return trigger.portfolio();
        }

        @Override
        public void pull(long acceptedNanos) {
            trigger.pull(acceptedNanos);
            arrivals.ofLoad();
        }

        @Override
        public void release() {
            trigger.release();
        }
    }

    @Test
    @Timeout(120)
    void countsAnOrderThatGoesAroundTheGate_andNoneOfThoseThatGoThroughIt() throws Exception {
        Files.createDirectories(HOME.resolve("var/programs"));
        var settings = TestServer.settings(
                folder, SettingsLoader.load(HOME, HOME.resolve("none.conf"), false, DrillSettings.overrides(1)));
        var arrivals = new Arrivals();
        try (var fund = DrillFund.start(
                        settings, folder, SyntheticMarket.crowd(1, 2), venue -> new StampedVenue(venue, arrivals));
                var load = new OpeningLoad(fund.ladder(), fund.portfolio(), fund.symbols(), arrivals, 2, 2_000)) {
            var voice = new Voice(fund);
            var watch = new KillWatch(voice, new Positions(fund, fund.symbols()), arrivals, load);
            Trigger sound = new VerdictTrigger(fund.ladder(), fund.portfolio(), Layer.HEAT_GATE, ReasonCode.HEAT_HOT);

            for (int i = 0; i < 20; i++) watch.kill(sound, true, new StageFigures(sound));
            assertThat(watch.violations()).isZero();
            assertThat(watch.attempts()).isPositive();
            assertThat(arrivals.countOfLoad()).isPositive();

            var leaking = new Leaking(sound, arrivals);
            for (int i = 0; i < 3; i++) watch.kill(leaking, true, new StageFigures(leaking));
            assertThat(watch.violations()).isEqualTo(3);
        }
    }
}
