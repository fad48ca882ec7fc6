package io.quantumtrader.http.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quantumtrader.http.DemoFund;
import io.quantumtrader.http.chromium.InChromium;
import io.quantumtrader.http.chromium.Tabs;
import io.quantumtrader.http.request.CloseRequest;
import org.junit.jupiter.api.Test;

/** Positions are shown as the fund tells them and closed one by one; a thousand of them are as usable as three. */
@InChromium
class PositionsOnThePageTest {

    /** Rows of a table that are in the document at most, whatever it has. */
    private static final int ROWS = 50;

    /** Elements of the whole document at most: as many cells as those rows have, and what stands around them. */
    private static final int ELEMENTS = 5_000;

    @Test
    void aPositionIsClosedFromItsRow(Tabs tabs) {
        try (var room = new Room(DemoFund.holding(3))) {
            Page page = room.enter(tabs.open(), Staff.OTTO, View.POSITIONS);

            close(page).click();
            assertThat(page.locator("#ask-text")).containsText("No layer can refuse a close");
            page.locator("#ask-go").click();

            assertThat(page.locator("#toast")).hasText("S0001USDT is being closed");
            assertThat(close(page)).hasCount(0);
            assertThat(room.fund().requests()).singleElement().isInstanceOfSatisfying(CloseRequest.class, asked -> {
                assertThat(asked.symbol()).isEqualTo("S0001USDT");
                assertThat(asked.who()).isEqualTo("otto");
            });
        }
    }

    @Test
    void whatTheFundRefusesStandsInTheQuestionInWords(Tabs tabs) {
        try (var room = new Room(DemoFund.holding(3))) {
            Page page = room.enter(tabs.open().expects(" 404"), Staff.OTTO, View.POSITIONS);
            close(page).click();

            room.fund().close(new CloseRequest("S0001USDT", 1, Double.NaN, "by telephone", "bob", "word-1"));
            page.locator("#ask-go").click();

            assertThat(page.locator("#ask-problem")).hasText("no open position in S0001USDT");
            assertThat(page.locator("#ask")).isVisible();
        }
    }

    @Test
    void aThousandPositionsAreSortedFilteredAndPaged_withFewRowsInTheDocument(Tabs tabs) {
        try (var room = new Room(DemoFund.holding(1_000))) {
            Page page = room.enter(tabs.open(), Staff.ADA, View.POSITIONS);
            var rows = page.locator("main tbody tr");
            assertThat(page.locator("main h1")).containsText("1,000");
            assertThat(rows).hasCount(ROWS);
            assertThat(page.locator(".pager").first()).containsText("1 to 50 of 1,000");
            assertThat(elements(page)).isLessThan(ELEMENTS);

            sort(page, "Symbol");
            assertThat(rows.first()).containsText("S0999USDT");
            button(page, "Next page of Open positions").click();
            assertThat(rows.first()).containsText("S0949USDT");
            assertThat(rows).hasCount(ROWS);

            page.locator("main input[type=search]").fill("s0123");
            assertThat(rows).hasCount(1);
            assertThat(rows.first()).containsText("S0123USDT");
            page.locator("main input[type=search]").fill("");
            assertThat(rows).hasCount(ROWS);
            assertThat(elements(page)).isLessThan(ELEMENTS);
        }
    }

    @Test
    void barsThatMoveAThousandPositionsChangeTheRowsThatAreThere_andMakeNoOthers(Tabs tabs) {
        try (var room = new Room(DemoFund.holding(1_000))) {
            Page page = room.enter(tabs.open(), Staff.ADA, View.POSITIONS);
            var row = page.locator("main tbody tr").filter(new Locator.FilterOptions().setHasText("S0007USDT"));
            row.evaluate("row => { row.theVerySame = true; }");
            String before = row.textContent();

            for (int bar = 0; bar < 3; bar++) room.fund().step();

            assertThat(row).not().hasText(before);
            assertThat(row.evaluate("row => row.theVerySame === true")).isEqualTo(true);
            assertThat(page.locator("main tbody tr")).hasCount(ROWS);
            assertThat(page.locator("#connection")).hasText("live");
        }
    }

    private static Locator close(Page page) {
        return button(page, "Close S0001USDT");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static void sort(Page page, String column) {
        page.locator("main thead button")
                .getByText(column, new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    private static int elements(Page page) {
        return (Integer) page.evaluate("() => document.querySelectorAll('*').length");
    }
}
