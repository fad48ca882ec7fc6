package io.quantumtrader.http.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.quantumtrader.http.DemoFund;
import io.quantumtrader.http.chromium.InChromium;
import io.quantumtrader.http.chromium.Tab;
import io.quantumtrader.http.chromium.Tabs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Alarms stand on the overview for whoever opens the page, also where nobody had it open when they were told. */
@InChromium
class AlarmsOnThePageTest {

    private final Room room = new Room(DemoFund.holding(3));

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void anAlarmOfBeforeIsThereForWhoeverComesLater_andIsShownOnce(Tabs tabs) {
        room.fund().alarm("critical", "DISK_LOW", "the disk of the night");
        room.leave();
        room.comeBack();
        Tab tab = tabs.open();

        Page page = room.enter(tab, Staff.ADA, View.OVERVIEW);

        var rows = page.getByLabel("Alarms, newest first").locator("li");
        assertThat(rows).hasCount(1);
        assertThat(rows.first()).containsText("the disk of the night");
        assertThat(page.locator("main")).containsText("Remembered since 2026-02-02 02:40:00 UTC");
        room.fund().alarm("warning", "TEST", "and one of today");
        assertThat(rows).hasCount(2);
        assertThat(rows.first()).containsText("and one of today");
        page.reload();
        View.OVERVIEW.seenOn(page);
        assertThat(rows).hasCount(2);
        assertThat(rows.first()).containsText("and one of today");
        assertThat(tab.complaints()).isEmpty();
    }
}
