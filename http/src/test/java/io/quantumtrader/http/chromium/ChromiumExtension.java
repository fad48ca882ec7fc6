package io.quantumtrader.http.chromium;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the browser once, gives each test its own tabs, and takes them back when the test is over. */
final class ChromiumExtension implements ParameterResolver, AfterEachCallback {

    private static final Namespace SPACE = Namespace.create(ChromiumExtension.class);

    /** No sandbox, as it cannot be had as root; no talk of the browser's own with the world. */
    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** The browser of this process, closed by JUnit when all tests are over. */
    private record Started(Playwright playwright, Browser browser) implements AutoCloseable {

        static Started now() {
            String path = System.getProperty("browser");
            if (path == null) throw new IllegalStateException("-Dbrowser=PATH of a Chromium is missing");
            var playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            PlaywrightAssertions.setDefaultAssertionTimeout(Tab.PATIENCE_MS);
            var options = new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of(path))
                    .setHeadless(true)
                    .setArgs(FLAGS);
            return new Started(playwright, playwright.chromium().launch(options));
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Tabs.class;
    }

    @Override
    public Tabs resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var started = context.getRoot()
                .getStore(SPACE)
                .getOrComputeIfAbsent(Started.class, key -> Started.now(), Started.class);
        return context.getStore(SPACE).getOrComputeIfAbsent(Tabs.class, key -> new Tabs(started.browser()), Tabs.class);
    }

    /** What went wrong is kept as a picture; what the browser complained about makes the test fail. */
    @Override
    public void afterEach(ExtensionContext context) {
        var tabs = context.getStore(SPACE).get(Tabs.class, Tabs.class);
        if (tabs == null) return;
        boolean failed = context.getExecutionException().isPresent();
        var complaints = tabs.complaints();
        if (failed || !complaints.isEmpty()) {
            tabs.keepPictures(context.getRequiredTestClass().getSimpleName() + "-" + context.getDisplayName());
        }
        tabs.close();
        if (!failed && !complaints.isEmpty()) {
            throw new AssertionError("the browser complained:\n" + String.join("\n", complaints));
        }
    }
}
