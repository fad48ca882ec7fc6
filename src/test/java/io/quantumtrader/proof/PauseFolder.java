package io.quantumtrader.proof;

import io.quantumtrader.kernel.venue.VenueOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * How a test and a node in another process talk about orders that are to wait on their way: by files, which can be read and written
 * while the node stands still.
 */
record PauseFolder(Path folder) {

    private static final long LOOK_NANOS = 1_000_000;
    private static final String GO = "go";
    private static final String AFTERWARDS = "afterwards";

    /** What kind of order is to wait. */
    enum Kind {
        OPENING,
        EXIT
    }

    // --- the test's side

    /** The next order of that kind is to wait. */
    void choose(String symbol, Kind kind) {
        write(wanted(symbol, kind), "");
    }

    /** The client order id of the order that waits, once it does. */
    Optional<String> waiting(String symbol, Kind kind) {
        return read(reached(symbol, kind));
    }

    void goOn() {
        write(folder.resolve(GO), "");
    }

    /** What was asked of the venue after that, and answered: an id and the answer in each line. */
    List<String> afterwards() {
        return read(folder.resolve(AFTERWARDS))
                .map(text -> text.lines().toList())
                .orElse(List.of());
    }

    /** The symbols that came up behind this. */
    List<String> symbols() {
        var living = folder.resolve("lives");
        if (!Files.exists(living)) return List.of();
        try (Stream<Path> found = Files.list(living)) {
            return found.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    // --- the node's side

    /** Waits if this is an order that was chosen. */
    void heed(VenueOrder order) {
        var kind = kind(order);
        if (kind.isEmpty() || !Files.exists(wanted(order.symbol(), kind.get()))) return;
        delete(wanted(order.symbol(), kind.get()));
        write(reached(order.symbol(), kind.get()), order.clientOrderId());
        while (!isOver()) LockSupport.parkNanos(LOOK_NANOS);
    }

    boolean isOver() {
        return Files.exists(folder.resolve(GO));
    }

    synchronized void note(String what, Object answer) {
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve(AFTERWARDS),
                    what + ' ' + answer + '\n',
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void lives(String symbol) {
        var file = folder.resolve("lives").resolve(symbol);
        if (!Files.exists(file)) write(file, "");
    }

    private static Optional<Kind> kind(VenueOrder order) {
        return switch (order) {
            case VenueOrder.Market market -> Optional.of(market.reduceOnly() ? Kind.EXIT : Kind.OPENING);
            case VenueOrder.Limit limit -> Optional.of(limit.reduceOnly() ? Kind.EXIT : Kind.OPENING);
            case VenueOrder.CloseStop ignored -> Optional.empty();
            case VenueOrder.QuantityStop ignored -> Optional.empty();
        };
    }

    private Path wanted(String symbol, Kind kind) {
        return folder.resolve("wanted-" + symbol + '-' + kind);
    }

    private Path reached(String symbol, Kind kind) {
        return folder.resolve("reached-" + symbol + '-' + kind);
    }

    /** Whole or not at all. */
    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            var draft = Files.createTempFile(file.getParent(), "draft", "");
            Files.writeString(draft, text);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Optional<String> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
