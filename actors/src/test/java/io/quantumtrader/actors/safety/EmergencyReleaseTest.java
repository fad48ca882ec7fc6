package io.quantumtrader.actors.safety;

import static io.quantumtrader.kernel.kill.Permission.FLATTEN;
import static io.quantumtrader.kernel.kill.Permission.TRADE;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.safety.ReleaseAnswer.Result;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.EquityPeaks;
import io.quantumtrader.persistence.safety.EmergencyBook.ReferenceMoved;
import io.quantumtrader.persistence.safety.EmergencyEvent;
import io.quantumtrader.persistence.safety.EmergencyEvent.EmergencyReleased;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The way back from an emergency stop: who gives it back, from which peaks, in which steps. */
class EmergencyReleaseTest extends EmergencyStopRig {

    @Test
    void isNotReleasedBeforeItIsFlatNorWithoutAName() {
        tick(10_000);
        fall(8_900, held("AAA", 5));

        assertThat(release("ada").results())
                .containsExactly(
                        new Result.Refused("emergency-stop-1", Reason.because(ReasonCode.RELEASE_NOT_YET, 2, 0)));
        tick(8_900, held("AAA", 0), held("BBB", 0));
        assertThat(release(" ").results())
                .containsExactly(new Result.Refused("emergency-stop-1", Reason.because(ReasonCode.RELEASE_UNNAMED)));
        assertThat(ladder.effective("main", "AAA")).isEqualTo(FLATTEN);
    }

    @Test
    void aReleaseCountsFromNewPeaksAndComesBackByConfirmedSteps() {
        flatAfterDrawdown();

        assertThat(release("ada").released()).isTrue();

        assertThat(ladder.effective("main", "AAA")).isEqualTo(TRADE);
        assertThat(ladder.sizeScale("main", "AAA")).isEqualTo(0.25);
        assertThat(view().book().peaksOf("main")).contains(new EquityPeaks(8_900, 10_000));
        assertThat(tick(8_900, held("AAA", 0), held("BBB", 0)).activated()).isFalse();
        assertThat(confirm(at() + DAY - 100_000).refusal()).isPresent();
        assertThat(confirm(at() + DAY).refusal()).isEmpty();
        assertThat(ladder.sizeScale("main", "AAA")).isEqualTo(0.5);
        assertThat(confirm(at() + 2 * DAY).refusal()).isEmpty();
        assertThat(ladder.sizeScale("main", "AAA")).isEqualTo(1);
        assertThat(confirm(at() + 3 * DAY).refusal()).contains(Reason.because(ReasonCode.RELEASE_UNKNOWN));
    }

    @Test
    void theReleaseIsWrittenWithWhoWhyAndWhatFollows() {
        flatAfterDrawdown();
        release("ada");

        assertThat(journal.persistedInStorage(EmergencyEvent.ID).getLast())
                .isInstanceOfSatisfying(EmergencyReleased.class, event -> {
                    assertThat(event.persons()).containsExactly("ada");
                    assertThat(event.why()).isEqualTo("calm");
                    assertThat(event.follows()).isEqualTo("TRADE at 0.25 of size");
                    assertThat(event.peaks()).singleElement().satisfies(peak -> {
                        assertThat(peak.reference()).isEqualTo(8_900);
                        assertThat(peak.allTime()).isEqualTo(10_000);
                    });
                });
    }

    @Test
    void guardsThatMissedTheReleaseDoNotPullItAgainAndAreToldOfItUntilTheyKnow() {
        flatAfterDrawdown();
        release("ada");
        long releasedMs =
                Objects.requireNonNull(view().book().references().get("main")).atMs();
        restart();

        var behind = guardsWant(Long.MIN_VALUE);
        assertThat(behind.activated()).isFalse();
        assertThat(behind.untold()).contains(new ReferenceMoved("ada", "calm", releasedMs));
        assertThat(ladder.effective("main", "AAA")).isEqualTo(TRADE);

        var informed = guardsWant(releasedMs);
        assertThat(informed.untold()).isEmpty();
        assertThat(informed.activated()).isTrue();
    }

    @Test
    void theWayBackSurvivesARestartAndEndsWithTheNextActivation() {
        flatAfterDrawdown();
        release("ada");

        restart();
        assertThat(ladder.sizeScale("main", "AAA")).isEqualTo(0.25);
        tick(8_900);
        fall(8_000);

        assertThat(ladder.effective("main", "AAA")).isEqualTo(FLATTEN);
        assertThat(view().book().stepUps()).isEmpty();
    }
}
