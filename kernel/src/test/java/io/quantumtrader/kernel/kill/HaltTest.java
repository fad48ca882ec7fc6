package io.quantumtrader.kernel.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.kernel.Edges;
import java.util.List;
import org.junit.jupiter.api.Test;

class HaltTest {

    private static final Halt HALT = new Halt(Halt.id(1), Halt.VENUE, List.of("ada", "ben"), false, "venue fault", 0);

    @Test
    void isNumberedSoThatItIsToldFromEveryOtherLatch() {
        assertThat(Halt.id(3)).isEqualTo("halt-3");
        assertThat(Halt.isId("halt-3")).isTrue();
        assertThat(Halt.isId("ess-3")).isFalse();
    }

    @Test
    void isSetBySomebodyWhoSaysWhy() {
        Edges.of(HALT)
                .takes("persons", List.of("ada"))
                .refuses("persons", "halt.persons", List.of())
                .refuses("why", "halt.why", "", " ")
                .refuses("id", "halt.id", "ess-1");
    }

    @Test
    void asksForItsOwnPhraseAndKeepsTheRestOfTheCeremony() {
        var rules = KillDefaults.ONE_PERSON;

        var ofHalt = rules.withPhrase(Halt.PHRASE);

        assertThat(ofHalt).isEqualTo(new ReleaseRules(1, "HALT", rules.delayMs(), rules.validMs()));
    }

    @Test
    void aProposalLapsesAfterItsTime() {
        var rules = KillDefaults.TWO_PERSONS;
        var proposal = new ReleaseProposal("halt-1", "ada", "venue is back", 1_000);

        assertThat(proposal.untilMs(rules)).isEqualTo(1_000 + rules.validMs());
        assertThat(proposal.valid(proposal.untilMs(rules), rules)).isTrue();
        assertThat(proposal.valid(proposal.untilMs(rules) + 1, rules)).isFalse();
    }
}
