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
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.headers.CacheControl;
import org.apache.pekko.http.javadsl.model.headers.CacheDirectives;

/** The files of a page, each read when it is first asked for. Only those listed exist, so no path leads anywhere else. */
public final class PageFiles {

    private static final List<String> PAGE = List.of(
            "index.html",
            "style.css",
            "parts.css",
            "icon.svg",
            "api.js",
            "app.js",
            "ask.js",
            "attention.js",
            "candles.js",
            "chart.js",
            "controls.js",
            "decision-row.js",
            "dom.js",
            "equity-chart.js",
            "freshness.js",
            "head.js",
            "jobs.js",
            "journal.js",
            "load.js",
            "latches.js",
            "names.js",
            "person.js",
            "position-parts.js",
            "r-ladder.js",
            "reasons.js",
            "record.js",
            "router.js",
            "store.js",
            "stream.js",
            "table.js",
            "text.js",
            "theme.js",
            "view-analytics.js",
            "view-cluster.js",
            "view-decision.js",
            "view-decisions.js",
            "view-governor.js",
            "view-investor.js",
            "view-ladder.js",
            "view-overview.js",
            "view-portfolio.js",
            "view-position.js",
            "view-positions.js",
            "view-settings.js",
            "view-start.js",
            "view-trades.js");

    /** The page of the fund; the library that draws its charts is read by the views that have some. */
    public static final PageFiles FUND = new PageFiles(
            Map.of("/io/quantumtrader/http/page/", PAGE),
            Map.of(
                    "echarts.js",
                    "/META-INF/resources/_static/echarts/" + version("org.mvnpm/echarts")
                            + "/dist/echarts.esm.min.js"));

    /** Looked for when somebody asks for it: most funds are never asked. */
    private static final class OfApi {
        static final PageFiles FILES = new PageFiles(Map.of(
                "/io/quantumtrader/http/api/",
                List.of("index.html", "start.js"),
                "/io/quantumtrader/http/",
                List.of("openapi.json"),
                "/META-INF/resources/webjars/swagger-ui/" + version("org.webjars/swagger-ui") + "/",
                List.of("swagger-ui.css", "swagger-ui-bundle.js")));
    }

    private final Map<String, String> paths;
    private final Map<String, HttpResponse> responses = new ConcurrentHashMap<>();

    private PageFiles(Map<String, List<String>> names) {
        this(names, Map.of());
    }

    /** @param renamed files whose path ends in another name */
    private PageFiles(Map<String, List<String>> names, Map<String, String> renamed) {
        var all = new LinkedHashMap<String, String>(renamed);
        names.forEach((folder, files) -> files.forEach(name -> all.put(name, folder + name)));
        this.paths = Map.copyOf(all);
    }

    /** The page that shows the description of the API. */
    public static PageFiles ofApi() {
        return OfApi.FILES;
    }

    /** Every file. */
    public Set<String> names() {
        return paths.keySet();
    }

    /** The file as a response, with its entity tag; empty if the page has none of this name. */
    public Optional<HttpResponse> response(String name) {
        return Optional.ofNullable(paths.get(name))
                .map(path -> responses.computeIfAbsent(name, first -> response(first, bytes(path))));
    }

    private static HttpResponse response(String name, byte[] content) {
        return HttpResponse.create()
                .withEntity(HttpEntities.create(type(name), content))
                .addHeader(Fingerprint.of(content))
                .addHeader(CacheControl.create(CacheDirectives.NO_CACHE));
    }

    /** The version of a library on the class path, which is part of the paths of its files. */
    private static String version(String library) {
        var pom = new Properties();
        try (InputStream file = PageFiles.class.getResourceAsStream("/META-INF/maven/" + library + "/pom.properties")) {
            if (file == null) throw new IllegalStateException(library + " is not on the class path");
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
