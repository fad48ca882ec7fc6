package io.quantumtrader.http.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quantumtrader.http.DemoFund;
import io.quantumtrader.http.chromium.InChromium;
import io.quantumtrader.http.chromium.Tabs;
import io.quantumtrader.http.request.ReleaseRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What tightened is given back by the persons it takes, with a reason, and the page says who has spoken and who has not. */
@InChromium
class ReleaseOnThePageTest {

    private Room room = new Room(DemoFund.holding(3));

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void onePersonReleasesAKill(Tabs tabs) {
        Page page = room.enter(tabs.open(), Staff.ADA, View.LADDER);
        page.locator("#kill").click();
        page.locator("#ask-go").click();

        release(page).click();
        assertThat(page.locator("#ask-title")).containsText("Release level 6");
        assertThat(page.locator("#ask-phrase-label")).isHidden();
        page.locator("#ask-reason").fill("looked into it");
        page.locator("#ask-go").click();

        assertThat(page.locator("#head-permission")).hasText("trade");
        assertThat(release(page)).hasCount(0);
        assertThat(((ReleaseRequest) room.fund().requests().getLast()).reason()).isEqualTo("looked into it");
    }

    @Test
    void aloneAFlattenIsReleasedByItsPhrase(Tabs tabs) {
        Page page = room.enter(tabs.open(), Staff.ADA, View.LADDER);
        flatten(page);

        release(page).click();
        page.locator("#ask-reason").fill("all is flat");
        assertThat(page.locator("#ask-phrase-wanted")).hasText("release everything");
        assertThat(page.locator("#ask-go")).isDisabled();
        page.locator("#ask-phrase").fill("release everything");
        page.locator("#ask-go").click();

        assertThat(page.locator("#head-permission")).hasText("trade");
    }

    @Test
    void twoPersonsReleaseAFlatten_andNobodyApprovesTheirOwn(Tabs tabs) {
        room.close();
        room = new Room(DemoFund.holding(3).releasedByTwo());
        Page ada = room.enter(tabs.open().expects(" 403"), Staff.ADA, View.LADDER);
        flatten(ada);

        askRelease(ada, "all is flat");
        assertThat(ada.locator("#toast")).containsText("Another person has to approve it");
        assertThat(ada.getByText("Release asked by ada: all is flat")).isVisible();

        askRelease(ada, "I say so again");
        assertThat(ada.locator("#ask-problem")).containsText("a self-approval is refused");
        ada.locator("#ask-cancel").click();

        Page bob = room.enter(tabs.open(), Staff.BOB, View.LADDER);
        assertThat(bob.getByText("Release asked by ada: all is flat")).isVisible();
        askRelease(bob, "seen it, too");
        assertThat(bob.locator("#toast")).hasText("Released by ada and bob; TRADE follows");
        assertThat(ada.locator("#head-permission")).hasText("trade");
    }

    @Test
    void afterAnEmergencyStopSizeComesBackInSteps_eachConfirmed(Tabs tabs) {
        Page page = room.enter(tabs.open(), Staff.ADA, View.LADDER);
        page.locator("#emergency").click();
        page.locator("#ask-reason").fill("it falls and falls");
        page.locator("#ask-phrase").fill("flatten");
        page.locator("#ask-go").click();
        release(page).click();
        page.locator("#ask-reason").fill("it stands again");
        page.locator("#ask-phrase").fill("release everything");
        page.locator("#ask-go").click();

        var confirm = page.getByText("Confirm…", new Page.GetByTextOptions().setExact(true));
        assertThat(confirm).isDisabled();
        room.fund().step();
        confirm.click();
        page.locator("#ask-reason").fill("calm since");
        page.locator("#ask-go").click();

        assertThat(page.locator("#toast")).hasText("Size is 50 % of the usual");
    }

    private static Locator release(Page page) {
        return page.getByText("Release…", new Page.GetByTextOptions().setExact(true));
    }

    private static void askRelease(Page page, String reason) {
        release(page).click();
        page.locator("#ask-reason").fill(reason);
        page.locator("#ask-go").click();
    }

    private static void flatten(Page page) {
        page.locator("#flatten").click();
        page.locator("#ask-reason").fill("the venue is in trouble");
        page.locator("#ask-phrase").fill("flatten");
        page.locator("#ask-go").click();
        assertThat(page.locator("#head-permission")).hasText("flatten");
    }
}
