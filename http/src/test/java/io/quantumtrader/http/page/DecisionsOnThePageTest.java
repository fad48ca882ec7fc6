package io.quantumtrader.http.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quantumtrader.http.DemoFund;
import io.quantumtrader.http.chromium.InChromium;
import io.quantumtrader.http.chromium.Tab;
import io.quantumtrader.http.chromium.Tabs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Decisions of all symbols are searched in the record, by what was decided and why; each leads to its explanation. */
@InChromium
class DecisionsOnThePageTest {

    private final Room room = new Room(DemoFund.holding(5).recording(120));

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void theRecordOfAllSymbolsIsSearchedByActionAndReason(Tabs tabs) {
        Tab tab = tabs.open();
        Page page = room.enter(tab, Staff.ADA, View.OVERVIEW);
        page.navigate(room.url() + "/#/decisions");

        page.getByLabel("Action").selectOption("CLOSE");
        page.getByLabel("Reason code").fill("kill_score_at_limit");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Search the record"))
                .click();
        assertThat(page.getByText("Decisions of all symbols that are more than a hold."))
                .isVisible();
        assertThat(page.locator("tbody tr").first()).containsText("codes-120");
        assertThat(room.fund().viewedLast())
                .contains("DECIDED")
                .contains("action=Optional[CLOSE]")
                .contains("reason=Optional[KILL_SCORE_AT_LIMIT]");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Older rows of decided"))
                .click();
        assertThat(page.locator("tbody tr").first()).containsText("codes-70");
        assertThat(page.locator("tbody tr a").first()).hasAttribute("href", "#/decisions/decision_id-70");
        assertThat(tab.accessibilityViolations()).isEmpty();
        assertThat(tab.complaints()).isEmpty();

        page.getByLabel("Holds").check();
        assertThat(page.getByText("With holds: how often what was decided, minute by minute"))
                .isVisible();

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Back to live"))
                .click();
        assertThat(page.locator("tbody tr")).hasCount(0);
    }

    @Test
    void aDecisionIsReplayedAlone(Tabs tabs) {
        for (int bar = 0; bar < 3; bar++) room.fund().step();
        Tab tab = tabs.open();
        Page page = room.enter(tab, Staff.ADA, View.DECISION);

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Replay this one"))
                .click();

        assertThat(page.locator("main"))
                .containsText(
                        "-1 derived again from its inputs alone, 2 events of it compared bit for bit: no difference.");
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void anAddressNamesASearch(Tabs tabs) {
        Tab tab = tabs.open();
        Page page = room.enter(tab, Staff.ADA, View.OVERVIEW);

        page.navigate(room.url() + "/#/decisions?action=REFUSE_OPEN&reason=HEAT_HOT");

        assertThat(page.getByText("Decisions of all symbols that are more than a hold."))
                .isVisible();
        assertThat(page.getByLabel("Action")).hasValue("REFUSE_OPEN");
        assertThat(page.locator("tbody tr").first()).isVisible();
        assertThat(room.fund().viewedLast()).contains("action=Optional[REFUSE_OPEN]", "reason=Optional[HEAT_HOT]");
    }
}
