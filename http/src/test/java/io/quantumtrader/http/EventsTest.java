package io.quantumtrader.http;

import static io.quantumtrader.http.Browser.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.http.stream.StreamSettings;
import io.quantumtrader.http.view.AlarmView;
import io.quantumtrader.http.view.DecisionView;
import io.quantumtrader.http.view.EventView;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventsTest {

    private final DemoFund fund = new DemoFund();
    private Browser browser = new Browser(fund, TestSettings.with(0, sizes(2, 64, 16, 100_000)));

    private static StreamSettings sizes(int watchers, int ring, int buffer, int inbox) {
        return new StreamSettings(watchers, ring, buffer, inbox, Duration.ofMillis(50), Duration.ofSeconds(1));
    }

    @AfterEach
    void stop() {
        browser.close();
    }

    @Test
    void sendsWhatHappens() throws Exception {
        try (var stream = watch("", "")) {
            fund.publish(alarm("one"));

            Event event = stream.next(Event::isNumbered);

            assertThat(event.name()).isEqualTo("alarm");
            assertThat(event.data())
                    .isEqualTo(
                            "{\"sequence\":1,\"toldAtMs\":8,\"atMs\":7,\"severity\":\"info\",\"kind\":\"TEST\",\"symbol\":\"*\","
                                    + "\"text\":\"one\"}");
        }
    }

    @Test
    void resumesAfterTheLastEventThatWasSeen() throws Exception {
        String seen;
        try (var stream = watch("", "")) {
            fund.publish(alarm("one"));
            seen = stream.next(Event::isNumbered).id();
        }
        fund.publish(alarm("two"));
        fund.publish(alarm("three"));

        try (var stream = watch("", seen)) {
            assertThat(stream.next(Event::isNumbered).data()).contains("two");
            assertThat(stream.next(Event::isNumbered).data()).contains("three");
        }
    }

    @Test
    void saysThatEventsInBetweenAreGone() throws Exception {
        try (var stream = watch("", "otherlife-12")) {
            assertThat(stream.next(event -> !event.name().isEmpty()).name()).isEqualTo("reset");
        }
    }

    @Test
    void showsANewcomerTheNewestNotableEvents() throws Exception {
        try (var first = watch("", "")) {
            fund.publish(alarm("one"));
            fund.publish(alarm("two"));
            fund.publish(decision(true));
            first.next(event -> event.name().equals("decision"));
        }

        try (var stream = watch("?newest=1", "")) {
            assertThat(stream.next(Event::isNumbered).data()).contains("two");
        }
    }

    @Test
    void leavesOutHoldsForWhoeverDoesNotWantThem() throws Exception {
        try (var stream = watch("?holds=false", "")) {
            fund.publish(decision(true));
            fund.publish(decision(false));

            assertThat(stream.next(Event::isNumbered).data()).contains("\"hold\":false");
        }
    }

    @Test
    void conflatesSnapshotsToTheLast() throws Exception {
        browser.close();
        browser = new Browser(fund, TestSettings.with(0, sizes(2, 64, 10_000, 100_000)));
        try (var stream = watch("", "")) {
            for (int bar = 0; bar < 500; bar++) fund.step();
            var statuses = new ArrayList<String>();
            do {
                statuses.add(stream.next(event -> event.name().equals("status")).data());
            } while (!statuses.getLast().contains("\"tick\":500,"));

            assertThat(statuses).hasSizeLessThan(100);
        }
        assertThat(json(browser.get("/api/v1/equity"))).isNotEmpty();
    }

    @Test
    void dropsAWatcherThatIsTooSlowWithoutWaitingForIt() throws Exception {
        String text = "x".repeat(2_000);
        try (var stream = watch("", "")) {
            for (int number = 0; number < 20_000; number++) fund.publish(alarm(text));

            assertThat(stream.toTheEnd()).isLessThan(20_000);
        }
        try (var again = watch("?newest=1", "")) {
            assertThat(again.next(Event::isNumbered).data()).contains(text);
        }
    }

    @Test
    void showsSignsOfLifeWhenNothingHappens() throws Exception {
        try (var stream = watch("", "")) {
            assertThat(stream.nextComment()).startsWith(": at least every ").endsWith(" ms");
            assertThat(stream.nextComment()).isEqualTo(":");
        }
    }

    @Test
    void hasRoomForSoManyWatchers() throws Exception {
        try (var one = watch("", "");
                var two = watch("", "")) {
            HttpResponse<String> third = browser.get("/api/v1/events");

            assertThat(one).isNotSameAs(two);
            assertThat(third.statusCode()).isEqualTo(503);
            assertThat(json(third).get("detail").textValue()).isEqualTo("too many watchers");
        }
    }

    private static EventView alarm(String text) {
        return new EventView.Alarm(new AlarmView(1, 8, 7L, "info", "TEST", "*", text));
    }

    private static EventView decision(boolean hold) {
        double no = Double.NaN;
        return new EventView.Decision(new DecisionView(
                1,
                "d",
                "BTCUSDT",
                null,
                1,
                7,
                hold ? "HOLD" : "CLOSE",
                hold,
                false,
                null,
                null,
                no,
                1,
                no,
                no,
                List.of(),
                List.of(),
                null,
                null,
                null));
    }

    private Stream watch(String query, String lastEventId) {
        var request = browser.request("/api/v1/events" + query).timeout(Duration.ofSeconds(30));
        if (!lastEventId.isEmpty()) request.header("Last-Event-ID", lastEventId);
        var response = browser.open(request);
        assertThat(response.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        return new Stream(new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8)));
    }

    private record Event(String id, String name, String data) {
        boolean isNumbered() {
            return !id.isEmpty();
        }
    }

    private record Stream(BufferedReader lines) implements AutoCloseable {

        Event next(Predicate<Event> wanted) throws IOException {
            String id = "";
            String name = "";
            String data = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) id = line.substring(4);
                if (line.startsWith("event: ")) name = line.substring(7);
                if (line.startsWith("data: ")) data = line.substring(6);
                if (!line.isEmpty()) continue;
                var event = new Event(id, name, data);
                if (wanted.test(event)) return event;
                id = "";
                name = "";
                data = "";
            }
            throw new IllegalStateException("the stream ended");
        }

        String nextComment() throws IOException {
            String line = lines.readLine();
            while (line != null && !line.startsWith(":")) line = lines.readLine();
            return String.valueOf(line);
        }

        long toTheEnd() throws IOException {
            long events = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) events++;
            }
            return events;
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
