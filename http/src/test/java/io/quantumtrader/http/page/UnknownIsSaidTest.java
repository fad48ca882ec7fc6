package io.quantumtrader.http.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.quantumtrader.http.DemoFund;
import io.quantumtrader.http.chromium.InChromium;
import io.quantumtrader.http.chromium.Tab;
import io.quantumtrader.http.chromium.Tabs;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the page does not know it does not say: no answer is no acknowledgement, and what could not be read is not nothing. */
@InChromium
class UnknownIsSaidTest {

    private final Room room = new Room(DemoFund.holding(3).recording(12));

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void aKillThatNobodyAnswersIsNotAcknowledged_andSaidAgainWithTheSameKey(Tabs tabs) {
        Tab tab = tabs.open();
        Page page = room.enter(tab, Staff.ADA, View.LADDER);
        var keys = new ArrayList<String>();
        page.route("**/api/v1/kill-switch", route -> keys.add(route.request().headerValue("Idempotency-Key")));

        page.locator("#kill").click();
        page.locator("#ask-go").click();
        assertThat(page.locator("#ask-problem")).containsText("NOT acknowledged: the fund has not answered within 3 s");
        assertThat(page.locator("#ask-go")).isEnabled();
        page.locator("#ask-go").click();
        assertThat(page.locator("#ask-go")).isEnabled();
        page.unroute("**/api/v1/kill-switch");
        page.locator("#ask-go").click();

        assertThat(page.locator("#toast")).containsText("Opening stopped");
        assertThat(keys).hasSize(2).doesNotContainNull();
        assertThat(keys.getFirst()).isEqualTo(keys.getLast());
    }

    @Test
    void aKillThatDoesNotReachTheFundIsNotAcknowledged(Tabs tabs) {
        Tab tab = tabs.open().expects("ERR_|Failed to load");
        Page page = room.enter(tab, Staff.ADA, View.LADDER);
        page.route("**/api/v1/kill-switch", Route::abort);

        page.locator("#kill").click();
        page.locator("#ask-go").click();

        assertThat(page.locator("#ask-problem")).containsText("NOT acknowledged: the fund is not reached");
    }

    @Test
    void positionsThatCannotBeReadAreNotNone(Tabs tabs) {
        Tab tab = tabs.open().expects("503|Failed to load");
        Page page = tab.page();
        page.route(
                "**/api/v1/positions",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(503)
                        .setContentType("application/problem+json")
                        .setBody("{\"title\":\"away\",\"detail\":\"not now\"}")));
        room.enter(tab, Staff.ADA, View.OVERVIEW);

        assertThat(page.locator("#old")).containsText("Positions");
        assertThat(page.locator("main")).not().containsText("nothing is held");
        page.navigate(room.url() + "/#/positions");
        assertThat(page.locator("main h1")).containsText("Positions");
        assertThat(page.locator("main")).not().containsText("No open position");
        page.navigate(room.url() + "/#/positions/S0001USDT");
        assertThat(page.locator("main")).containsText("Candles");
        assertThat(page.locator("main")).not().containsText("Flat: nothing is held");
    }

    @Test
    void aSymbolThatIsNotTradedIsNotFlat_andSmallLettersAreUnderstood(Tabs tabs) {
        Tab tab = tabs.open();
        Page page = room.enter(tab, Staff.ADA, View.OVERVIEW);

        page.navigate(room.url() + "/#/positions/NOSUCH");
        assertThat(page.locator("main")).containsText("NOSUCH is not traded here");
        assertThat(page.locator("main")).not().containsText("Flat");
        page.navigate(room.url() + "/#/positions/s0001usdt");
        assertThat(page.locator("main")).containsText("Liquidation");
        page.navigate(room.url() + "/#/positions/%E0%A4");
        assertThat(page.locator("main")).containsText("is not traded here");
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void aViewThatCouldNotBeLoadedIsLoadedWhenItIsAskedForAgain(Tabs tabs) {
        Tab tab = tabs.open().expects("ERR_|Failed to load|Failed to fetch");
        Page page = room.enter(tab, Staff.ADA, View.OVERVIEW);
        page.route("**/view-governor.js", Route::abort);

        page.navigate(room.url() + "/#/governor");
        assertThat(page.locator("main")).containsText("This view cannot be shown");
        page.navigate(room.url() + "/#/overview");
        page.navigate(room.url() + "/#/governor");

        assertThat(page.locator("main")).not().containsText("This view cannot be shown");
        assertThat(page.locator("main h1")).hasText("Governor");
        assertThat(page.locator("main table").first()).isAttached();
    }
}
