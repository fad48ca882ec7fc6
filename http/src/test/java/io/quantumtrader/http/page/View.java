package io.quantumtrader.http.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Locale;
import java.util.regex.Pattern;

/** The views of the page: the address of each, and what of the made-up fund stands there once it has read what it shows. */
enum View {
    OVERVIEW("overview", "Overview", "Nothing needs attention|unprotected|Heat"),
    POSITIONS("positions", "Positions", "S0001USDT"),
    POSITION("positions/S0001USDT", "S0001USDT", "Liquidation"),
    LADDER("ladder", "Ladder", "Position kill score"),
    PORTFOLIO("portfolio", "Portfolio", "S0002USDT"),
    GOVERNOR("governor", "Governor", "the portfolio is hot"),
    DECISIONS("decisions", "Decisions", "S0003USDT"),
    DECISION("decisions/d-1", "d-1", "a decision of the demonstration"),
    TRADES("trades", "Trades", "exit_decision_id-12\\b"),
    ANALYTICS("analytics", "Analytics", "TREND"),
    CLUSTER("cluster", "Cluster", "127\\.0\\.0\\.1:7356"),
    SETTINGS("settings", "Settings", "quantum-trader\\.risk\\.day-loss"),
    INVESTOR("investor", "Investor", "2026-02"),
    START("start", "Guide", "This one is demo");

    private final String path;
    private final String heading;
    private final String evidence;

    View(String path, String heading, String evidence) {
        this.path = path;
        this.heading = heading;
        this.evidence = evidence;
    }

    /** Behind the # and its slash. */
    String path() {
        return path;
    }

    /** Waits until the view is there with its data. */
    void seenOn(Page page) {
        assertThat(page.locator("#connection")).hasText("live");
        var main = page.locator("main[data-view='" + path.replaceAll("/.*", "") + "']");
        assertThat(main.locator("h1")).containsText(heading);
        assertThat(main.getByText(Pattern.compile(evidence)).first()).isVisible();
        assertThat(page.locator("#head-equity")).not().hasText("—");
    }

    /** The link to it in the navigation; of a view of one thing, to the view of all of them. */
    Locator link(Page page) {
        return page.locator("nav a[href='#/" + path.replaceAll("/.*", "") + "']");
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
