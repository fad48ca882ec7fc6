package io.quantumtrader.http.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.quantumtrader.http.DemoFund;
import io.quantumtrader.http.chromium.InChromium;
import io.quantumtrader.http.chromium.Tabs;
import io.quantumtrader.http.request.KillRequest;
import io.quantumtrader.http.view.JournalView;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever looks is never left to take old numbers for new ones: what does not come any more is said within seconds. */
@InChromium
class ConnectionTest {

    private static final Pattern STALE = Pattern.compile("\\bstale\\b");

    /** "Within seconds": the most that a server that is gone goes unnoticed. */
    private static final double SECONDS_MS = 5_000;

    @Test
    void aServerThatGoesIsSaid_andOneThatComesBackIsFollowed_withWhatHappenedMeanwhile(Tabs tabs) {
        try (var room = new Room(DemoFund.holding(3))) {
            Page page = room.enter(tabs.open().expects("ERR_|Failed to load"), Staff.ADA, View.OVERVIEW);
            assertThat(page.locator("#connection")).hasText("live");

            room.leave();
            assertThat(page.locator("#banner"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(SECONDS_MS));
            assertThat(page.locator("#banner")).containsText("what you see is old");
            assertThat(page.locator("#connection")).hasText("lost");
            assertThat(page.locator("body")).hasClass(STALE);

            kill(room.fund());
            room.comeBack();
            assertThat(page.locator("#connection")).hasText("live");
            assertThat(page.locator("#banner")).isHidden();
            assertThat(page.locator("body")).not().hasClass(STALE);
            assertThat(page.locator("#head-permission")).hasText("reduce only");
        }
    }

    @Test
    void aLineOnWhichNothingComesIsGivenUp_andTakenUpAgain(Tabs tabs) throws IOException {
        try (var relay = new Relay();
                var room = new Room(DemoFund.holding(3), List.of("127.0.0.1:" + relay.port()))) {
            relay.to(room.port());
            Page page = tabs.open().expects("ERR_|Failed to load").page();
            page.clock().install();
            page.navigate("http://127.0.0.1:" + relay.port() + "/#token=" + Staff.ADA.token());
            page.navigate("http://127.0.0.1:" + relay.port() + "/#/overview");
            assertThat(page.locator("#connection")).hasText("live");

            relay.silent(true);
            page.clock().runFor(6_000);
            assertThat(page.locator("#banner")).isVisible();
            assertThat(page.locator("body")).hasClass(STALE);

            kill(room.fund());
            relay.silent(false);
            page.clock().runFor(10_000);
            assertThat(page.locator("#connection")).hasText("live");
            assertThat(page.locator("#head-permission")).hasText("reduce only");
        }
    }

    @Test
    void aDatabaseThatIsAway_andLayersThatDoNotAnswer_areNamed(Tabs tabs) {
        try (var room = new Room(DemoFund.holding(3))) {
            Page page = room.enter(tabs.open(), Staff.ADA, View.OVERVIEW);
            assertThat(page.locator("#connection")).hasText("live");

            room.fund().say(new JournalView(true, 1_770_000_000_000L, 12, 0.01), List.of(Layer.GOVERNOR));
            assertThat(page.locator("#journal")).containsText("The database has been away since");
            assertThat(page.locator("#journal")).containsText("12 events");
            assertThat(page.locator("#journal")).containsText("Not answering: Governor");

            room.fund().say(JournalView.UP, List.of());
            assertThat(page.locator("#journal")).containsText("The database is back");
        }
    }

    @Test
    void aPartThatCannotBeReadIsNamedAsOld_andTheRestGoesOn(Tabs tabs) {
        try (var room = new Room(DemoFund.holding(3))) {
            Page page = room.enter(tabs.open().expects("/api/v1/portfolio|Failed to load"), Staff.ADA, View.PORTFOLIO);
            assertThat(page.locator("#old")).isHidden();

            page.route(
                    "**/api/v1/portfolio",
                    route -> route.fulfill(
                            new Route.FulfillOptions().setStatus(503).setBody("{}")));
            assertThat(page.locator("#old")).containsText("Portfolio: old since");
            assertThat(page.locator("#connection")).hasText("live");

            page.unroute("**/api/v1/portfolio");
            assertThat(page.locator("#old")).isHidden();
        }
    }

    private static void kill(DemoFund fund) {
        fund.killSwitch(
                new KillRequest(true, Permission.REDUCE_ONLY, true, Scope.everything(), "by telephone", "", "bob"));
    }
}
