package io.quantumtrader.persistence.replay;

import io.quantumtrader.kernel.kill.CeoModeTable;
import io.quantumtrader.kernel.kill.Mode;
import io.quantumtrader.persistence.journal.JournalEntry;
import io.quantumtrader.persistence.safety.CeoEvent.BlackSwanReleased;
import io.quantumtrader.persistence.safety.CeoEvent.ModeChanged;
import java.util.List;

/** Which operating mode was in force when, by the journal of level 7; asked in the order of time. */
final class Modes {

    private final List<JournalEntry> entries;
    private int next;
    private Mode mode = CeoModeTable.START;

    Modes(List<JournalEntry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** Before the mode was judged on a tick. */
    Mode before(long tick, long ordering) {
        return advance(tick - 1, ordering);
    }

    /** After the mode was judged on a tick. */
    Mode after(long tick, long ordering) {
        return advance(tick, ordering);
    }

    private Mode advance(long tick, long ordering) {
        while (next < entries.size() && happened(entries.get(next), tick, ordering)) {
            var event = entries.get(next++).event();
            if (event instanceof ModeChanged changed) mode = Mode.valueOf(changed.to());
            if (event instanceof BlackSwanReleased released) mode = Mode.valueOf(released.mode());
        }
        return mode;
    }

    private static boolean happened(JournalEntry entry, long tick, long ordering) {
        boolean onATick = entry.event() instanceof ModeChanged changed && changed.tick() > 0;
        return onATick ? ((ModeChanged) entry.event()).tick() <= tick : entry.ordering() < ordering;
    }
}
