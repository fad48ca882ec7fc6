package io.quantumtrader.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.app.audit.VenueBooks;
import io.quantumtrader.persistence.audit.JournalAudit;
import io.quantumtrader.proof.PauseFolder.Kind;
import io.quantumtrader.proof.PausedNode.Place;
import io.quantumtrader.proof.ProofCluster.Node;
import io.quantumtrader.server.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Owners of symbols are stopped between the record of an order and the venue, others take over, and the stopped ones are woken (rules, D3,
 * D6, E3, E7, E9). Afterwards each order in the venue's log is compared with the journal and with what was set aside.
 */
class StoppedOwnerTest {

    private static final Path HOME = Path.of("target", "proof").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long LOOK_NANOS = 20_000_000;
    private static final int NODES = 4;

    @TempDir
    Path folder;

    private final Set<String> taken = new HashSet<>();
    private final List<String> violations = new ArrayList<>();
    private int cases;

    @Test
    @Timeout(400)
    void whoeverWakesAfterATakeOverSendsNothingThatIsNotOnRecord() throws Exception {
        TestServer.needsAnEmbeddedServer("kills its server");
        Files.createDirectories(HOME.resolve("var/programs"));
        try (var cluster = ProofCluster.begin(HOME, folder, NODES)) {
            await("the venue answers", () -> cluster.venue().isPresent());
            var nodes = new ArrayList<Node>();
            for (int i = 0; i < NODES; i++) {
                nodes.add(cluster.start(i, 1, i == 3 ? Place.BEHIND_THE_LAST_LOOK : Place.BEFORE_THE_LAST_LOOK));
            }
            await("the first node is ready", nodes.getFirst()::isReady);
            await(
                    "symbols live on all nodes",
                    () -> nodes.stream()
                            .skip(1)
                            .noneMatch(node -> node.pauses().symbols().isEmpty()));
            nodes.set(0, cluster.withToken(0));
            for (var node : nodes) say(node.name() + " has " + node.pauses().symbols());

            exitInTheSpool(cluster, nodes);
            entryBeforeTheLastLook(cluster, nodes);
            behindTheLastLook(cluster, nodes);
            await(
                    "every position has its stop",
                    () -> WholeRecord.bare(books(cluster)).isEmpty());
            for (var node : nodes) node.process().kill();
            compared(cluster, nodes);
        }
        System.out.printf("stopped owners: %d cases, %d violations%n", cases, violations.size());
        assertThat(violations).isEmpty();
    }

    /**
     * The database is killed, so the exit is recorded in the spool; its owner is stopped before the last look. The next owner comes up from
     * a database that knows nothing of it; then the first is woken, and it, or its next life, brings the spool over.
     */
    private void exitInTheSpool(ProofCluster cluster, List<Node> nodes) throws Exception {
        var owner = nodes.get(2);
        String symbol = free(owner);
        held(cluster, nodes, symbol);
        cluster.killDatabase();
        String order = waiting(owner, symbol, Kind.EXIT, () -> nodes.getFirst().close(symbol));
        owner.process().halt();
        owner.pauses().goOn();
        cluster.reviveDatabase();
        takenOver(nodes, owner, symbol);
        woken(owner);
        sentNothing(owner);
        if (!isSetAside(cluster, order)) cluster.start(2, 2, Place.BEFORE_THE_LAST_LOOK);
        await("what was in the spool is set aside", () -> isSetAside(cluster, order));
        var record = WholeRecord.of(cluster.database());
        say(order + " waited in the spool and was set aside: " + record.orphans());
        require(
                !atVenue(cluster, order) || !record.onlySetAside(order),
                order + " reached the venue though its owner had lost it");
    }

    /** An entry is recorded in the database, its owner stopped before the last look. */
    private void entryBeforeTheLastLook(ProofCluster cluster, List<Node> nodes) throws Exception {
        var owner = nodes.get(1);
        String symbol = free(owner);
        flat(cluster, nodes, symbol);
        String order =
                waiting(owner, symbol, Kind.OPENING, () -> nodes.getFirst().open(symbol));
        owner.process().halt();
        owner.pauses().goOn();
        takenOver(nodes, owner, symbol);
        woken(owner);
        sentNothing(owner);
        require(!atVenue(cluster, order), order + " reached the venue though its owner had lost it");
        require(WholeRecord.of(cluster.database()).intends(order), order + " is not on record");
    }

    /** An owner is stopped behind the last look with an exit, or an entry, on the way: what arrives late is known and harmless. */
    private void behindTheLastLook(ProofCluster cluster, List<Node> nodes) throws Exception {
        var owner = nodes.get(3);
        var orders = new ArrayList<String>();
        String entering = free(owner);
        flat(cluster, nodes, entering);
        if (owner.pauses().symbols().size() > 1) {
            String leaving = free(owner, entering);
            held(cluster, nodes, leaving);
            owner.pauses().choose(leaving, Kind.EXIT);
            var left = CompletableFuture.supplyAsync(() -> nodes.getFirst().close(leaving), Thread::startVirtualThread);
            orders.add(waiting(
                    owner, entering, Kind.OPENING, () -> nodes.getFirst().open(entering)));
            orders.add(waiting(owner, leaving, Kind.EXIT, left::join));
        } else
            orders.add(waiting(
                    owner, entering, Kind.OPENING, () -> nodes.getFirst().open(entering)));
        owner.process().halt();
        owner.pauses().goOn();
        takenOver(nodes, owner, entering);
        woken(owner);
        var late = owner.pauses().afterwards();
        say("behind the last look: " + late);
        for (String line : late)
            require(orders.stream().anyMatch(line::startsWith), "sent behind the last look: " + line);
        var record = WholeRecord.of(cluster.database());
        for (String order : orders) require(record.intends(order), order + " arrived late and is not on record");
    }

