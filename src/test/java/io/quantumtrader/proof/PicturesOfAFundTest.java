package io.quantumtrader.proof;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.quantumtrader.app.drill.crash.FundProcess;
import io.quantumtrader.http.chromium.InChromium;
import io.quantumtrader.http.chromium.Tabs;
import io.quantumtrader.server.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Writes the pictures of the documents into the folder that {@code -Dscreenshots} names: a paper fund while it holds positions. */
@InChromium
@EnabledIfSystemProperty(named = "screenshots", matches = ".+", disabledReason = "pictures are written on demand")
class PicturesOfAFundTest {

    private static final int MARGIN = 4;
    private static final Path HOME = Path.of("target", "proof").toAbsolutePath();
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double UNTIL_IT_HOLDS_MS = 120_000;
    private static final long LARGEST_BYTES = 200_000;

    @TempDir
    private Path data;

    @Test
    @Timeout(300)
    void aFundThatHoldsPositions(Tabs tabs) throws Exception {
        Path folder = PROJECT.resolve(System.getProperty("screenshots"));
        Files.createDirectories(HOME.resolve("var/programs"));
        Files.createDirectories(folder.resolve("pictures"));
        var options = new ArrayList<>(List.of("--market", "synthetic:1"));
        options.addAll(TestServer.options(data));
        try (var fund = FundProcess.start(HOME, data, options)) {
            fund.awaitReady(PATIENCE);
            String address = PrintedAddress.in(data);
            Page light = tabs.open().page();
            Page dark = tabs.open(Tabs.LAPTOP, ColorScheme.DARK).page();
            Page phone = tabs.open(Tabs.PHONE, ColorScheme.LIGHT).page();
            for (Page page : List.of(light, dark, phone)) page.navigate(address);

            show(light, address, "positions");
            assertThat(light.locator("main tbody tr").nth(2))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(UNTIL_IT_HOLDS_MS));
            picture(light, folder.resolve("pictures/positions.png"));
            light.locator("main tbody a.symbol").first().click();
            assertThat(light.locator("main canvas").first()).isVisible();
            picture(light, folder.resolve("pictures/position.png"));
            show(light, address, "overview");
            assertThat(light.locator("main canvas").first()).isVisible();
            aboveTheFolder(light, folder.resolve("screenshot.png"));
            show(dark, address, "ladder");
            assertThat(dark.locator("main .layer-rows li")).hasCount(7);
            picture(dark, folder.resolve("pictures/ladder.png"));
            show(phone, address, "positions");
            picture(phone, folder.resolve("pictures/phone.png"));
            fund.stop(PATIENCE);
        }
    }

    private static void show(Page page, String address, String view) {
        page.navigate(address.replaceAll("#.*", "") + "#/" + view);
        assertThat(page.locator("main[data-view='" + view + "'] h1")).isVisible();
    }

    /** Down to where the overview tells where this machine keeps its data. */
    private static void aboveTheFolder(Page page, Path file) throws Exception {
        double folder = page.getByText("left on the disk of").first().boundingBox().y;
        var size = page.viewportSize();
        var options = new Page.ScreenshotOptions().setPath(file);
        page.screenshot(options.setClip(0, 0, size.width, Math.min(size.height, folder - MARGIN)));
        assertThat(Files.size(file)).as(file.toString()).isLessThan(LARGEST_BYTES);
    }

    private static void picture(Page page, Path file) throws Exception {
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
        assertThat(Files.size(file)).as(file.toString()).isLessThan(LARGEST_BYTES);
    }
}
