package io.quantumtrader.http.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quantumtrader.http.DemoFund;
import io.quantumtrader.http.chromium.InChromium;
import io.quantumtrader.http.chromium.Tabs;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever may not do a thing sees that they may not, and why; a token that nobody has is said, and another can be given. */
@InChromium
class RolesOnThePageTest {

    private final Room room = new Room(DemoFund.holding(3));

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void aViewerSeesEveryControlDisabledWithTheReason(Tabs tabs) {
        Page page = room.enter(tabs.open(), Staff.VERA, View.LADDER);
        assertThat(page.locator("#token-note")).containsText("vera, viewer, looks only");

        for (String control : new String[] {"#kill", "#flatten", "#emergency", "#ask-halt"}) {
            assertThat(page.locator(control)).isDisabled();
            assertThat(page.locator(control)).hasAttribute("title", Pattern.compile("vera is a viewer"));
        }
        page.keyboard().press("k");
        assertThat(page.locator("#toast")).containsText("vera is a viewer");
        assertThat(page.locator("#ask")).isHidden();

        View.POSITIONS.link(page).click();
        View.POSITIONS.seenOn(page);
        assertThat(closes(page).first()).isDisabled();
        assertThat(room.fund().requests()).isEmpty();
    }

    @Test
    void anOperatorKillsAndCloses_andSeesThatReleasesAreForOthers(Tabs tabs) {
        Page page = room.enter(tabs.open(), Staff.OTTO, View.LADDER);
        page.locator("#kill").click();
        page.locator("#ask-go").click();

        var release = page.getByText("Release…", new Page.GetByTextOptions().setExact(true));
        assertThat(release).isDisabled();
        assertThat(release).hasAttribute("title", Pattern.compile("takes a token of a risk officer"));
    }

    @Test
    void aTokenThatNobodyHasIsSaid_andTheRightOneCanBeGiven(Tabs tabs) {
        Page page = tabs.open().expects(" 401").page();
        page.navigate(room.url() + "/#token=a-token-that-nobody-has");
        page.navigate(room.url() + "/#/ladder");
        assertThat(page.locator("#token-note")).containsText("Enter the token");

        page.locator("#token-note button").click();
        page.locator("#ask-reason").fill("another-that-nobody-has");
        page.locator("#ask-go").click();
        assertThat(page.locator("#ask-problem")).containsText("Nobody has this token");

        page.locator("#ask-reason").fill(Staff.ADA.token());
        page.locator("#ask-go").click();
        assertThat(page.locator("#ask")).isHidden();
        assertThat(page.locator("#token-note")).containsText("ada, admin");
        assertThat(page.locator("#connection")).hasText("live");
        assertThat(page.locator("#flatten")).isEnabled();
    }

    @Test
    void whoeverHasNoTokenIsAskedForItFirst_andThenForWhatTheyWanted(Tabs tabs) {
        Page page = tabs.open().page();
        page.navigate(room.url() + "/#/ladder");
        View.LADDER.seenOn(page);

        page.locator("#kill").click();
        assertThat(page.locator("#ask-title")).hasText("Token");
        page.locator("#ask-reason").fill(Staff.OTTO.token());
        page.locator("#ask-go").click();
        assertThat(page.locator("#ask-title")).hasText("Stop opening positions?");
        page.locator("#ask-go").click();

        assertThat(page.locator("#head-permission")).hasText("reduce only");
        assertThat(room.fund().requests()).hasSize(1);
    }

    private static Locator closes(Page page) {
        return page.getByText("Close…", new Page.GetByTextOptions().setExact(true));
    }
}
