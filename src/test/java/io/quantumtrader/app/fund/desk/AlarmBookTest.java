package io.quantumtrader.app.fund.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.safety.SafetyAlarm;
import io.quantumtrader.actors.safety.SafetyAlarm.Kind;
import io.quantumtrader.http.request.AlarmPage;
import io.quantumtrader.http.view.AlarmView;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An alarm is there for whoever looks later, whether anybody listened when it was told. */
class AlarmBookTest {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final AlarmPage ALL = new AlarmPage(1000, Long.MAX_VALUE);

    private final AlarmBook book = new AlarmBook(InstantSource.fixed(NOW));

    @Test
    void keepsWhatWasToldBeforeAnybodyListened_andNoTimeBeforeTheFirstTick() {
        var announcer = new Announcer(book);
        announcer.raise(new SafetyAlarm(Kind.DISK_LOW, 3, 4, "3 bytes left"));
        announcer.played(1, 77, 0);
        announcer.raise(new SafetyAlarm(Kind.SILENCE, 3, 4, "AAAUSDT"));

        var told = announcer.alarms(ALL);

        assertThat(told.sinceMs()).isEqualTo(NOW.toEpochMilli());
        assertThat(told.told()).isEqualTo(2);
        assertThat(told.alarms())
                .containsExactly(
                        new AlarmView(2, NOW.toEpochMilli(), 77L, "critical", "SILENCE", "*", "SILENCE: AAAUSDT"),
                        new AlarmView(
                                1, NOW.toEpochMilli(), null, "critical", "DISK_LOW", "*", "DISK_LOW: 3 bytes left"));
    }

    @Test
    void keepsTheLastTwoHundred_newestFirst_pageByPage() {
        for (int i = 1; i <= 250; i++) book.note(null, "info", "TEST", "*", "number " + i);

        assertThat(book.page(ALL).told()).isEqualTo(250);
        assertThat(numbers(ALL)).hasSize(200).startsWith(250L, 249L).endsWith(52L, 51L);
        var pages = new ArrayList<Long>();
        long before = Long.MAX_VALUE;
        for (var page = numbers(new AlarmPage(30, before));
                !page.isEmpty();
                page = numbers(new AlarmPage(30, before))) {
            pages.addAll(page);
            before = page.getLast();
        }
        assertThat(pages).isEqualTo(numbers(ALL));
    }

    private List<Long> numbers(AlarmPage page) {
        return book.page(page).alarms().stream().map(AlarmView::sequence).toList();
    }
}
