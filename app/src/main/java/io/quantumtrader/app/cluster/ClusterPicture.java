package io.quantumtrader.app.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * All nodes of a local cluster at one moment, each by its own word and by that of the others.
 *
 * @param nodes in the order of their start
 * @param symbols where each lives
 */
public record ClusterPicture(List<Node> nodes, List<Place> symbols) {

    public ClusterPicture {
        nodes = List.copyOf(nodes);
        symbols = List.copyOf(symbols);
    }

    /**
     * A node.
     *
     * @param process its number; 0 if it has none any more
     * @param answers whether its API does
     * @param status as those that answer see it: UP and so on, or ABSENT
     * @param reachable whether none of them misses it
     * @param roles what may live there
     * @param symbols how many live there
     * @param seat whether the conductor sits there
     * @param tick the last it heard of, null while it does not answer
     * @param leaseAgeMs since it heard the keepers of the ladder, milliseconds
     * @param ownershipLeftMs for how long it may still send, milliseconds
     */
    public record Node(
            String name,
            long process,
            String url,
            boolean answers,
            String status,
            boolean reachable,
            List<String> roles,
            int symbols,
            boolean seat,
            @Nullable Long tick,
            @Nullable Double leaseAgeMs,
            @Nullable Double ownershipLeftMs) {
        public Node {
            roles = List.copyOf(roles);
        }
    }

    /**
     * A symbol.
     *
     * @param nodes those that say it lives there; more than one only while it moves
     */
    public record Place(String symbol, List<String> nodes) {
        public Place {
            nodes = List.copyOf(nodes);
        }
    }

    private record Word(LocalNode node, Optional<JsonNode> standing) {}

    /** Asks all nodes at once. */
    public static ClusterPicture of(Path folder) {
        return of(LocalNode.all(folder));
    }

    /** The same of these. */
    public static ClusterPicture of(List<LocalNode> nodes) {
        var asked = nodes.stream()
                .map(node -> CompletableFuture.supplyAsync(
                        () -> new Word(node, node.standing()), Thread::startVirtualThread))
                .toList();
        var words = asked.stream().map(CompletableFuture::join).toList();
        return new ClusterPicture(words.stream().map(word -> node(word, words)).toList(), places(words));
    }

    private static Node node(Word word, List<Word> all) {
        String name = word.node().name();
        var entry = word.node().entry();
        var seen = all.stream()
                .filter(other -> !other.node().name().equals(name))
                .flatMap(other -> member(other, name).stream())
                .toList();
        var ours = seen.isEmpty() ? member(word, name) : Optional.of(seen.getFirst());
        boolean reachable =
                seen.stream().allMatch(member -> member.path("reachable").asBoolean());
        var standing = word.standing();
        return new Node(
                name,
                entry.running().isAlive() ? entry.running().pid() : 0,
                entry.url(),
                standing.isPresent(),
                ours.map(member -> member.path("status").asText()).orElse("ABSENT"),
                ours.isPresent() && reachable,
                ours.map(member -> texts(member.path("roles"))).orElse(List.of()),
                standing.map(own -> own.path("symbols").size()).orElse(0),
                standing.map(own -> own.path("seat").asBoolean()).orElse(false),
                standing.map(own -> own.path("tick").asLong()).orElse(null),
                standing.map(own -> number(own.path("leaseAgeMs"))).orElse(null),
                standing.map(own -> number(own.path("ownershipLeftMs"))).orElse(null));
    }

    private static Optional<JsonNode> member(Word by, String name) {
        return by.standing()
                .flatMap(standing -> StreamSupport.stream(
                                standing.path("members").spliterator(), false)
                        .filter(member -> member.path("name").asText().equals(name))
                        .findFirst());
    }

    private static @Nullable Double number(JsonNode value) {
        return value.isNumber() ? value.asDouble() : null;
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static List<Place> places(List<Word> words) {
        var places = new TreeMap<String, List<String>>();
        for (var word : words) {
            word.standing()
                    .ifPresent(standing -> texts(standing.path("symbols"))
                            .forEach(symbol -> places.computeIfAbsent(symbol, absent -> new ArrayList<>())
                                    .add(word.node().name())));
        }
        return places.entrySet().stream()
                .map(place -> new Place(place.getKey(), place.getValue()))
                .toList();
    }

    /** The node that a symbol lives on, if exactly one says so. */
    public Optional<String> ownerOf(String symbol) {
        return symbols.stream()
                .filter(place -> place.symbol().equals(symbol) && place.nodes().size() == 1)
                .map(place -> place.nodes().getFirst())
                .findFirst();
    }

    /** The node that the conductor sits on, if one says so. */
    public Optional<String> seat() {
        return nodes.stream().filter(Node::seat).map(Node::name).findFirst();
    }
}
