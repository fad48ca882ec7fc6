package io.quantumtrader.http.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.quantumtrader.http.DemoFund;
import io.quantumtrader.http.chromium.InChromium;
import io.quantumtrader.http.chromium.Tabs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Without a pointer everything can be reached, and the focus is never lost. */
@InChromium
class KeyboardTest {

    private final Room room = new Room(DemoFund.holding(3));

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void theLetterKills_fromEveryView_andTheFocusReturns(Tabs tabs) {
        Page page = room.enter(tabs.open(), Staff.OTTO, View.POSITIONS);
        var filter = page.locator("main thead button").first();
        filter.focus();

        page.keyboard().press("k");
        assertThat(page.locator("#ask-reason")).isFocused();
        page.keyboard().type("by hand alone");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        assertThat(page.locator("#ask-go")).isFocused();
        page.keyboard().press("Enter");

        assertThat(page.locator("#head-permission")).hasText("reduce only");
        assertThat(page.locator("#ask")).isHidden();
        assertThat(filter).isFocused();
    }

    @Test
    void escapeLeavesTheQuestion_andTheFocusReturns(Tabs tabs) {
        Page page = room.enter(tabs.open(), Staff.OTTO, View.LADDER);
        page.locator("#flatten").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#ask")).isVisible();

        page.keyboard().press("Escape");

        assertThat(page.locator("#ask")).isHidden();
        assertThat(page.locator("#flatten")).isFocused();
        assertThat(page.locator("#head-permission")).hasText("trade");
    }

    @Test
    void theLetterIsOnlyALetterWhereSomebodyWrites(Tabs tabs) {
        Page page = room.enter(tabs.open(), Staff.OTTO, View.LADDER);

        page.locator("#flatten").click();
        page.locator("#ask-reason").fill("");
        page.keyboard().type("kk");

        assertThat(page.locator("#ask-reason")).hasValue("kk");
        assertThat(page.locator("#ask-title")).hasText("Close everything?");
    }

    @Test
    void aNewViewTakesTheFocusToItsHeading_andTheFirstTabSkipsTheNavigation(Tabs tabs) {
        Page page = room.enter(tabs.open(), Staff.OTTO, View.OVERVIEW);

        View.LADDER.link(page).focus();
        page.keyboard().press("Enter");
        View.LADDER.seenOn(page);
        assertThat(page.locator("main h1")).isFocused();

        page.locator("#skip").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("main h1")).isFocused();
    }
}
