package io.quantumtrader.proof;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
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
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer does first: {@code ./qt up}, the address that it prints, and on the page a kill and its release. */
@InChromium
class FundOnThePageTest {

    private static final Path HOME = Path.of("target", "proof").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path data;

    @Test
    @Timeout(180)
    void theAddressThatUpPrintsOpensAPageFromWhichTheFundIsKilledAndReleased(Tabs tabs) throws Exception {
        Files.createDirectories(HOME.resolve("var/programs"));
        var options = new ArrayList<>(List.of("--market", "synthetic:1"));
        options.addAll(TestServer.options(data));
        try (var fund = FundProcess.start(HOME, data, options)) {
            fund.awaitReady(PATIENCE);
            var tab = tabs.open();
            Page page = tab.page();
            page.navigate(PrintedAddress.in(data));
            assertThat(page.locator("#connection")).hasText("live");
            assertThat(page.url()).doesNotContain("token");
            assertThat(page.locator("main h1")).hasText("Guide");
            assertThat(page.locator("#token-note")).containsText("operator, admin");

            page.locator("nav a[href='#/ladder']").click();
            page.locator("#kill").click();
            page.locator("#ask-reason").fill("trying it out");
            page.locator("#ask-go").click();
            assertThat(page.locator("#toast")).containsText("Opening stopped");
            assertThat(page.locator("#head-permission")).hasText("reduce only");
            assertThat(fund.get("/api/v1/kill-switch").path("enabled").asBoolean())
                    .isTrue();

            release(page).click();
            assertThat(page.locator("#ask-title")).containsText("kill switch");
            page.locator("#ask-reason").fill("tried it out");
            page.locator("#ask-go").click();
            assertThat(page.locator("#toast")).containsText("Released by operator");
            assertThat(page.locator("#head-permission")).hasText("trade");
            assertThat(fund.get("/api/v1/kill-switch").path("enabled").asBoolean())
                    .isFalse();

            assertThat(tab.complaints()).isEmpty();
            page.close();
            fund.stop(PATIENCE);
        }
    }

    private static Locator release(Page page) {
        return page.getByText("Release…", new Page.GetByTextOptions().setExact(true));
    }
}