    // --- steps

    /** A symbol of that node, one that no case has used if it has such; which symbols move as nodes go and come is not the same each time. */
    private String free(Node node, String... besides) {
        await(
                "a symbol lives on " + node.name(),
                () -> others(node, besides).findAny().isPresent());
        var found = others(node, besides).toList();
        String symbol =
                found.stream().filter(one -> !taken.contains(one)).findFirst().orElse(found.getFirst());
        taken.add(symbol);
        say(node.name() + ": " + symbol);
        return symbol;
    }

    private static Stream<String> others(Node node, String... besides) {
        return node.pauses().symbols().stream()
                .filter(symbol -> !List.of(besides).contains(symbol));
    }

    private void held(ProofCluster cluster, List<Node> nodes, String symbol) {
        insist("a position in " + symbol, () -> nodes.getFirst().open(symbol), () -> holds(cluster, symbol));
    }

    private void flat(ProofCluster cluster, List<Node> nodes, String symbol) {
        insist("no position in " + symbol, () -> nodes.getFirst().close(symbol), () -> !holds(cluster, symbol));
    }

    private static boolean holds(ProofCluster cluster, String symbol) {
        var books = books(cluster);
        boolean open = Math.abs(books.quantities().getOrDefault(symbol, 0.0)) > 1e-9;
        return open && !books.restingStops(symbol).isEmpty();
    }

    /** Has the word said until an order waits; its client order id. */
    private static String waiting(Node owner, String symbol, Kind kind, BooleanSupplier word) {
        owner.pauses().choose(symbol, kind);
        insist(
                kind + " in " + symbol + " waits",
                word,
                () -> owner.pauses().waiting(symbol, kind).isPresent());
        return owner.pauses().waiting(symbol, kind).orElseThrow();
    }

    private static void takenOver(List<Node> nodes, Node lost, String symbol) {
        await(
                symbol + " lives elsewhere",
                () -> nodes.stream()
                        .filter(node -> !node.equals(lost) && node.process().isAlive())
                        .anyMatch(node -> node.pauses().symbols().contains(symbol)));
    }

    private void woken(Node owner) throws Exception {
        owner.process().wake();
        var code = owner.process().ended(PATIENCE);
        say(owner.name() + " was woken and ended with " + code);
        require(
                code.isPresent(),
                owner.name() + " was woken and lives on: " + owner.process().output());
    }

    private void sentNothing(Node owner) {
        for (String line : owner.pauses().afterwards())
            require(line.contains("Unknown[why=not sent"), owner.name() + " was woken and sent: " + line);
    }

    private static boolean isSetAside(ProofCluster cluster, String order) {
        return WholeRecord.of(cluster.database()).setsAside(order);
    }

    private static boolean atVenue(ProofCluster cluster, String order) {
        return books(cluster).orders().stream()
                .anyMatch(logged -> logged.order().clientOrderId().equals(order));
    }

    private static VenueBooks books(ProofCluster cluster) {
        return VenueBooks.of(cluster.venueFolder());
    }

    private void compared(ProofCluster cluster, List<Node> nodes) throws Exception {
        var record = WholeRecord.of(cluster.database());
        var orders = books(cluster).orders();
        var witnesses = Stream.of("n1", "n2", "n3", "n4").map(cluster::witness).toList();
        record.against(orders).forEach(finding -> require(false, finding));
        record.missing(witnesses).forEach(finding -> require(false, finding));
        WholeRecord.bare(books(cluster)).forEach(finding -> require(false, finding));
        for (var node : nodes) {
            var audit = JournalAudit.verify(cluster.database(), places(node.data()), rows -> {});
            audit.findings().forEach(finding -> require(false, node.name() + ": " + finding));
            require(audit.waiting() == 0, node.name() + " left " + audit.waiting() + " events in its spool");
        }
        cases += orders.size();
        say(orders.size() + " orders, " + record.events() + " events, set aside: " + record.orphans());
    }

    private static JournalAudit.Places places(Path data) {
        return new JournalAudit.Places(
                data.resolve("audit").resolve("seals"),
                data.resolve("spool").resolve("events.spool"),
                data.resolve("archive"));
    }

    private void require(boolean fact, String violation) {
        cases++;
        if (fact) return;
        say("VIOLATION " + violation);
        violations.add(violation);
    }

    private static void say(String what) {
        System.out.printf("%8.1f s  %s%n", System.nanoTime() / 1e9 % 10_000, what);
    }

    /** Says a word, again when it was answered in vain, until something is seen. */
    private static void insist(String what, BooleanSupplier word, BooleanSupplier seen) {
        CompletableFuture<Boolean> said = CompletableFuture.completedFuture(false);
        long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        long again = System.nanoTime();
        while (!seen.getAsBoolean()) {
            if (System.nanoTime() > giveUpAt) throw new AssertionError("not in time: " + what);
            if (said.isDone() && System.nanoTime() > again) {
                said = CompletableFuture.supplyAsync(word::getAsBoolean, Thread::startVirtualThread);
                again = System.nanoTime() + 1_000_000_000;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        say(what);
    }

    private static void await(String what, BooleanSupplier wanted) {
        long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        while (!wanted.getAsBoolean()) {
            if (System.nanoTime() > giveUpAt) throw new AssertionError("not in time: " + what);
            LockSupport.parkNanos(LOOK_NANOS);
        }
        say(what);
    }
}
