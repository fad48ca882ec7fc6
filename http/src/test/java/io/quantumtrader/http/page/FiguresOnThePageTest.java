package io.quantumtrader.http.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quantumtrader.http.DemoFund;
import io.quantumtrader.http.chromium.InChromium;
import io.quantumtrader.http.chromium.Tab;
import io.quantumtrader.http.chromium.Tabs;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Figures, bars and axes say the same, can be told apart, and a long text leaves room for the others. */
@InChromium
class FiguresOnThePageTest {

    private static final long DAY_MS = 86_400_000;
    private static final long MARCH = 1_772_409_600_000L;

    private final Room room = new Room(DemoFund.holding(3).recording(12));

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void aLongTextIsFolded_andUnfoldedByKeyboard(Tabs tabs) {
        Tab tab = tabs.open(Tabs.SMALL_LAPTOP, ColorScheme.LIGHT);
        Page page = room.enter(tab, Staff.ADA, View.LADDER);
        var cell = page.locator("td.folded").first();
        var button = cell.getByRole(AriaRole.BUTTON);
        button.focus();
        page.keyboard().press("Enter");

        assertThat(button).hasText("less");
        assertThat(button).hasAttribute("aria-expanded", "true");
        assertThat(button).isFocused();
        double whole = cell.boundingBox().height;
        assertThat(tab.overhang()).isZero();
        page.keyboard().press("Enter");
        assertThat(button).hasText("more");
        assertThat(cell.boundingBox().height).isLessThan(140).isLessThan(whole / 1.5);
        assertThat(tab.accessibilityViolations()).isEmpty();
    }

    @Test
    void theBarOfTheKillScoreIsAsLongAsTheShareThatStandsBesideIt(Tabs tabs) {
        for (int bar = 0; bar < 3; bar++) room.fund().step();
        Page page = room.enter(tabs.open(), Staff.ADA, View.POSITION);
        var text = page.getByText(Pattern.compile("^K 0\\.\\d+ ·")).first();
        assertThat(text).containsText("% of the way");

        double said = Double.parseDouble(text.textContent().replaceAll(".*, ([\\d.]+) % of the way", "$1"));
        double drawn = (Double) text.locator("xpath=following-sibling::*[1]").evaluate("""
                bar => [...bar.querySelectorAll('b')].reduce((sum, one) => sum + one.getBoundingClientRect().width, 0)
                    / (bar.querySelector('.tick').getBoundingClientRect().left - bar.getBoundingClientRect().left)""");

        assertThat(100 * drawn).isCloseTo(said, offset(2.0));
    }

    @Test
    void marksOfTimeNameTheDayAndItsMonth_whereTheAxisIsLongerThanDays(Tabs tabs) {
        Page page = room.enter(tabs.open(), Staff.ADA, View.OVERVIEW);

        assertThat(mark(page, MARCH, 40 * DAY_MS)).isEqualTo("2 Mar");
        assertThat(mark(page, MARCH + DAY_MS / 2, 5 * DAY_MS)).isEqualTo("2 Mar 12:00");
        assertThat(mark(page, MARCH + DAY_MS / 2, DAY_MS)).isEqualTo("12:00");
        assertThat(mark(page, MARCH - 60 * DAY_MS, 300 * DAY_MS)).isEqualTo("1 Jan 2026");
    }

    private static Object mark(Page page, long ms, long rangeMs) {
        return page.evaluate(
                "async ([ms, range]) => (await import('/page/chart.js')).timeMark(ms, range)",
                List.of((double) ms, (double) rangeMs));
    }

    @Test
    void aLossThatIsNotZeroDoesNotReadAsZero(Tabs tabs) {
        Page page = room.enter(tabs.open(), Staff.ADA, View.OVERVIEW);

        assertThat(percent(page, 0.00004, 0)).isEqualTo("0.004 %");
        assertThat(percent(page, 0.00012, 1)).isEqualTo("0.01 %");
        assertThat(percent(page, 0.123, 0)).isEqualTo("12 %");
        assertThat(percent(page, 0, 0)).isEqualTo("0 %");
        assertThat(percent(page, 1e-15, 2)).isEqualTo("0.00 %");
    }

    private static Object percent(Page page, double value, int digits) {
        return page.evaluate(
                "async ([value, digits]) => (await import('/page/text.js')).percent(value, digits)",
                List.of(value, digits));
    }

    @Test
    void labelsOfTheLadderOfRNeverCoverEachOther(Tabs tabs) {
        for (var size : List.of(Tabs.SMALL_LAPTOP, Tabs.PHONE)) {
            Page page = room.enter(tabs.open(size, ColorScheme.LIGHT), Staff.ADA, View.POSITION);

            var covered = page.evaluate(COVERED_LABELS);

            assertThat((List<?>) covered).as("%s", size).isEmpty();
        }
    }

    /** For a position from -1 R to 8 R with its stop close behind: pairs of labels that overlap, or that leave the ladder. */
    private static final String COVERED_LABELS = """
            async () => {
              const {rLadder} = await import('/page/r-ladder.js');
              const ladder = rLadder(true);
              document.querySelector('main .card').append(ladder.node);
              const covered = [];
              for (let r = -1; r <= 8; r += 0.25) {
                ladder.update({side: 'LONG', entry: 100, riskPerUnit: 1, stop: 100 + Math.max(-1, r - 0.2), rNet: r, lockR: 1.5,
                  trancheR: [2, 2.5, 4], tranchesFired: r >= 4 ? 3 : r >= 2.5 ? 2 : r >= 2 ? 1 : 0});
                const boxes = [...ladder.node.querySelectorAll('span')].map((one) => [one.textContent, one.getBoundingClientRect()]);
                const below = ladder.node.getBoundingClientRect().bottom;
                boxes.forEach(([name, a], index) => {
                  if (a.bottom > below + 1) covered.push(`${r}: ${name} below the ladder`);
                  boxes.slice(index + 1).forEach(([other, b]) => {
                    if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1) covered.push(`${r}: ${name} and ${other}`);
                  });
                });
              }
              return covered;
            }""";

    @Test
    void theMarketsClockIsThereOnATelephone(Tabs tabs) {
        Tab tab = tabs.open(Tabs.PHONE, ColorScheme.LIGHT);
        Page page = room.enter(tab, Staff.ADA, View.OVERVIEW);

        Locator clock = page.locator("#clock");

        assertThat(clock).isVisible();
        assertThat(clock).containsText("UTC");
        assertThat(tab.overhang()).isZero();
    }
}
