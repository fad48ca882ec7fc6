package io.quantumtrader.http.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quantumtrader.http.DemoFund;
import io.quantumtrader.http.chromium.InChromium;
import io.quantumtrader.http.chromium.Tabs;
import io.quantumtrader.http.request.CloseRequest;
import org.junit.jupiter.api.Test;

/** Positions are shown as the fund tells them, closed one by one, and a thousand of them are as usable as three. */
@InChromium
class PositionsOnThePageTest {

    @Test
    void aPositionIsClosedFromItsRow(Tabs tabs) {
        try (var room = new Room(DemoFund.holding(3))) {
            Page page = room.enter(tabs.open(), Staff.OTTO, "");

            var close = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Close S0001USDT"));
            close.click();
            assertThat(page.locator("#ask-text")).containsText("No layer can refuse a close");
            page.locator("#ask-go").click();

            assertThat(page.locator("#toast")).hasText("S0001USDT is being closed");
            assertThat(close).hasCount(0);
            assertThat(room.fund().requests()).singleElement().isInstanceOfSatisfying(CloseRequest.class, asked -> {
                assertThat(asked.symbol()).isEqualTo("S0001USDT");
                assertThat(asked.who()).isEqualTo("otto");
            });
        }
    }
}
