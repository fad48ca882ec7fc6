package io.quantumtrader.kernel.kill;

import static io.quantumtrader.kernel.kill.KillDefaults.ONE_PERSON;
import static io.quantumtrader.kernel.kill.KillDefaults.TWO_PERSONS;
import static io.quantumtrader.kernel.kill.Permission.FLATTEN;
import static io.quantumtrader.kernel.kill.Permission.REDUCE_ONLY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantumtrader.kernel.Property;
import io.quantumtrader.kernel.check.InvalidInput;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.ReleaseCeremony.Granted;
import io.quantumtrader.kernel.kill.ReleaseCeremony.Outcome;
import io.quantumtrader.kernel.kill.ReleaseCeremony.Proposed;
import io.quantumtrader.kernel.kill.ReleaseCeremony.Refused;
import io.quantumtrader.kernel.kill.ReleaseCeremony.Request;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReleaseCeremonyTest {

    @Test
    void oneOperatorReleasesReduceOnly() {
        assertThat(judge(TWO_PERSONS, REDUCE_ONLY, Optional.empty(), word("ada", "", 0)))
                .isEqualTo(new Granted(List.of("ada"), false));
    }

    @Test
    void flattenTakesTwoDifferentPersons() {
        var proposed = (Proposed) judge(TWO_PERSONS, FLATTEN, Optional.empty(), word("ada", "", 0));

        assertThat(judge(TWO_PERSONS, FLATTEN, Optional.of(proposed.proposal()), word("bob", "", 1)))
                .isEqualTo(new Granted(List.of("ada", "bob"), false));
    }

    @Test
    void aSelfApprovalIsRefusedHoweverTheNameIsWritten() {
        var open = Optional.of(new ReleaseProposal("one", "ada", "calm", 0));

        for (String name : List.of("ada", " Ada ", "ADA")) {
            assertThat(judge(TWO_PERSONS, FLATTEN, open, word(name, "", 90_000)))
                    .isEqualTo(new Refused(Reason.because(ReasonCode.RELEASE_SELF_APPROVAL, 1, 2)));
        }
    }

    @Test
    void anOldProposalCannotBeApproved() {
        var open = Optional.of(new ReleaseProposal("one", "ada", "calm", 0));

        assertThat(judge(TWO_PERSONS, FLATTEN, open, word("bob", "", 600_001))).isInstanceOf(Proposed.class);
    }

    @Test
    void aProposalForAnotherLatchDoesNotCount() {
        var open = Optional.of(new ReleaseProposal("two", "ada", "calm", 0));

        assertThat(judge(TWO_PERSONS, FLATTEN, open, word("bob", "", 1))).isInstanceOf(Proposed.class);
    }

    @Test
    void aSinglePersonTypesThePhraseWaitsAndConfirms() {
        assertThat(judge(ONE_PERSON, FLATTEN, Optional.empty(), word("ada", "please", 0)))
                .isEqualTo(refused(ReasonCode.RELEASE_PHRASE));
        var proposed = (Proposed) judge(ONE_PERSON, FLATTEN, Optional.empty(), word("ada", " RELEASE ", 0));
        assertThat(proposed.earliestMs()).isEqualTo(60_000);
        var open = Optional.of(proposed.proposal());

        assertThat(judge(ONE_PERSON, FLATTEN, open, word("ada", "", 59_999)))
                .isEqualTo(new Refused(Reason.because(ReasonCode.RELEASE_TOO_EARLY, 59_999, 60_000)));
        assertThat(judge(ONE_PERSON, FLATTEN, open, word("ada", "", 60_000)))
                .isEqualTo(new Granted(List.of("ada"), true));
    }

    @Test
    void aReleaseWithoutANameIsRefused() {
        assertThat(judge(ONE_PERSON, REDUCE_ONLY, Optional.empty(), word(" ", "RELEASE", 0)))
                .isEqualTo(refused(ReasonCode.RELEASE_UNNAMED));
    }

    @Test
    void aFlattenNeverEndsWithoutItsPersons() {
        Property.check("E13 a release needs the named persons", 3_000, random -> {
            boolean two = random.nextBoolean();
            var rules = two ? TWO_PERSONS : ONE_PERSON;
            Optional<ReleaseProposal> open = Optional.empty();
            var spoke = new HashSet<String>();
            long now = 0;
            for (int i = 0; i < 12; i++) {
                now += random.nextInt(90_000);
                var word = word(
                        RandomVerdicts.pick(random, List.of("ada", "bob", "eve", "")),
                        random.nextBoolean() ? "RELEASE" : "",
                        now);
                switch (judge(rules, FLATTEN, open, word)) {
                    case Proposed(var proposal, var earliest) -> {
                        open = Optional.of(proposal);
                        spoke.add(word.who());
                    }
                    case Granted(var persons, var single) -> {
                        assertThat(persons).doesNotContain("").doesNotHaveDuplicates();
                        assertThat(open).isPresent();
                        assertThat(spoke).contains(persons.getFirst());
                        if (two) assertThat(persons).hasSize(2);
                        else assertThat(now - open.get().atMs()).isGreaterThanOrEqualTo(60_000);
                        assertThat(single).isEqualTo(persons.size() == 1);
                        return;
                    }
                    case Refused refused ->
                        assertThat(refused.reason().code().name()).startsWith("RELEASE_");
                }
            }
        });
    }

    @Test
    void rulesSayEverythingThatIsWrongWithThem() {
        assertThatThrownBy(() -> new ReleaseRules(3, " ", -1, -1))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        invalid -> assertThat(invalid.violations())
                                .extracting("field")
                                .containsExactly(
                                        "release.persons", "release.phrase", "release.delay", "release.valid-for"));
    }

    @Test
    void aProposalCountsFromItsMomentUntilItsLastMillisecond() {
        var open = Optional.of(new ReleaseProposal("one", "ada", "calm", 1_000));

        assertThat(judge(TWO_PERSONS, FLATTEN, open, word("bob", "", 1_000))).isInstanceOf(Granted.class);
        assertThat(judge(TWO_PERSONS, FLATTEN, open, word("bob", "", 601_000))).isInstanceOf(Granted.class);
        assertThat(judge(TWO_PERSONS, FLATTEN, open, word("bob", "", 601_001))).isInstanceOf(Proposed.class);
        assertThat(judge(TWO_PERSONS, FLATTEN, open, word("bob", "", 999))).isInstanceOf(Proposed.class);
    }

    private static Outcome judge(
            ReleaseRules rules, Permission latched, Optional<ReleaseProposal> open, Request request) {
        return ReleaseCeremony.judge(rules, latched, open, request);
    }

    private static Request word(String who, String phrase, long atMs) {
        return new Request("one", who, "calm again", phrase, atMs);
    }

    private static Refused refused(ReasonCode code) {
        return new Refused(Reason.because(code));
    }
}
