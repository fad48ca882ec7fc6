package io.quantumtrader.app.fund;

import io.quantumtrader.actors.safety.SafetyAlarm;
import io.quantumtrader.actors.safety.SafetyAlarms;
import io.quantumtrader.actors.venue.Venue;
import io.quantumtrader.app.config.ApiSection;
import io.quantumtrader.app.config.ConfigurationRefused;
import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.app.config.Problem;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.fund.cast.DiskWatch;
import io.quantumtrader.app.fund.cast.Management;
import io.quantumtrader.app.fund.cast.NodeSystem;
import io.quantumtrader.app.fund.desk.AlarmBook;
import io.quantumtrader.app.fund.desk.Announcer;
import io.quantumtrader.app.fund.desk.NodeReadiness;
import io.quantumtrader.app.fund.desk.Readiness;
import io.quantumtrader.app.fund.figures.FundFigures;
import io.quantumtrader.app.fund.keep.KeepersTurn;
import io.quantumtrader.app.fund.keep.Storage;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.app.launch.RunningFund;
import io.quantumtrader.app.launch.UpRequest;
import io.quantumtrader.exchange.remote.RemoteMarket;
import io.quantumtrader.exchange.remote.RemoteSettings;
import io.quantumtrader.exchange.remote.RemoteVenue;
import io.quantumtrader.exchange.remote.VenueUnreachable;
import io.quantumtrader.http.server.ApiSettings;
import io.quantumtrader.persistence.EventFeed;
import io.quantumtrader.persistence.journal.JournalReader;
import io.quantumtrader.persistence.journal.JournalWatch;
import io.quantumtrader.persistence.projection.ViewReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One node of a fund on several nodes, with its API. What was started last is stopped first: API, actors, database. */
final class ClusterNode implements RunningFund {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterNode.class);

    private final FundSettings settings;
    private final RemoteSettings venue;
    private final StartedParts started = new StartedParts();
    private final Announcer announcer = new Announcer(new AlarmBook(InstantSource.system()));
    private final FundFigures figures = new FundFigures();
    private volatile SafetyAlarms alarms = SafetyAlarms.all(List.of(SafetyAlarms.logged(), announcer, figures));
    private @Nullable URI page;
    private @Nullable NodeSystem system;
    private @Nullable String market;

    private ClusterNode(FundSettings settings, RemoteSettings venue) {
        this.settings = settings;
        this.venue = venue;
    }

    /**
     * Starts a node and returns when its API answers; what was started is stopped again if something fails.
     *
     * @param between what lies between the symbols and the venue
     */
    static ClusterNode start(UpRequest request, Settings settings, Progress progress, UnaryOperator<Venue> between) {
        var fund = FundSettings.of(settings);
        if (fund.cluster().alone()) throw refused("cluster.node", settings, "must name this node, was empty");
        var venue = fund.venueElsewhere()
                .orElseThrow(() -> refused(
                        "venue.url",
                        settings,
                        "must name the venue that all nodes trade at, as ./qt venue prints it, was empty"));
        readable(fund, settings);
        var node = new ClusterNode(fund, venue);
        try {
            node.open(request, settings, ApiSection.settings(settings.section("http")), progress, between);
            return node;
        } catch (RuntimeException failed) {
            node.close();
            throw failed;
        }
    }

    /** A node whose certificate cannot be read would speak to nobody, and say so only in its log. */
    private static void readable(FundSettings fund, Settings settings) {
        var tls = fund.cluster().tls();
        if (tls.isEmpty()) return;
        Map.of(
                        "certificate", tls.get().certificate(),
                        "key", tls.get().key(),
                        "authority", tls.get().authority())
                .forEach((key, file) -> {
                    if (!Files.isReadable(file) || Files.isDirectory(file))
                        throw refused("cluster.tls." + key, settings, "must be a file that can be read, was " + file);
                });
    }

    private static ConfigurationRefused refused(String key, Settings settings, String why) {
        return new ConfigurationRefused(List.of(new Problem(Settings.ROOT + "." + key, settings.sourceOf(key), why)));
    }

    private void open(
            UpRequest request, Settings whole, ApiSettings api, Progress progress, UnaryOperator<Venue> between) {
        progress.at("opening the journal", 0, Progress.UNKNOWN);
        var storage = Storage.ofNode(
                whole,
                settings.cluster().node(),
                request.data(),
                () -> fail("another process has taken this node's name or the whole journal"));
        started.push(storage);
        var journal = storage.reader();
        started.push(journal);
        var told = Telling.of(settings, settings.cluster().node(), List.of(SafetyAlarms.logged(), announcer, figures));
        started.push(told);
        alarms = told;
        progress.at("joining the cluster", 0, Progress.UNKNOWN);
        var journalUp = new AtomicReference<BooleanSupplier>(() -> false);
        var keeper = KeepersTurn.await(
                whole,
                storage,
                journal,
                InstantSource.system(),
                alarms,
                () -> journalUp.get().getAsBoolean() && storage.owned());
        started.push(keeper);
        var node = new NodeSystem(
                settings,
                whole.whole(),
                storage.engineJournal().withFallback(storage.spooledJournal()),
                lines(between),
                feed(request, told, keeper),
                alarms,
                announcer,
                true);
        started.push(node);
        system = node;
        told.hear(node.system());
        var watch = JournalWatch.of(node.system());
        watch.reviveBy(storage::revive);
        figures.hear(watch);
        journalUp.set(() -> watch.state().isUp());
        node.ladder().onTightening(scope -> announcer.refresh());
        var disk = DiskWatch.begun(
                storage.written(),
                storage.section().disk(),
                node.ladder(),
                alarms,
                node.conductor()::atMs,
                settings.telling().repeat());
        started.push(disk);
        var views = new ViewReader(storage.database());
        started.push(views);
        manage(node);
        market = node.market().name();
        var behind = new FundDoor.Behind(
                node,
                settings,
                whole,
                node.market(),
                journal,
                views,
                keeper::behind,
                disk,
                readiness(node, journal, disk),
                new NumbersOfNodes(whole),
                announcer,
                figures);
        page = FundDoor.open(behind, request, api, started);
        var classic = node.system().getWhenTerminated();
        classic.thenAccept(done -> fail("this node is no part of the cluster any more"));
    }

    /** Ends with the actor system. */
    private void manage(NodeSystem node) {
        try {
            Management.start(node.system(), settings.cluster())
                    .ifPresent(address -> LOG.info("what the engine tells about the cluster: {}", address));
        } catch (CompletionException failed) {
            throw new LaunchFailed("cluster.management cannot listen: " + failed.getCause(), failed);
        }
    }

    private NodeSystem.Line lines(UnaryOperator<Venue> between) {
        return new NodeSystem.Line() {
            @Override
            public RemoteVenue venue() {
                return connected(() -> RemoteVenue.connect(venue));
            }

            @Override
            public RemoteMarket market() {
                return connected(() -> RemoteMarket.connect(venue));
            }

            @Override
            public UnaryOperator<Venue> between() {
                return between;
            }
        };
    }

    private interface Connecting<T> {
        T connect() throws InterruptedException;
    }

    private <T> T connected(Connecting<T> connecting) {
        try {
            return connecting.connect();
        } catch (VenueUnreachable away) {
            throw new LaunchFailed("the venue at " + venue.address() + " does not answer: " + away.getMessage(), away);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new LaunchFailed("stopped while connecting to the venue", stopping);
        }
    }

    /** Who is told what is recorded here. */
    private EventFeed feed(UpRequest request, Telling told, KeepersTurn keeper) {
        var feeds = new ArrayList<EventFeed>(List.of(told, figures, announcer));
        feeds.add(keeper);
        if (request.witness().isPresent()) {
            try {
                var witness = new Witness(request.witness().get());
                started.push(witness);
                feeds.addFirst(witness);
            } catch (IOException failed) {
                throw new LaunchFailed("the witness cannot write: " + failed.getMessage(), failed);
            }
        }
        return EventFeed.all(feeds);
    }

    private Readiness readiness(NodeSystem node, JournalReader journal, DiskWatch disk) {
        return new Readiness(
                JournalWatch.of(node.system()),
                journal,
                disk,
                announcer,
                settings.pace().of(node.market().intervalMs()),
                () -> "",
                new NodeReadiness(node.system(), node.ladder(), node.ownership(), settings.portfolio()));
    }

    private void fail(String why) {
        if (!started.failsBecauseOf(why)) return;
        LOG.error("this node stops: {}", why);
        alarms.raise(new SafetyAlarm(SafetyAlarm.Kind.FUND_STOPPED, Double.NaN, Double.NaN, "a node stops: " + why));
        Thread.ofPlatform().name("stop").start(this::close);
    }

    /** The actors of this node. */
    NodeSystem system() {
        return Objects.requireNonNull(system, "not started yet");
    }

    @Override
    public URI page() {
        return Objects.requireNonNull(page, "not listening yet");
    }

    @Override
    public String market() {
        return market + " at " + venue.address();
    }

    @Override
    public List<String> symbols() {
        return system().market().symbols();
    }

    @Override
    public void awaitStopped() throws InterruptedException {
        started.awaitStopped();
    }

    @Override
    public void close() {
        LOG.info("This node stops");
        started.close();
    }
}
