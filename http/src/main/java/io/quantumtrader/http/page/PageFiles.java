package io.quantumtrader.http.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.headers.CacheControl;
import org.apache.pekko.http.javadsl.model.headers.CacheDirectives;

/** The files of a page, read once. Only those listed exist, so no path leads anywhere else. */
public final class PageFiles {

    /** The page of the fund. */
    public static final PageFiles FUND = new PageFiles(Map.of(
            "/io/quantumtrader/http/page/",
            List.of(
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
                    "controls.js")));

    /** Read when somebody asks for it: it is large, and most funds are never asked. */
    private static final class OfApi {
        static final PageFiles FILES = new PageFiles(Map.of(
                "/io/quantumtrader/http/api/",
                List.of("index.html", "start.js"),
                "/io/quantumtrader/http/",
                List.of("openapi.json"),
                "/META-INF/resources/webjars/swagger-ui/" + swaggerUi() + "/",
                List.of("swagger-ui.css", "swagger-ui-bundle.js")));
    }

    private final Map<String, HttpResponse> responses;

    private PageFiles(Map<String, List<String>> names) {
        var read = new LinkedHashMap<String, HttpResponse>();
        names.forEach((folder, files) -> files.forEach(name -> read.put(name, response(folder, name))));
        this.responses = Map.copyOf(read);
    }

    /** The page that shows the description of the API. */
    public static PageFiles ofApi() {
        return OfApi.FILES;
    }

    /** Every file. */
    public Set<String> names() {
        return responses.keySet();
    }

    /** The file as a response; empty if the page has none of this name. */
    public Optional<HttpResponse> response(String name) {
        return Optional.ofNullable(responses.get(name));
    }

    private static HttpResponse response(String folder, String name) {
        return HttpResponse.create()
                .withEntity(HttpEntities.create(type(name), bytes(folder + name)))
                .addHeader(CacheControl.create(CacheDirectives.NO_CACHE));
    }

    /** The version of Swagger UI on the class path, which is part of its paths. */
    private static String swaggerUi() {
        var pom = new Properties();
        try (InputStream file =
                PageFiles.class.getResourceAsStream("/META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
            if (file == null) throw new IllegalStateException("Swagger UI is not on the class path");
            pom.load(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return pom.getProperty("version");
    }

    private static ContentType type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "html" -> ContentTypes.TEXT_HTML_UTF8;
            case "css" -> MediaTypes.TEXT_CSS.toContentType(HttpCharsets.UTF_8);
            case "js" -> MediaTypes.APPLICATION_JAVASCRIPT.toContentType(HttpCharsets.UTF_8);
            case "svg" -> MediaTypes.IMAGE_SVG_XML.toContentType();
            case "json" -> ContentTypes.APPLICATION_JSON;
            default -> throw new IllegalArgumentException("no content type for " + name);
        };
    }

    private static byte[] bytes(String path) {
        try (InputStream file = PageFiles.class.getResourceAsStream(path)) {
            if (file == null) throw new IllegalStateException(path + " is not on the class path");
            return file.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
