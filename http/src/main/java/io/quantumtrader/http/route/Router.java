package io.quantumtrader.http.route;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds the endpoint of a request. */
public final class Router {

    private Router() {}

    /** What a path and method lead to. */
    public sealed interface Match {
        /** The endpoint, and the values of the segments in braces. */
        record Found(Endpoint endpoint, Map<String, String> path) implements Match {}

        /** The methods the path takes instead, as for the Allow header. */
        record OtherMethod(String allowed) implements Match {}

        /** No such path. */
        record Nothing() implements Match {}
    }

    /** What a method and a percent-encoded path without its query lead to. */
    public static Match find(String method, String rawPath) {
        if (!rawPath.startsWith("/")) return new Match.Nothing();
        List<String> raw = Path.segments(rawPath);
        List<Endpoint> here = Arrays.stream(Endpoint.values())
                .filter(endpoint -> Path.match(endpoint.segments(), raw).isPresent())
                .toList();
        if (here.isEmpty()) return new Match.Nothing();
        return here.stream()
                .filter(endpoint -> endpoint.method().equals(method))
                .findFirst()
                .<Match>map(endpoint -> new Match.Found(
                        endpoint, Path.match(endpoint.segments(), raw).orElseThrow()))
                .orElseGet(() -> new Match.OtherMethod(
                        here.stream().map(Endpoint::method).distinct().collect(Collectors.joining(", "))));
    }
}
