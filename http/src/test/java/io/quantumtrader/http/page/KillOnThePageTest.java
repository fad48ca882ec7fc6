package io.quantumtrader.http.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.quantumtrader.http.DemoFund;
import io.quantumtrader.http.chromium.InChromium;
import io.quantumtrader.http.chromium.Tabs;
import io.quantumtrader.http.request.EmergencyStopRequest;
import io.quantumtrader.http.request.HaltRequest;
import io.quantumtrader.http.request.KillRequest;
import io.quantumtrader.kernel.kill.Permission;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What stops, closes and holds is asked once, says what it does, and reaches the fund in the name of the token. */
@InChromium
class KillOnThePageTest {

    private final Room room = new Room(DemoFund.holding(3));

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void theButtonAsksOnce_andStopsOpening(Tabs tabs) {
        Page page = room.enter(tabs.open(), Staff.OTTO, View.LADDER);

        page.locator("#kill").click();
        assertThat(page.locator("#ask")).isVisible();
        assertThat(page.locator("#ask-text")).containsText("exits and stops stay live");
        page.locator("#ask-reason").fill("prices look wrong");
        page.locator("#ask-go").click();

        assertThat(page.locator("#toast")).hasText(Pattern.compile("Opening stopped after \\d+ µs"));
        assertThat(page.locator("#ask")).isHidden();
        assertThat(page.locator("#head-permission")).hasText("reduce only");
        assertThat(room.fund().requests()).singleElement().isInstanceOfSatisfying(KillRequest.class, kill -> {
            assertThat(kill.permission()).isEqualTo(Permission.REDUCE_ONLY);
            assertThat(kill.enabled()).isTrue();
            assertThat(kill.who()).isEqualTo("otto");
            assertThat(kill.reason()).isEqualTo("prices look wrong");
        });
    }

    @Test
    void cancelDoesNothing(Tabs tabs) {
        Page page = room.enter(tabs.open(), Staff.OTTO, View.LADDER);

        page.locator("#kill").click();
        page.locator("#ask-cancel").click();

        assertThat(page.locator("#ask")).isHidden();
        assertThat(page.locator("#head-permission")).hasText("trade");
        assertThat(room.fund().requests()).isEmpty();
    }

    @Test
    void flattenTakesItsPhrase_andClosesEverything(Tabs tabs) {
        Page page = room.enter(tabs.open(), Staff.OTTO, View.LADDER);

        page.locator("#flatten").click();
        page.locator("#ask-reason").fill("the venue is in trouble");
        page.locator("#ask-phrase").fill("flat");
        assertThat(page.locator("#ask-go")).isDisabled();
        page.locator("#ask-phrase").fill("flatten");
        page.locator("#ask-go").click();

        assertThat(page.locator("#head-permission")).hasText("flatten");
        assertThat(((KillRequest) room.fund().requests().getFirst()).permission())
                .isEqualTo(Permission.FLATTEN);
    }

    @Test
    void theEmergencyStopTakesItsPhrase(Tabs tabs) {
        Page page = room.enter(tabs.open(), Staff.OTTO, View.LADDER);

        page.locator("#emergency").click();
        page.locator("#ask-reason").fill("it falls and falls");
        page.locator("#ask-phrase").fill("flatten");
        page.locator("#ask-go").click();

        assertThat(page.locator("#toast")).hasText("Emergency stop pulled");
        assertThat(room.fund().requests())
                .singleElement()
                .isInstanceOfSatisfying(
                        EmergencyStopRequest.class,
                        stop -> assertThat(stop.reason()).isEqualTo("it falls and falls"));
    }

    @Test
    void aHaltSaysThatExitsWaitToo_andShowsWhileItStands(Tabs tabs) {
        Page page = room.enter(tabs.open(), Staff.ADA, View.LADDER);

        page.locator("#ask-halt").click();
        assertThat(page.locator("#ask-text")).containsText("EXITS NEITHER");
        page.locator("#ask-reason").fill("fills of orders that nobody sent");
        page.locator("#ask-phrase").fill("HALT");
        page.locator("#ask-go").click();

        assertThat(page.locator("#halt")).containsText("Nothing is sent to the venue");
        assertThat(room.fund().requests()).singleElement().isInstanceOf(HaltRequest.class);
    }
}
