package io.quantumtrader.http.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.quantumtrader.http.DemoFund;
import io.quantumtrader.http.chromium.InChromium;
import io.quantumtrader.http.chromium.Tabs;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A newcomer is led once: what is seen, where the token is, a first kill and its release; and finds the guide again. */
@InChromium
class FirstRunTest {

    private static final Pattern DONE = Pattern.compile("\\bdone\\b");

    private final Room room = new Room(DemoFund.holding(3));

    @BeforeEach
    void live() {
        room.fund().step();
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void theGuideIsShownOnce_andStaysInTheNavigation(Tabs tabs) {
        Page page = tabs.open().page();
        page.navigate(room.url() + "/#token=" + Staff.ADA.token());
        View.START.seenOn(page);

        page.navigate("about:blank");
        page.navigate(room.url() + "/");
        View.OVERVIEW.seenOn(page);
        View.START.link(page).click();
        View.START.seenOn(page);
    }

    @Test
    void theGuideLeadsThroughAKillAndItsRelease(Tabs tabs) {
        Page page = room.enter(tabs.open(), Staff.ADA, View.START);
        var steps = page.locator("main .steps > li");
        assertThat(steps.nth(1)).hasClass(DONE);
        assertThat(steps.nth(2)).not().hasClass(DONE);

        page.locator("main button.kill").click();
        page.locator("#ask-go").click();
        assertThat(steps.nth(2)).hasClass(DONE);
        assertThat(steps.nth(3)).not().hasClass(DONE);

        page.getByText("Release…", new Page.GetByTextOptions().setExact(true)).click();
        page.locator("#ask-reason").fill("tried it out");
        page.locator("#ask-go").click();
        assertThat(steps.nth(3)).hasClass(DONE);
        assertThat(page.locator("#head-permission")).hasText("trade");
    }
}
