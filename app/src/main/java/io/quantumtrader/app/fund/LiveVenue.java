package io.quantumtrader.app.fund;

import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.fund.cast.LeftBehind;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.app.launch.RunningVenue;
import io.quantumtrader.app.launch.VenueRequest;
import io.quantumtrader.exchange.PricedMarket;
import io.quantumtrader.exchange.remote.VenueServer;
import io.quantumtrader.exchange.simulated.SimulatedVenue;
import io.quantumtrader.exchange.simulated.VenueLog;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.concurrent.CompletionException;

/** The simulated venue as a process of its own, with the market and the behaviour that the settings name. */
final class LiveVenue implements RunningVenue {

    private final VenueServer server;

    private LiveVenue(VenueServer server) {
        this.server = server;
    }

    static LiveVenue start(VenueRequest request, Settings settings) {
        var fund = FundSettings.of(settings);
        var market = Markets.open(fund);
        var venue = opened(fund, request, market);
        try {
            return new LiveVenue(VenueServer.start(fund.venueServer(), fund.venue(), venue, market, fund.pace()));
        } catch (UncheckedIOException notListening) {
            throw new LaunchFailed(
                    notListening.getMessage() + " (" + notListening.getCause() + "): choose another with --port",
                    notListening);
        }
    }

    private static SimulatedVenue opened(FundSettings fund, VenueRequest request, PricedMarket market) {
        try {
            var log = VenueLog.open(request.data().resolve("venue.log"), fund.forceVenueLog());
            var venue = SimulatedVenue.open(fund.venue(), fund.instruments().rules(market), log);
            try {
                LeftBehind.refuse(venue, market.symbols());
                return venue;
            } catch (RuntimeException refused) {
                venue.close();
                throw refused;
            }
        } catch (IllegalStateException | UncheckedIOException unusable) {
            market.close();
            throw new LaunchFailed(String.valueOf(unusable.getMessage()), unusable);
        } catch (RuntimeException refused) {
            market.close();
            throw refused;
        }
    }

    @Override
    public URI address() {
        return server.address();
    }

    @Override
    public void awaitStopped() throws InterruptedException {
        try {
            server.stopped().toCompletableFuture().join();
        } catch (CompletionException broken) {
            throw new LaunchFailed("the venue's market stands still: " + broken.getCause(), broken);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
