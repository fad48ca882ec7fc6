package io.quantumtrader.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.app.config.DiskLimits;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MachineTest {

    private static final Instant RELEASE = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void findsAClockThatIsPlainlyWrong() {
        assertThat(Machine.clock(RELEASE.minusSeconds(1), RELEASE).verdict()).isEqualTo(Finding.Verdict.FAIL);
        assertThat(Machine.clock(RELEASE, RELEASE).verdict()).isEqualTo(Finding.Verdict.OK);
    }

    @Test
    void measuresTheDiskOfAFolderThatIsNotThereYet() {
        assertThat(Machine.disk(Path.of("/no/such/folder"), new DiskLimits(1, 1))
                        .seen())
                .contains("GiB free at /");
    }

    @Test
    void failsADiskOnWhichAFundWouldOpenNothing() {
        assertThat(Machine.disk(Path.of("/"), new DiskLimits(Long.MAX_VALUE, 1)).verdict())
                .isEqualTo(Finding.Verdict.FAIL);
    }

    @Test
    void runsOnAJavaThatItApprovesOf() {
        assertThat(Machine.java().verdict()).isEqualTo(Finding.Verdict.OK);
    }

    @Test
    void saysWhatToDoOnALineOfItsOwn() {
        Finding finding = Finding.fail("port", "8080 is held", "free", "stop it");

        assertThat(finding.line())
                .startsWith("fail  port")
                .contains("8080 is held (expected: free)\n")
                .endsWith("-> stop it");
    }
}
