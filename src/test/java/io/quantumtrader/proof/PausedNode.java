package io.quantumtrader.proof;

import io.quantumtrader.actors.venue.OwnedVenue;
import io.quantumtrader.actors.venue.Venue;
import io.quantumtrader.app.command.QuantumTrader;
import io.quantumtrader.app.fund.WholeFund;
import io.quantumtrader.exchange.remote.RemoteSettings;
import io.quantumtrader.exchange.remote.RemoteVenue;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/**
 * A node in a process of its own whose chosen orders wait on their way to the venue: before the last look at the ownership deadline, or
 * behind it. The first word names the place, the second the folder, the third the venue; the rest are those of the command.
 */
final class PausedNode {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Where orders wait. */
    enum Place {
        BEFORE_THE_LAST_LOOK,
        BEHIND_THE_LAST_LOOK
    }

    private PausedNode() {}

    public static void main(String[] words) {
        var place = Place.valueOf(words[0]);
        var pauses = new PauseFolder(Path.of(words[1]));
        var fund = new WholeFund(inner -> switch (place) {
            case BEFORE_THE_LAST_LOOK -> new PausedVenue(inner, pauses);
            case BEHIND_THE_LAST_LOOK -> lookedAtBefore(inner, new PausedVenue(connected(words[2]), pauses));
        });
        System.exit(QuantumTrader.commandLine(fund).execute(Arrays.copyOfRange(words, 3, words.length)));
    }

    /** The same last look, taken before the pause instead of behind it. */
    private static Venue lookedAtBefore(Venue inner, Venue paused) {
        return new OwnedVenue(paused, () -> !inner.held(), () -> true);
    }

    private static Venue connected(String venue) {
        try {
            return RemoteVenue.connect(new RemoteSettings(URI.create(venue), PATIENCE));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }
}
