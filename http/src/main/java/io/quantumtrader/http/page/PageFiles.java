package io.quantumtrader.http.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.headers.CacheControl;
import org.apache.pekko.http.javadsl.model.headers.CacheDirectives;

/** The files of the page, read once. Only those listed here exist, so no path leads anywhere else. */
public final class PageFiles {

    /** Every file of the page. */
    public static final List<String> NAMES = List.of(
            "index.html",
            "style.css",
            "icon.svg",
            "app.js",
            "api.js",
            "stream.js",
            "text.js",
            "account.js",
            "positions.js",
            "journal.js",
            "ladder.js",
            "decisions.js",
            "explanation.js",
            "controls.js");

    private static final Map<String, HttpResponse> RESPONSES = responses();

    private PageFiles() {}

    /** The file as a response; empty if the page has none of this name. */
    public static Optional<HttpResponse> response(String name) {
        return Optional.ofNullable(RESPONSES.get(name));
    }

    private static Map<String, HttpResponse> responses() {
        var responses = new LinkedHashMap<String, HttpResponse>();
        for (String name : NAMES) {
            responses.put(
                    name,
                    HttpResponse.create()
                            .withEntity(HttpEntities.create(type(name), bytes(name)))
                            .addHeader(CacheControl.create(CacheDirectives.NO_CACHE)));
        }
        return Map.copyOf(responses);
    }

    private static ContentType type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "html" -> ContentTypes.TEXT_HTML_UTF8;
            case "css" -> MediaTypes.TEXT_CSS.toContentType(HttpCharsets.UTF_8);
            case "js" -> MediaTypes.APPLICATION_JAVASCRIPT.toContentType(HttpCharsets.UTF_8);
            case "svg" -> MediaTypes.IMAGE_SVG_XML.toContentType();
            default -> throw new IllegalArgumentException("no content type for " + name);
        };
    }

    private static byte[] bytes(String name) {
        try (InputStream file = PageFiles.class.getResourceAsStream("/io/quantumtrader/http/page/" + name)) {
            if (file == null) throw new IllegalStateException("the page's file " + name + " is not on the class path");
            return file.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
