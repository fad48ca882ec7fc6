package io.quantumtrader.http.server;

import io.quantumtrader.http.page.Fingerprint;
import java.util.Arrays;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.ETag;

/** Entity tags of what reads answer (RFC 9110, 8.8.3 and 13.1.2): who names the one of the answer at hand gets 304 and no body. Streams have none. */
final class EntityTags {

    private EntityTags() {}

    static HttpResponse on(HttpRequest request, HttpResponse response) {
        boolean read = request.method().equals(HttpMethods.GET);
        if (!read
                || !response.status().equals(StatusCodes.OK)
                || !(response.entity() instanceof HttpEntity.Strict strict)) return response;
        var tagged = tagged(response, strict);
        String tag =
                tagged.getHeader(ETag.class).map(header -> header.etag().tag()).orElseThrow();
        if (!known(request, tag)) return tagged;
        return HttpResponse.create().withStatus(StatusCodes.NOT_MODIFIED).addHeaders(tagged.getHeaders());
    }

    /** Files bring a tag of their own: they never change while the process lives. */
    private static HttpResponse tagged(HttpResponse response, HttpEntity.Strict strict) {
        if (response.getHeader(ETag.class).isPresent()) return response;
        return response.addHeader(Fingerprint.of(strict.getData().toArray()));
    }

    private static boolean known(HttpRequest request, String tag) {
        String named = request.getHeader("if-none-match").map(HttpHeader::value).orElse("");
        return named.equals("*")
                || Arrays.stream(named.split(","))
                        .map(one -> one.strip().replaceFirst("^W/", ""))
                        .anyMatch(one -> one.equals('"' + tag + '"'));
    }
}
