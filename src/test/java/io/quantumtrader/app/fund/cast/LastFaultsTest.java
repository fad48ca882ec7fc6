package io.quantumtrader.app.fund.cast;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.kernel.kill.Fault;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which silent symbols nobody manages. */
class LastFaultsTest {

    private final LastFaults faults = new LastFaults();

    @Test
    void aSymbolThatFellByOurOwnCodeCountsAsLongAsItIsSilent() {
        faults.failed("AAA", Fault.CODE, 1);

        silent(1, "AAA");
        silent(2, "AAA");
        assertThat(faults.ofOurCode("AAA")).isTrue();

        silent(3);
        assertThat(faults.ofOurCode("AAA")).isFalse();
    }

    @Test
    void oneThatFellAfterItAnsweredInTheSameTickCountsFromTheNext() {
        faults.failed("AAA", Fault.CODE, 1);

        silent(1);
        silent(2, "AAA");

        assertThat(faults.ofOurCode("AAA")).isTrue();
    }

    @Test
    void theLastFaultCounts() {
        faults.failed("AAA", Fault.CODE, 1);
        faults.failed("AAA", Fault.JOURNAL, 2);
        faults.failed("BBB", Fault.OTHER, 2);
        faults.failed("CCC", Fault.JOURNAL, 2);
        faults.failed("CCC", Fault.CODE, 2);

        assertThat(List.of("AAA", "BBB", "CCC", "DDD"))
                .filteredOn(faults::ofOurCode)
                .containsExactly("CCC");
    }

    @Test
    void oneThatWaitsForItsVenueAfterABugIsNotLeftAloneByOurCode() {
        faults.failed("AAA", Fault.CODE, 1);
        silent(1, "AAA");
        faults.failed("AAA", Fault.OTHER, 1);

        silent(2, "AAA");
        silent(3, "AAA");

        assertThat(faults.ofOurCode("AAA")).isFalse();
    }

    private void silent(long tick, String... symbols) {
        faults.silent(new TreeSet<>(List.of(symbols)), tick);
    }
}
