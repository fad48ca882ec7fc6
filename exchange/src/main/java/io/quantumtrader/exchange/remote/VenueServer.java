package io.quantumtrader.exchange.remote;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quantumtrader.actors.market.Pace;
import io.quantumtrader.exchange.PricedMarket;
import io.quantumtrader.exchange.simulated.SimulatedVenue;
import io.quantumtrader.exchange.simulated.VenueSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A simulated venue that others reach over HTTP/1.1 with JSON. It owns venue and market, plays ticks by itself, and asks nobody
 * who they are: it belongs on the loopback or in a closed network.
 */
public final class VenueServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(VenueServer.class);
    private static final Duration LAST_TICK = Duration.ofSeconds(10);
    private static final Duration LAST_REQUESTS = Duration.ofSeconds(5);
    private static final int BACKLOG = 1024;

    static {
        // Read once by the JDK's server: an answer leaves at once, and a connection outlives a quiet bar and a busy
        // one, so that a
        // client whose connection is closed under its request is rare.
        preset("sun.net.httpserver.nodelay", "true");
        preset("sun.net.httpserver.idleInterval", "600");
        preset("sun.net.httpserver.maxIdleConnections", "4096");
    }

    private final SimulatedVenue venue;
    private final PricedMarket market;
    private final Ticker ticker;
    private final Desk desk;
    private final Routes routes;
    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private final AtomicBoolean closing = new AtomicBoolean();
    private @Nullable Thread playing;

    private VenueServer(
            ServerSettings settings,
            VenueSettings venueSettings,
            SimulatedVenue venue,
            PricedMarket market,
            Pace pace,
            HttpServer http) {
        this.venue = venue;
        this.market = market;
        this.http = http;
        desk = new Desk(venue, venueSettings, market, pace, new KeptTicks(settings.keptTicks()));
        ticker = new Ticker(market, pace, desk);
        routes = new Routes(desk);
        ticker.resume(settings.keptTicks());
        http.setExecutor(threads);
        http.createContext("/", this::serve);
        http.start();
    }

    /**
     * Starts to listen and to play, behind the last tick of the venue's log. Venue and market are closed with the server, or if
     * it cannot be started.
     *
     * @throws UncheckedIOException if the address cannot be listened on
     */
    public static VenueServer start(
            ServerSettings settings,
            VenueSettings venueSettings,
            SimulatedVenue venue,
            PricedMarket market,
            Pace pace) {
        var server = stepped(settings, venueSettings, venue, market, pace);
        server.playing = Thread.ofPlatform().name("venue-ticks").start(server::play);
        return server;
    }

    /** The same for a caller who plays the ticks, with {@link #step}. */
    public static VenueServer stepped(
            ServerSettings settings,
            VenueSettings venueSettings,
            SimulatedVenue venue,
            PricedMarket market,
            Pace pace) {
        HttpServer http = null;
        try {
            http = HttpServer.create(
                    new InetSocketAddress(InetAddress.getByName(settings.host()), settings.port()), BACKLOG);
            return new VenueServer(settings, venueSettings, venue, market, pace, http);
        } catch (IOException | RuntimeException failed) {
            if (http != null) http.stop(0);
            venue.close();
            market.close();
            if (failed instanceof RuntimeException broken) throw broken;
            throw new UncheckedIOException(
                    "cannot listen on port " + settings.port() + " of " + settings.host(), (IOException) failed);
        }
    }

    private static void preset(String property, String value) {
        if (System.getProperty(property) == null) System.setProperty(property, value);
    }

    private void play() {
        try {
            ticker.run();
        } catch (RuntimeException | Error broken) {
            LOG.error("the venue's market stands still", broken);
            stopped.completeExceptionally(broken);
        }
    }

    /** Plays the next tick of a {@link #stepped} server now; false at the end of the market. */
    public boolean step() {
        return ticker.step();
    }

    /** Where it listens, for example {@code http://127.0.0.1:8090}. */
    public URI address() {
        var at = http.getAddress();
        String host = at.getAddress().getHostAddress();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + at.getPort());
    }

    /** What it tells of itself. */
    public VenueView view() {
        return desk.view();
    }

    /** Completes when it was closed; fails when its market cannot go on, its log for example cannot be written. */
    public CompletionStage<Void> stopped() {
        return stopped.minimalCompletionStage();
    }

    private void serve(HttpExchange exchange) {
        try (exchange) {
            int status = 200;
            Object answer;
            try {
                answer = routes.answer(exchange);
            } catch (BadRequest refused) {
                status = Wire.BAD_REQUEST;
                answer = refused.problems();
            } catch (RuntimeException broken) {
                LOG.error("{} could not be answered", exchange.getRequestURI(), broken);
                status = 500;
                answer = new BadRequest("venue", String.valueOf(broken.getMessage()), "working").problems();
            }
            byte[] json = Wire.write(answer);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, json.length);
            exchange.getResponseBody().write(json);
        } catch (IOException gone) {
            LOG.debug("whoever asked {} is gone", exchange.getRequestURI(), gone);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends after the tick and the requests under way; the log is whole at any time. */
    @Override
    public void close() {
        if (!closing.compareAndSet(false, true)) return;
        ticker.stop();
        desk.kept().close();
        join();
        http.stop(0);
        finish();
        venue.close();
        market.close();
        stopped.complete(null);
    }

    /** A request under way is not interrupted: it may be writing the log. */
    private void finish() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LAST_REQUESTS.toSeconds(), TimeUnit.SECONDS))
                LOG.warn("the last requests did not end in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void join() {
        var thread = playing;
        if (thread == null) return;
        try {
            if (!thread.join(LAST_TICK)) LOG.warn("the last tick did not end in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
