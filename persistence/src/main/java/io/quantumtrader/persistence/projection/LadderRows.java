package io.quantumtrader.persistence.projection;

import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.governor.GovernorEvent.GuardCleared;
import io.quantumtrader.persistence.governor.GovernorEvent.GuardReleased;
import io.quantumtrader.persistence.governor.GovernorEvent.GuardTripped;
import io.quantumtrader.persistence.journal.JournalEntry;
import io.quantumtrader.persistence.portfolio.PortfolioEvent.HeatChanged;
import io.quantumtrader.persistence.safety.CeoEvent;
import io.quantumtrader.persistence.safety.EmergencyEvent;
import io.quantumtrader.persistence.safety.KillSwitchEvent;
import io.quantumtrader.persistence.safety.LatchRow;
import io.quantumtrader.persistence.symbol.SymbolEvent.StandingChanged;
import java.util.List;
import java.util.Optional;

/** Changes of the ladder as rows of its history. */
final class LadderRows {

    private static final String EVERYTHING = "*";
    private static final String HALT = "HALT";

    private LadderRows() {}

    /** Empty for events that change nothing on the ladder. */
    static Optional<Row> of(JournalEntry entry, Source source) {
        return switch (entry.event()) {
            case StandingChanged changed -> Optional.of(standing(entry, source, changed));
            case HeatChanged changed ->
                Optional.of(row(entry, Layer.HEAT_GATE, changed.atMs(), source.portfolio())
                        .set("permission", changed.to())
                        .set("observed", changed.heat())
                        .set("why", "from " + changed.from()));
            case GuardTripped tripped ->
                Optional.of(seen(
                        row(entry, Layer.GOVERNOR, tripped.atMs(), source.portfolio())
                                .set("latch_id", tripped.guard())
                                .set("permission", "REDUCE_ONLY")
                                .set("until_ms", until(tripped.untilMs())),
                        List.of(tripped.reason())));
            case GuardCleared cleared ->
                Optional.of(row(entry, Layer.GOVERNOR, cleared.atMs(), source.portfolio())
                        .set("latch_id", cleared.guard())
                        .set("permission", "TRADE"));
            case GuardReleased released ->
                Optional.of(row(entry, Layer.GOVERNOR, released.atMs(), source.portfolio())
                        .set("latch_id", released.guard())
                        .set("observed", released.drawdown())
                        .set("who", released.who())
                        .set("why", released.why()));
            case KillSwitchEvent event -> Optional.of(killSwitch(entry, event));
            case EmergencyEvent event -> emergency(entry, event);
            case CeoEvent event -> Optional.of(ceo(entry, event));
            default -> Optional.empty();
        };
    }

    private static Row standing(JournalEntry entry, Source source, StandingChanged changed) {
        var layer = changed.layer().equals(Layer.KILL_SCORE.name()) ? Layer.KILL_SCORE : Layer.POSITION_STATE_BRAIN;
        var row = row(entry, layer, changed.atMs(), source.portfolio() + "/" + source.symbol())
                .set("permission", changed.permission())
                .set("until_ms", until(changed.untilMs()));
        return seen(row, changed.reasons());
    }

    private static Row killSwitch(JournalEntry entry, KillSwitchEvent event) {
        var row = row(entry, Layer.KILL_SWITCH, event.atMs(), EVERYTHING);
        return switch (event) {
            case KillSwitchEvent.KillActivated on -> latched(row, on.latch()).set("permission", on.follows());
            case KillSwitchEvent.KillReleaseProposed said -> word(row, said.latchId(), said.who(), said.why());
            case KillSwitchEvent.KillReleased off ->
                word(row, off.latchId(), persons(off.persons()), off.why())
                        .set("scope", off.scope())
                        .set("permission", off.follows());
            case KillSwitchEvent.HaltProposed said -> word(row, said.haltId(), said.who(), said.why());
            case KillSwitchEvent.HaltActivated on ->
                word(row, on.haltId(), persons(on.persons()), on.why()).set("permission", HALT);
            case KillSwitchEvent.HaltReleaseProposed said -> word(row, said.haltId(), said.who(), said.why());
            case KillSwitchEvent.HaltReleased off ->
                word(row, off.haltId(), persons(off.persons()), off.why()).set("permission", off.follows());
        };
    }

