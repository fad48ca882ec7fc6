package io.quantumtrader.exchange.remote;

import io.quantumtrader.actors.market.Arrivals;
import io.quantumtrader.actors.market.Pace;
import io.quantumtrader.actors.market.Tick;
import io.quantumtrader.exchange.PricedMarket;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The market of a {@link VenueServer}, followed: its ticks come when they close there. It can be followed from any tick that the
 * server still keeps; older ones are missed, and counted. While the server is away the market waits for it.
 */
public final class RemoteMarket implements PricedMarket {

    private final RemoteSettings settings;
    private final VenueLink link;
    private final VenueView view;
    private final LongAdder missed = new LongAdder();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private @Nullable Follower follower;
    private boolean closed;

    private RemoteMarket(RemoteSettings settings, VenueLink link, VenueView view) {
        this.settings = settings;
        this.link = link;
        this.view = view;
    }

    /** Connects to a server; throws {@link VenueUnreachable} if none answers in time. */
    public static RemoteMarket connect(RemoteSettings settings) throws InterruptedException {
        var link = new VenueLink(settings);
        try {
            return new RemoteMarket(settings, link, VenueLink.awaited(link.get(Wire.VIEW, VenueView.class)));
        } catch (RuntimeException | InterruptedException failed) {
            link.close();
            throw failed;
        }
    }

    /** What the venue told of itself when this client connected. */
    public VenueView atConnection() {
        return view;
    }

    /** How fast the venue plays it. */
    public Pace pace() {
        return Pace.parse(view.speed());
    }

    /** How many ticks could not be played, since the server did not keep them long enough. */
    public long missed() {
        return missed.sum();
    }

    @Override
    public String name() {
        return view.market();
    }

    @Override
    public boolean synthetic() {
        return view.synthetic();
    }

    @Override
    public List<String> symbols() {
        return view.symbols();
    }

    @Override
    public long intervalMs() {
        return view.intervalMs();
    }

    @Override
    public OptionalLong length() {
        return view.length() > 0 ? OptionalLong.of(view.length()) : OptionalLong.empty();
    }

    @Override
    public long warmUpTicks() {
        return view.warmUpTicks();
    }

    @Override
    public double referencePrice(String symbol) {
        Double price = view.referencePrices().get(symbol);
        if (price == null) throw new IllegalArgumentException("the venue's market does not have " + symbol);
        return price;
    }

    @Override
    public synchronized void seek(long lastPlayed) {
        if (follower != null) follower.close();
        follower = new Follower(link, settings.patience(), lastPlayed, missed, this::tell);
        if (closed) follower.close();
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }

    @Override
    public Optional<Tick> next() {
        return follower().next();
    }

    private synchronized Follower follower() {
        if (follower == null) seek(0);
        return Objects.requireNonNull(follower);
    }

    @Override
    public Optional<Arrivals> arrivals() {
        return Optional.of(new Arrivals() {
            @Override
            public boolean ready() {
                return follower().ready();
            }

            @Override
            public boolean behind() {
                return follower().behind();
            }

            @Override
            public void onReady(Runnable listener) {
                listeners.add(listener);
            }
        });
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (follower != null) follower.close();
        link.close();
    }
}
