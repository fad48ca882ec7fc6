package io.quantumtrader.http.server;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.ETag;
import org.apache.pekko.http.javadsl.model.headers.EntityTag;

/** Entity tags of what reads answer (RFC 9110, 8.8.3 and 13.1.2): who names the one of the answer at hand gets 304 and no body. Streams have none. */
final class EntityTags {

    private static final int BYTES = 16;

    private EntityTags() {}

    static HttpResponse on(HttpRequest request, HttpResponse response) {
        boolean read = request.method().equals(HttpMethods.GET);
        if (!read
                || !response.status().equals(StatusCodes.OK)
                || !(response.entity() instanceof HttpEntity.Strict strict)) return response;
        String tag = digest(strict.getData().toArray());
        var header = ETag.create(EntityTag.create(tag, false));
        if (!known(request, tag)) return response.addHeader(header);
        return HttpResponse.create()
                .withStatus(StatusCodes.NOT_MODIFIED)
                .addHeaders(response.getHeaders())
                .addHeader(header);
    }

    private static boolean known(HttpRequest request, String tag) {
        String named = request.getHeader("if-none-match").map(HttpHeader::value).orElse("");
        return named.equals("*")
                || Arrays.stream(named.split(","))
                        .map(one -> one.strip().replaceFirst("^W/", ""))
                        .anyMatch(one -> one.equals('"' + tag + '"'));
    }

    private static String digest(byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
