package io.quantumtrader.app.fund;

import io.quantumtrader.kernel.kill.CeoModeTable;
import io.quantumtrader.kernel.kill.ModeLimits;
import io.quantumtrader.kernel.risk.Guard;
import io.quantumtrader.persistence.governor.GovernorEvent.GuardReleased;
import io.quantumtrader.persistence.journal.JournalReader;
import io.quantumtrader.persistence.safety.CeoBook;
import io.quantumtrader.persistence.safety.CeoEvent;
import io.quantumtrader.persistence.whatif.UpperLayers;
import io.quantumtrader.persistence.whatif.UpperLayers.Release;
import java.util.ArrayList;
import java.util.TreeMap;

/** What the levels above the governor did, read from their journals. */
final class RecordedLayers {

    private RecordedLayers() {}

    /**
     * Reads them.
     *
     * @param modes what each operating mode allows: settings in force, for no journal holds them
     */
    static UpperLayers read(JournalReader reader, String portfolio, CeoModeTable modes) {
        var changes = new TreeMap<Long, ModeLimits>();
        var book = new CeoBook[] {CeoBook.EMPTY};
        reader.forEach(CeoEvent.ID, 1, entry -> {
            if (!(entry.event() instanceof CeoEvent event)) return;
            book[0] = book[0].apply(event);
            changes.put(event.atMs(), modes.limitsOf(book[0].mode()));
        });
        var releases = new ArrayList<Release>();
        reader.forEach("governor|" + portfolio, 1, entry -> {
            if (entry.event() instanceof GuardReleased released)
                releases.add(new Release(released.atMs(), released.guard().equals(Guard.DRAWDOWN_FLATTEN.name())));
        });
        return new UpperLayers(modes.limitsOf(CeoBook.EMPTY.mode()), changes, releases);
    }
}
