package io.quantumtrader.actors.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.kill.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Several causes restrict everything together; none takes another's restriction back. */
class DoubtsTest {

    private final Ladder ladder = new Ladder(alarm -> {}, Set.of());

    @Test
    void whatOneCauseEndsTheOtherKeeps() {
        ladder.doubts().raise(Reason.because(ReasonCode.JOURNAL_AWAY), 10);
        ladder.doubts().raise(Reason.because(ReasonCode.DISK_LOW, 5, 9), 20);

        assertThat(verdicts()).singleElement().satisfies(verdict -> {
            assertThat(verdict.permission()).isEqualTo(Permission.REDUCE_ONLY);
            assertThat(verdict.sinceMs()).isEqualTo(10);
            assertThat(verdict.reasons())
                    .extracting(Reason::code)
                    .containsExactly(ReasonCode.JOURNAL_AWAY, ReasonCode.DISK_LOW);
        });

        ladder.doubts().settle(ReasonCode.JOURNAL_AWAY);
        assertThat(verdicts()).singleElement().satisfies(verdict -> {
            assertThat(verdict.sinceMs()).isEqualTo(20);
            assertThat(verdict.reasons()).extracting(Reason::code).containsExactly(ReasonCode.DISK_LOW);
        });

        ladder.doubts().settle(ReasonCode.DISK_LOW);
        assertThat(verdicts()).isEmpty();
        assertThat(ladder.effective("main", "AAA")).isEqualTo(Permission.TRADE);
    }

    @Test
    void newNumbersKeepTheTimeSinceWhenItStands() {
        ladder.doubts().raise(Reason.because(ReasonCode.DISK_LOW, 5, 9), 20);
        ladder.doubts().raise(Reason.because(ReasonCode.DISK_LOW, 4, 9), 30);

        assertThat(verdicts()).singleElement().satisfies(verdict -> {
            assertThat(verdict.sinceMs()).isEqualTo(20);
            assertThat(verdict.reasons()).containsExactly(Reason.because(ReasonCode.DISK_LOW, 4, 9));
        });
    }

    @Test
    void settlingWhatDoesNotStandTakesNothingBack() {
        ladder.doubts().raise(Reason.because(ReasonCode.JOURNAL_AWAY), 10);

        ladder.doubts().settle(ReasonCode.DISK_LOW);

        assertThat(verdicts()).hasSize(1);
    }

    private List<Verdict> verdicts() {
        return ladder.state().verdicts(Scope.everything());
    }

    @Test
    void areToldApartFromWhatOtherCopiesHearOf() {
        var alone = new ArrayList<Scope>();
        ladder.onTighteningHereAlone(alone::add);

        ladder.tighten(SafetyDefaults.latch("kill", Scope.everything(), Permission.REDUCE_ONLY));
        assertThat(alone).isEmpty();
        ladder.release("kill");

        ladder.doubts().raise(Reason.because(ReasonCode.DISK_LOW, 5, 9), 20);
        assertThat(alone).containsExactly(Scope.everything());
    }
}