    /** Peaks, money, stop-outs and failures are counted by level 5 and change nothing by themselves. */
    private static Optional<Row> emergency(JournalEntry entry, EmergencyEvent event) {
        var row = row(entry, Layer.EMERGENCY_STOP, event.atMs(), EVERYTHING);
        return switch (event) {
            case EmergencyEvent.EmergencyActivated on ->
                Optional.of(latched(row, on.latch()).set("permission", on.follows()));
            case EmergencyEvent.EmergencyPulledAgain again ->
                Optional.of(seen(word(row, again.latchId(), again.who(), again.why()), again.reasons()));
            case EmergencyEvent.EmergencyAttempted tried ->
                Optional.of(row.set("latch_id", tried.latchId())
                        .set("observed", tried.attempt())
                        .set("why", tried.step() + ": " + String.join(", ", tried.symbols())));
            case EmergencyEvent.EmergencyStepped stepped ->
                Optional.of(row.set("latch_id", stepped.latchId()).set("why", stepped.step()));
            case EmergencyEvent.EmergencyAlarmed alarmed ->
                Optional.of(row.set("latch_id", alarmed.latchId())
                        .set("observed", alarmed.observed())
                        .set("limit_value", alarmed.limit())
                        .set("why", alarmed.what() + ": " + String.join(", ", alarmed.symbols())));
            case EmergencyEvent.EmergencyReleased off ->
                Optional.of(word(row, off.latchId(), persons(off.persons()), off.why())
                        .set("scope", off.scope())
                        .set("permission", off.follows()));
            case EmergencyEvent.StepUpConfirmed step ->
                Optional.of(row.set("scope", step.scope())
                        .set("observed", step.fraction())
                        .set("who", step.who())
                        .set("why", step.why()));
            case EmergencyEvent.EquityPeakRaised ignored -> Optional.empty();
            case EmergencyEvent.CapitalMoved ignored -> Optional.empty();
            case EmergencyEvent.StopOutCounted ignored -> Optional.empty();
            case EmergencyEvent.SymbolFailed ignored -> Optional.empty();
        };
    }

    private static Row ceo(JournalEntry entry, CeoEvent event) {
        var row = row(entry, Layer.CEO, event.atMs(), EVERYTHING);
        return switch (event) {
            case CeoEvent.ModeChanged changed -> {
                var told = seen(row, changed.reasons())
                        .set("permission", changed.to() + ", " + changed.follows())
                        .set("who", changed.who())
                        .set("why", Words.known(changed.why()));
                yield changed.latch()
                        .map(latch -> told.set("latch_id", latch.id()))
                        .orElse(told);
            }
            case CeoEvent.ReadingLost ignored ->
                row.set("permission", "REDUCE_ONLY").set("code", "CEO_READING_MISSING");
            case CeoEvent.ReadingFound ignored -> row;
            case CeoEvent.BlackSwanReleaseProposed said -> word(row, said.latchId(), said.who(), said.why());
            case CeoEvent.BlackSwanReleased off ->
                word(row, off.latchId(), persons(off.persons()), off.why())
                        .set(
                                "permission",
                                off.mode()
                                        + off.follows()
                                                .map(follows -> ", " + follows)
                                                .orElse(""));
        };
    }

    private static Row row(JournalEntry entry, Layer layer, long atMs, String scope) {
        return new Row(RecordTables.LADDER)
                .set(Table.PLACE, entry.ordering())
                .set("at_ms", atMs)
                .set("event", entry.event().getClass().getSimpleName())
                .set("level", layer.level())
                .set("layer", layer.name())
                .set("scope", scope);
    }

    private static Row latched(Row row, LatchRow latch) {
        return seen(word(row, latch.id(), latch.who(), latch.why()), latch.reasons())
                .set("scope", latch.scope());
    }

    private static Row word(Row row, String latchId, String who, String why) {
        return row.set("latch_id", latchId).set("who", Words.known(who)).set("why", Words.known(why));
    }

    private static Row seen(Row row, List<ReasonRow> reasons) {
        return Words.reason(row, reasons, "code", "observed", "limit_value");
    }

    static String persons(List<String> persons) {
        return String.join(", ", persons);
    }

    private static Optional<Long> until(long untilMs) {
        return untilMs == Long.MAX_VALUE ? Optional.empty() : Optional.of(untilMs);
    }
}
