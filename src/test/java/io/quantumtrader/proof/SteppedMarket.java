package io.quantumtrader.proof;

import io.quantumtrader.actors.market.Arrivals;
import io.quantumtrader.actors.market.Tick;
import io.quantumtrader.exchange.ForwardingMarket;
import io.quantumtrader.exchange.remote.RemoteMarket;
import io.quantumtrader.exchange.remote.VenueServer;
import java.util.Optional;
import java.util.function.LongPredicate;

/** Lets the server play its next tick when the fund waits for one: the pace of a market that waits for its fund. */
final class SteppedMarket extends ForwardingMarket {

    private final RemoteMarket market;
    private final VenueServer server;
    private final LongPredicate before;
    private long stepped;
    private long taken;

    /**
     * That market.
     *
     * @param before told the number of a tick that is not played yet; whether it said anything, which is heard before that tick
     */
    SteppedMarket(RemoteMarket market, VenueServer server, LongPredicate before) {
        super(market);
        this.market = market;
        this.server = server;
        this.before = before;
    }

    @Override
    public Optional<Tick> next() {
        taken++;
        return market.next();
    }

    @Override
    public Optional<Arrivals> arrivals() {
        var arrivals = market.arrivals().orElseThrow();
        return Optional.of(new Arrivals() {
            @Override
            public boolean ready() {
                if (stepped == taken && before.test(taken + 1)) return false;
                if (stepped == taken && server.step()) stepped++;
                return arrivals.ready();
            }

            @Override
            public boolean behind() {
                return arrivals.behind();
            }

            @Override
            public void onReady(Runnable listener) {
                arrivals.onReady(listener);
            }
        });
    }
}
