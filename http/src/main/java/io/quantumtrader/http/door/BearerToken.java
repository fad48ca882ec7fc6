package io.quantumtrader.http.door;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;

/**
 * The token of a request: in the header Authorization, or, as the page of a browser can set no header of a WebSocket, in base64url as one
 * of the protocols that it offers.
 */
final class BearerToken {

    private static final String SCHEME = "bearer ";
    private static final String PROTOCOL = "bearer.";

    private BearerToken() {}

    static Optional<String> of(HttpRequest request) {
        String value = request.getHeader("authorization").map(HttpHeader::value).orElse("");
        if (value.length() > SCHEME.length() && value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
            return Optional.of(value.substring(SCHEME.length()).strip());
        return request.getAttribute(AttributeKeys.webSocketUpgrade)
                .flatMap(upgrade -> StreamSupport.stream(
                                upgrade.getRequestedProtocols().spliterator(), false)
                        .filter(offered -> offered.startsWith(PROTOCOL))
                        .findFirst()
                        .flatMap(offered -> decoded(offered.substring(PROTOCOL.length()))));
    }

    /** Whether one of the protocols that are offered stands for a token, also for one that cannot be read. */
    static boolean isOffered(HttpRequest request) {
        return request.getAttribute(AttributeKeys.webSocketUpgrade)
                .map(upgrade -> StreamSupport.stream(
                                upgrade.getRequestedProtocols().spliterator(), false)
                        .anyMatch(offered -> offered.startsWith(PROTOCOL)))
                .orElse(false);
    }

    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
