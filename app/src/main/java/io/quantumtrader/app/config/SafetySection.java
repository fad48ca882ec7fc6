package io.quantumtrader.app.config;

import io.quantumtrader.app.notify.LogSettings;
import io.quantumtrader.app.notify.NotifySettings;
import io.quantumtrader.app.trace.TraceSettings;
import io.quantumtrader.kernel.kill.CeoModeTable;
import io.quantumtrader.kernel.kill.EmergencyLimits;
import io.quantumtrader.kernel.kill.Mode;
import io.quantumtrader.kernel.kill.ModeLimits;
import io.quantumtrader.kernel.kill.ModeThresholds;
import io.quantumtrader.kernel.kill.ReleaseRules;
import io.quantumtrader.kernel.kill.TriggerLimits;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The sections {@code emergency-stop}, {@code kill-switch} and {@code ceo} as the records of layers 5 to 7. */
final class SafetySection {

    private SafetySection() {}

    static EmergencyLimits emergency(Section stop) {
        return new EmergencyLimits(
                stop.number("flatten-drawdown"),
                stop.number("failed-drawdown"),
                stop.milliseconds("retry-base"),
                stop.milliseconds("retry-cap"),
                stop.whole("alarm-attempts"),
                stop.numbers("step-up.fractions"),
                stop.milliseconds("step-up.step"),
                triggers(stop));
    }

    private static TriggerLimits triggers(Section stop) {
        return new TriggerLimits(
                stop.whole("confirm-samples"),
                stop.whole("stop-outs.portfolio"),
                stop.whole("stop-outs.all"),
                stop.duration("stop-outs.window"),
                stop.whole("cascade.symbols"),
                stop.duration("cascade.window"),
                stop.number("blind.share"),
                stop.duration("blind.after"),
                stop.duration("critical-after"));
    }

    static ReleaseRules release(Section killSwitch) {
        Section release = killSwitch.section("release");
        return new ReleaseRules(
                release.whole("persons"),
                release.text("phrase"),
                release.milliseconds("delay"),
                release.milliseconds("valid-for"));
    }

    static LogSettings logging(Section logging) {
        return new LogSettings(logging.choice("format", LogSettings.Format.class), logging.flag("decisions"));
    }

    /** The section {@code traces}. */
    static TraceSettings traces(Section traces) {
        return new TraceSettings(
                Optional.of(traces.text("url")).filter(text -> !text.isBlank()).map(SafetySection::address),
                traces.number("share"),
                traces.duration("timeout"));
    }

    /** The section {@code notify}. */
    static NotifySettings notify(Section notify) {
        return new NotifySettings(
                Optional.of(notify.text("webhook"))
                        .filter(text -> !text.isBlank())
                        .map(SafetySection::address),
                notify.duration("timeout"),
                notify.duration("repeat"),
                notify.duration("silence-after"));
    }

    /** Text that is no address at all becomes one without a host, which the settings refuse by name. */
    private static URI address(String text) {
        try {
            return new URI(text.strip());
        } catch (URISyntaxException unreadable) {
            return URI.create("unreadable:address");
        }
    }

    static CeoModeTable modes(Section ceo) {
        Map<Mode, ModeLimits> rows = new EnumMap<>(Mode.class);
        Section modes = ceo.section("modes");
        for (Mode mode : Mode.values()) {
            rows.put(
                    mode,
                    limits(modes.section(mode.name().toLowerCase(Locale.ROOT).replace('_', '-'))));
        }
        return new CeoModeTable(rows, thresholds(ceo));
    }

    private static ModeLimits limits(Section row) {
        return new ModeLimits(
                row.number("leverage"),
                row.number("risk-per-trade"),
                row.number("day-loss"),
                row.whole("slots"),
                row.number("min-confidence"));
    }

    private static ModeThresholds thresholds(Section ceo) {
        return new ModeThresholds(
                ceo.number("black-swan-drawdown"),
                ceo.number("preservation-drawdown"),
                ceo.number("defensive-drawdown"),
                ceo.number("defensive-win-rate"),
                ceo.number("expansion-win-rate"),
                ceo.number("growth-win-rate"),
                ceo.flag("growth-allowed"),
                ceo.whole("minimum-trades"),
                ceo.milliseconds("loosen-cooldown"),
                ceo.milliseconds("loosen-to-defensive-cooldown"));
    }
}
