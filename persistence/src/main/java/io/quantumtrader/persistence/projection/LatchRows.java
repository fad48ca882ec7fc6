package io.quantumtrader.persistence.projection;

import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.persistence.journal.JournalEntry;
import io.quantumtrader.persistence.safety.CeoEvent.BlackSwanReleaseProposed;
import io.quantumtrader.persistence.safety.CeoEvent.BlackSwanReleased;
import io.quantumtrader.persistence.safety.CeoEvent.ModeChanged;
import io.quantumtrader.persistence.safety.EmergencyEvent.EmergencyActivated;
import io.quantumtrader.persistence.safety.EmergencyEvent.EmergencyReleased;
import io.quantumtrader.persistence.safety.KillSwitchEvent.HaltActivated;
import io.quantumtrader.persistence.safety.KillSwitchEvent.HaltReleaseProposed;
import io.quantumtrader.persistence.safety.KillSwitchEvent.HaltReleased;
import io.quantumtrader.persistence.safety.KillSwitchEvent.KillActivated;
import io.quantumtrader.persistence.safety.KillSwitchEvent.KillReleaseProposed;
import io.quantumtrader.persistence.safety.KillSwitchEvent.KillReleased;
import io.quantumtrader.persistence.safety.LatchRow;
import java.util.List;

/** Each latch and halt with its release. */
final class LatchRows {

    private LatchRows() {}

    static void write(JournalEntry entry, Writes writes) {
        switch (entry.event()) {
            case KillActivated on -> writes.put(set(entry, on.latch()));
            case EmergencyActivated on -> writes.put(set(entry, on.latch()));
            case ModeChanged changed -> changed.latch().ifPresent(latch -> writes.put(set(entry, latch)));
            case HaltActivated on ->
                writes.put(row(on.haltId())
                        .set(Table.PLACE, entry.ordering())
                        .set("level", Layer.KILL_SWITCH.level())
                        .set("layer", Layer.KILL_SWITCH.name())
                        .set("scope", on.connection())
                        .set("permission", "HALT")
                        .set("since_ms", on.atMs())
                        .set("who", LadderRows.persons(on.persons()))
                        .set("why", on.why()));
            case KillReleaseProposed said -> writes.patch(proposed(said.latchId(), said.who(), said.atMs()));
            case HaltReleaseProposed said -> writes.patch(proposed(said.haltId(), said.who(), said.atMs()));
            case BlackSwanReleaseProposed said -> writes.patch(proposed(said.latchId(), said.who(), said.atMs()));
            case KillReleased off ->
                writes.patch(released(off.latchId(), off.persons(), off.why(), off.atMs())
                        .set("follows", off.follows()));
            case EmergencyReleased off ->
                writes.patch(released(off.latchId(), off.persons(), off.why(), off.atMs())
                        .set("follows", off.follows()));
            case HaltReleased off ->
                writes.patch(released(off.haltId(), off.persons(), off.why(), off.atMs())
                        .set("follows", off.follows()));
            case BlackSwanReleased off ->
                writes.patch(released(off.latchId(), off.persons(), off.why(), off.atMs())
                        .set("follows", off.mode()));
            default -> {}
        }
    }

    private static Row set(JournalEntry entry, LatchRow latch) {
        var row = row(latch.id())
                .set(Table.PLACE, entry.ordering())
                .set("level", Layer.valueOf(latch.layer()).level())
                .set("layer", latch.layer())
                .set("scope", latch.scope())
                .set("permission", latch.permission())
                .set("since_ms", latch.sinceMs())
                .set("who", Words.known(latch.who()))
                .set("why", Words.known(latch.why()));
        return Words.reason(row, latch.reasons(), "code", "observed", "limit_value");
    }

    private static Row proposed(String latchId, String who, long atMs) {
        return row(latchId).set("proposed_at_ms", atMs).set("proposed_by", who);
    }

    static Row released(String latchId, List<String> persons, String why, long atMs) {
        return row(latchId)
                .set("released_at_ms", atMs)
                .set("released_by", LadderRows.persons(persons))
                .set("release_why", why);
    }

    static Row row(String latchId) {
        return new Row(RecordTables.LATCHES).set("latch_id", latchId);
    }
}
