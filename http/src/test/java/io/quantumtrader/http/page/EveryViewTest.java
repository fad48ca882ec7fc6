package io.quantumtrader.http.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quantumtrader.http.DemoFund;
import io.quantumtrader.http.chromium.InChromium;
import io.quantumtrader.http.chromium.Tab;
import io.quantumtrader.http.chromium.Tabs;
import io.quantumtrader.http.request.CloseRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each view opens without a complaint of the browser, shows live data, can be read by everybody, and fits a telephone. */
@InChromium
class EveryViewTest {

    private final Room room = new Room(DemoFund.holding(5).recording(12));

    @BeforeEach
    void live() {
        for (int bar = 0; bar < 10; bar++) room.fund().step();
        room.fund().close(new CloseRequest("S0003USDT", 1, Double.NaN, "by telephone", "bob", "word-1"));
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void opensByTheNavigationAndFollowsTheFund(Tabs tabs) {
        Tab tab = tabs.open();
        Page page = room.enter(tab, Staff.ADA, View.OVERVIEW);

        for (View view : View.values()) {
            if (view.link(page).count() > 0 && !view.path().contains("/"))
                view.link(page).click();
            else page.navigate(room.url() + "/#/" + view.path());
            view.seenOn(page);
            assertThat(page.locator("#old")).isHidden();
            assertThat(tab.complaints()).as(view.path()).isEmpty();
        }

        String before = page.locator("#head-equity").textContent();
        room.fund().step();
        assertThat(page.locator("#head-equity")).not().hasText(before);
    }

    @Test
    @Timeout(180)
    void canBeReadAndUsedByEverybody_inLightAndDark(Tabs tabs) {
        Tab tab = tabs.open();
        Page page = room.enter(tab, Staff.ADA, View.OVERVIEW);
        List<String> violations = new ArrayList<>();
        for (View view : View.values()) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            page.navigate(room.url() + "/#/" + view.path());
            view.seenOn(page);
            tab.accessibilityViolations().forEach(one -> violations.add(view + " in light: " + one));
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            tab.contrastViolations().forEach(one -> violations.add(view + " in dark: " + one));
        }

        assertThat(violations).isEmpty();
    }

    @Test
    void fitsATelephone(Tabs tabs) {
        fits(tabs, Tabs.PHONE);
    }

    @Test
    void fitsASmallLaptop(Tabs tabs) {
        fits(tabs, Tabs.SMALL_LAPTOP);
    }

    private void fits(Tabs tabs, Tabs.Size size) {
        Tab tab = tabs.open(size, ColorScheme.LIGHT);
        Page page = room.enter(tab, Staff.ADA, View.OVERVIEW);
        List<String> wider = new ArrayList<>();
        for (View view : View.values()) {
            page.navigate(room.url() + "/#/" + view.path());
            view.seenOn(page);
            if (tab.overhang() > 0) wider.add(view.path() + " by " + tab.overhang() + " px");
        }

        assertThat(wider).isEmpty();
    }
}
