package io.quantumtrader.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class KnownProcessesTest {

    private static final int PATHS = 120;
    private static final long SEED = 20_261_120L;

    /** Two standard errors of a share of .85 over this many paths. */
    private static final double SLACK = 0.065;

    @TestFactory
    Stream<DynamicTest> readsKnownProcessesRight() {
        return KnownProcess.all().stream()
                .filter(process -> process.leastRight() > 0 || !process.closes().isEmpty())
                .map(process -> DynamicTest.dynamicTest(
                        process.name(),
                        () -> assertThat(KnownProcesses.Row.of(process, PATHS, SEED)
                                        .missed(SLACK))
                                .isEmpty()));
    }
}
