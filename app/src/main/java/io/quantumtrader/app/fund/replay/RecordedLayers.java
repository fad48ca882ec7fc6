package io.quantumtrader.app.fund.replay;

import io.quantumtrader.kernel.kill.CeoModeTable;
import io.quantumtrader.kernel.kill.Mode;
import io.quantumtrader.kernel.kill.ModeLimits;
import io.quantumtrader.kernel.risk.Guard;
import io.quantumtrader.persistence.governor.GovernorEvent.GuardReleased;
import io.quantumtrader.persistence.journal.JournalReader;
import io.quantumtrader.persistence.safety.CeoBook;
import io.quantumtrader.persistence.safety.CeoEvent;
import io.quantumtrader.persistence.whatif.UpperLayers;
import io.quantumtrader.persistence.whatif.UpperLayers.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the levels above the governor did, read from their journals. */
final class RecordedLayers {

    private RecordedLayers() {}

    /**
     * Reads them.
     *
     * @param tables what each operating mode allowed from a time on, UTC epoch milliseconds; not empty
     */
    static UpperLayers read(JournalReader reader, String portfolio, NavigableMap<Long, CeoModeTable> tables) {
        var modes = new TreeMap<Long, Mode>();
        var book = new CeoBook[] {CeoBook.EMPTY};
        reader.forEach(CeoEvent.ID, 1, entry -> {
            if (!(entry.event() instanceof CeoEvent event)) return;
            book[0] = book[0].apply(event);
            modes.put(event.atMs(), book[0].mode());
        });
        var first = tables.firstEntry().getValue().limitsOf(CeoBook.EMPTY.mode());
        return new UpperLayers(first, limits(modes, tables), releases(reader, portfolio));
    }

    /** They change with the mode, and with the table. */
    private static NavigableMap<Long, ModeLimits> limits(
            NavigableMap<Long, Mode> modes, NavigableMap<Long, CeoModeTable> tables) {
        var times = new TreeSet<>(modes.keySet());
        times.addAll(tables.keySet());
        var limits = new TreeMap<Long, ModeLimits>();
        for (long atMs : times) {
            var mode = modes.floorEntry(atMs);
            var table = tables.floorEntry(atMs);
            limits.put(
                    atMs,
                    (table == null ? tables.firstEntry() : table)
                            .getValue()
                            .limitsOf(mode == null ? CeoBook.EMPTY.mode() : mode.getValue()));
        }
        return limits;
    }

    private static List<Release> releases(JournalReader reader, String portfolio) {
        var releases = new ArrayList<Release>();
        reader.forEach("governor|" + portfolio, 1, entry -> {
            if (entry.event() instanceof GuardReleased released)
                releases.add(new Release(released.atMs(), released.guard().equals(Guard.DRAWDOWN_FLATTEN.name())));
        });
        return releases;
    }
}
