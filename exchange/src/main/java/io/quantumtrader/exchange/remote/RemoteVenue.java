package io.quantumtrader.exchange.remote;

import static io.quantumtrader.exchange.remote.VenueLink.encoded;

import io.quantumtrader.actors.venue.DrivenVenue;
import io.quantumtrader.exchange.remote.Wire.CancelAnswer;
import io.quantumtrader.exchange.remote.Wire.CancelRequest;
import io.quantumtrader.exchange.remote.Wire.EventPage;
import io.quantumtrader.exchange.remote.Wire.Holdings;
import io.quantumtrader.exchange.remote.Wire.LeverageRequest;
import io.quantumtrader.exchange.remote.Wire.Orders;
import io.quantumtrader.exchange.remote.Wire.PlaceRequest;
import io.quantumtrader.exchange.remote.Wire.PlacedAnswer;
import io.quantumtrader.exchange.remote.Wire.UnattendedAnswer;
import io.quantumtrader.exchange.simulated.Unattended;
import io.quantumtrader.kernel.venue.InstrumentRules;
import io.quantumtrader.kernel.venue.VenueEvent;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A venue behind a {@link VenueServer}. It is not driven from here: {@link #play} and {@link #settle} answer what happened there
 * since this client last heard, whoever caused it. The venue goes by its own time and passes over what a request names.
 * Requests are thread-safe; play and settle belong to one thread.
 */
public final class RemoteVenue implements DrivenVenue, AutoCloseable {

    /** As Binance answers what is malformed: sure not to have been done. */
    private static final int MALFORMED = -1102;

    private static final int EVENTS_AT_ONCE = 5_000;
    private static final Logger LOG = LoggerFactory.getLogger(RemoteVenue.class);

    private final RemoteSettings settings;
    private final VenueLink link;
    private final VenueView view;
    private final Predicate<String> concerned;
    private volatile long heard;
    private boolean deaf;

    private RemoteVenue(
            RemoteSettings settings, VenueLink link, VenueView view, long heard, Predicate<String> concerned) {
        this.settings = settings;
        this.link = link;
        this.view = view;
        this.heard = heard;
        this.concerned = concerned;
    }

    /** Connects to a server and hears what happens from now on; throws {@link VenueUnreachable} if none answers in time. */
    public static RemoteVenue connect(RemoteSettings settings) throws InterruptedException {
        return connect(settings, -1, symbol -> true);
    }

    /**
     * The same for a client that heard the events before.
     *
     * @param heard sequence number of the last event that is not told again, 0 or more
     * @param concerned the symbols whose events are told; asked anew for each event, on the thread that plays
     */
    public static RemoteVenue connect(RemoteSettings settings, long heard, Predicate<String> concerned)
            throws InterruptedException {
        var link = new VenueLink(settings);
        try {
            var view = VenueLink.awaited(link.get(Wire.VIEW, VenueView.class));
            return new RemoteVenue(settings, link, view, heard < 0 ? view.lastSequence() : heard, concerned);
        } catch (RuntimeException | InterruptedException failed) {
            link.close();
            throw failed;
        }
    }

    /** What the venue told of itself when this client connected. */
    public VenueView atConnection() {
        return view;
    }

    /** What the venue tells of itself now. */
    public CompletionStage<VenueView> view() {
        return link.get(Wire.VIEW, VenueView.class);
    }

    /** Sequence number of the last event that was heard. */
    public long heard() {
        return heard;
    }

    /** Symbols outside a set that hold something or have orders working. */
    public CompletionStage<List<Unattended>> unattended(Set<String> attended) {
        String path = Wire.UNATTENDED + "?attended=" + encoded(String.join(",", new TreeSet<>(attended)));
        return link.get(path, UnattendedAnswer.class).thenApply(UnattendedAnswer::unattended);
    }

    @Override
    public CompletionStage<Placed> place(VenueOrder order, long atMs) {
        return placed(Wire.PLACE, new PlaceRequest(order));
    }

    @Override
    public CompletionStage<Placed> setLeverage(String symbol, double leverage, long atMs) {
        return placed(Wire.LEVERAGE, new LeverageRequest(symbol, leverage));
    }

    private CompletionStage<Placed> placed(String path, Object request) {
        return link.post(path, request, PlacedAnswer.class)
                .thenApply(PlacedAnswer::placed)
                .exceptionally(failure -> switch (VenueLink.cause(failure)) {
                    case IllegalArgumentException malformed ->
                        new Placed.Refused(MALFORMED, String.valueOf(malformed.getMessage()));
                    case Throwable silent -> new Placed.Unknown(String.valueOf(silent.getMessage()));
                });
    }

    @Override
    public CompletionStage<Cancel> cancel(String symbol, String clientOrderId, long atMs) {
        return link.post(Wire.CANCEL, new CancelRequest(symbol, clientOrderId), CancelAnswer.class)
                .thenApply(CancelAnswer::cancel)
                .exceptionally(failure -> new Cancel.Unknown(
                        String.valueOf(VenueLink.cause(failure).getMessage())));
    }

    @Override
    public CompletionStage<Optional<OrderView>> order(String symbol, String clientOrderId) {
        return link.get(Wire.ORDER + "?symbol=" + encoded(symbol) + "&id=" + encoded(clientOrderId), Orders.class)
                .thenApply(found -> found.orders().stream().findFirst());
    }

    @Override
    public CompletionStage<List<OrderView>> openOrders(String symbol) {
        return link.get(Wire.OPEN_ORDERS + "?symbol=" + encoded(symbol), Orders.class)
                .thenApply(Orders::orders);
    }

    @Override
    public CompletionStage<Holding> holding(String symbol) {
        return told(link.get(Wire.HOLDINGS + "?symbols=" + encoded(symbol), Holdings.class), symbol);
    }

    /** One request for all of them. */
    @Override
    public Map<String, CompletionStage<Holding>> holdings(Collection<String> symbols) {
        var all = link.get(Wire.HOLDINGS + "?symbols=" + encoded(String.join(",", symbols)), Holdings.class);
        Map<String, CompletionStage<Holding>> each = new TreeMap<>();
        symbols.forEach(symbol -> each.put(symbol, told(all, symbol)));
        return each;
    }

    private static CompletableFuture<Holding> told(CompletableFuture<Holdings> all, String symbol) {
        return all.thenApply(answer -> {
            var holding = answer.holdings().get(symbol);
            if (holding == null)
                throw new IllegalArgumentException(
                        answer.missing().getOrDefault(symbol, "the venue does not tell what it holds in " + symbol));
            return holding;
        });
    }

    @Override
    public CompletionStage<Account> account() {
        return link.get(Wire.ACCOUNT, Account.class);
    }

    @Override
    public CompletionStage<List<VenueEvent>> eventsAfter(String symbol, long sequence) {
        return link.get(Wire.EVENTS + "?symbol=" + encoded(symbol) + "&after=" + sequence, EventPage.class)
                .thenApply(EventPage::events);
    }

    /** As they were when this client connected. */
    @Override
    public InstrumentRules rules(String symbol) {
        var rules = view.rules().get(symbol);
        if (rules == null) throw new IllegalArgumentException("the venue does not list " + symbol);
        return rules;
    }

    /** What happened at the venue since the last time; the venue plays its ticks by itself. */
    @Override
    public List<VenueEvent> play(long tick, long atMs, List<Slice> slices) {
        return news();
    }

    /** What happened at the venue since the last time. */
    @Override
    public List<VenueEvent> settle(long atMs) {
        return news();
    }

    /** Nothing while the venue is not reached: what is missed is told as soon as it is. */
    private List<VenueEvent> news() {
        List<VenueEvent> news = new ArrayList<>();
        try {
            boolean more = true;
            while (more) more = page(news);
            if (deaf) LOG.info("the venue at {} is heard again", settings.address());
            deaf = false;
        } catch (VenueUnreachable silent) {
            if (!deaf) LOG.error("the venue is not heard any more: {}", silent.getMessage());
            deaf = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        news.sort(DELIVERY);
        return List.copyOf(news);
    }

    /** Hears the next events; whether there are more. */
    private boolean page(List<VenueEvent> news) throws InterruptedException {
        String path = Wire.EVENTS + "?after=" + heard + "&most=" + EVENTS_AT_ONCE;
        var page = VenueLink.awaited(link.getOnce(path, EventPage.class, settings.patience()));
        if (page.lastSequence() < heard)
            throw new IllegalStateException("the venue at " + settings.address()
                    + " is another one than before, or has lost its log: its last event is " + page.lastSequence()
                    + ", but event " + heard + " was heard");
        for (var event : page.events()) {
            heard = event.sequence();
            if (concerned.test(event.symbol())) news.add(event);
        }
        return !page.events().isEmpty() && heard < page.lastSequence();
    }

    @Override
    public void close() {
        link.close();
    }
}
