package io.quantumtrader.app.fund;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.app.command.QuantumTrader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The emergency stop of a whole fund by the command line: pulled, released, and back to full size, step by step. */
class EmergencyOverHttpTest {

    @TempDir
    private Path data;

    @Test
    void isPulledReleasedAndSteppedUpByTheCommandLine() throws IOException {
        token("ada", TwoOperatorsFund.ADA);
        try (var fund = playedTo(300)) {
            String pulled = qt(fund, "emergency-stop", "--reason", "get me out", "--as", "ada");
            String again = qt(fund, "emergency-stop", "--reason", "get me out, now", "--as", "ada");
            String nothing = qt(fund, "step-up", "--reason", "quiet", "--as", "ada");
            String elsewhere = qt(fund, "emergency-stop", "--scope", "other", "--as", "ada");
            String unknown = qt(fund, "emergency-stop", "--scope", "main/NONE", "--as", "ada");

            assertThat(pulled).startsWith("0 permission FLATTEN").contains("emergency-stop-1");
            assertThat(pulled).doesNotContain("pulled again");
            assertThat(again).startsWith("0 ").contains("pulled again: emergency-stop-1 stands since 20");
            assertThat(nothing).startsWith("1 ").contains("there is no step of size to confirm for `*`, nor for");
            assertThat(elsewhere)
                    .startsWith("1 ")
                    .contains("unknown scope `other`: expected *, main or main/SYMBOL; traded here are ");
            assertThat(unknown).startsWith("1 ").contains("unknown symbol `NONE`; traded here are ");
        }
        try (var fund = playedTo(400)) {
            String released = qt(fund, "release", "--latch", "emergency-stop-1", "--reason", "mended", "--as", "ada");
            String ladder = qt(fund, "ladder");
            String early = qt(fund, "step-up", "--reason", "quiet", "--as", "ada");

            assertThat(released).startsWith("0 ").contains("released emergency-stop-1", " at 0.25 of size follows");
            assertThat(ladder).contains("step-up of *: 25 % of size since", "50 % may be confirmed from");
            assertThat(early).startsWith("1 ").contains("EMERGENCY_STOP refuses", "milliseconds of this step");
        }
        try (var fund = playedTo(500)) {
            String confirmed = qt(fund, "step-up", "--reason", "quiet", "--as", "ada", "--json");
            String wrong = qt(fund, "step-up", "--scope", "main", "--reason", "quiet", "--as", "ada");

            assertThat(confirmed).startsWith("0 {").contains("\"fraction\" : 0.5", "\"nextFraction\" : 1.0");
            assertThat(wrong).startsWith("1 ").contains("for `main`; there is one for `*`");
        }
    }

    private TwoOperatorsFund playedTo(int ticks) {
        return new TwoOperatorsFund(data, Map.of("market.ticks", "" + ticks, "market.warm-up-ticks", "" + ticks));
    }

    private void token(String name, String secret) throws IOException {
        Path file = Files.createFile(
                data.resolve(name), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, secret);
    }

    private String qt(TwoOperatorsFund fund, String... words) {
        var said = new StringWriter();
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--url", fund.page().toString(), "--data", data.toString()));
        all.addAll(List.of("--set", "http.operators.ada=file:ada", "--set", "http.operators.bob=file:bob"));
        int code = QuantumTrader.commandLine(new WholeFund())
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute(all.toArray(String[]::new));
        return code + " " + said;
    }
}
