package io.quantumtrader.http.chromium;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The tabs of one test. What is kept for a tab, such as a token, is shared by none of the others. */
public final class Tabs {

    /** Width and height of a laptop's window, pixels of CSS. */
    public static final Size LAPTOP = new Size(1280, 800);

    /** Of a small laptop's window. */
    public static final Size SMALL_LAPTOP = new Size(1366, 768);

    /** Of a telephone held upright. */
    public static final Size PHONE = new Size(390, 844);

    private final Browser browser;
    private final List<Tab> open = new ArrayList<>();

    /** Of a window, pixels of CSS. */
    public record Size(int width, int height) {}

    Tabs(Browser browser) {
        this.browser = browser;
    }

    /** A new, empty window of a laptop, in light colours. */
    public Tab open() {
        return open(LAPTOP, ColorScheme.LIGHT);
    }

    /** A new, empty window of its own profile: nothing is kept from any other. */
    public Tab open(Size size, ColorScheme colours) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(size.width(), size.height())
                .setColorScheme(colours)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("en-GB")
                .setTimezoneId("UTC"));
        Tab tab = new Tab(context.newPage());
        open.add(tab);
        return tab;
    }

    List<String> complaints() {
        return open.stream().flatMap(tab -> tab.complaints().stream()).toList();
    }

    void keepPictures(String name) {
        Path folder = Path.of("target", "browser");
        for (int place = 0; place < open.size(); place++) {
            String file = name.replaceAll("[^A-Za-z0-9-]+", "-") + "-" + place + ".png";
            open.get(place).page().screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(file)));
        }
    }

    void close() {
        open.forEach(tab -> tab.page().context().close());
    }
}
