package io.quantumtrader.proof;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quantumtrader.app.drill.crash.FundProcess;
import io.quantumtrader.http.chromium.InChromium;
import io.quantumtrader.http.chromium.Tabs;
import io.quantumtrader.server.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer does first: {@code ./qt up}, the address that it prints, and on the page a kill and its release. */
@InChromium
class FundOnThePageTest {

    private static final Path HOME = Path.of("target", "proof").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Pattern ADDRESS = Pattern.compile("page +(http://\\S+/#token=\\S+)");

    @TempDir
    private Path data;

    @Test
    void theAddressThatUpPrintsOpensAPageFromWhichTheFundIsKilledAndReleased(Tabs tabs) throws Exception {
        Files.createDirectories(HOME.resolve("var/programs"));
        var options = new ArrayList<>(List.of("--market", "synthetic:1"));
        options.addAll(TestServer.options(data));
        try (var fund = FundProcess.start(HOME, data, options)) {
            fund.awaitReady(PATIENCE);
            var tab = tabs.open();
            Page page = tab.page();
            page.navigate(address());
            assertThat(page.locator("#connection")).hasText("live");
            assertThat(page.url()).doesNotContain("token");

            page.locator("#kill").click();
            page.locator("#ask-reason").fill("trying it out");
            page.locator("#ask-go").click();
            assertThat(page.locator("#toast")).containsText("Opening stopped");
            assertThat(page.locator("#permission")).containsText("REDUCE ONLY");
            assertThat(fund.get("/api/v1/kill-switch").path("enabled").asBoolean())
                    .isTrue();

            release(page).click();
            assertThat(page.locator("#ask-title")).containsText("kill switch");
            page.locator("#ask-reason").fill("tried it out");
            page.locator("#ask-go").click();
            assertThat(page.locator("#toast")).containsText("Released by operator");
            assertThat(page.locator("#permission")).containsText("TRADE");
            assertThat(fund.get("/api/v1/kill-switch").path("enabled").asBoolean())
                    .isFalse();

            assertThat(tab.complaints()).isEmpty();
            page.close();
            fund.stop(PATIENCE);
        }
    }

    private String address() throws Exception {
        var found = ADDRESS.matcher(Files.readString(data.resolve("output.log")));
        if (!found.find()) throw new AssertionError("up printed no address of the page");
        return found.group(1);
    }

    private static Locator release(Page page) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Release…"));
    }
}
