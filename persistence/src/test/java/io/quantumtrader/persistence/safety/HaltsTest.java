package io.quantumtrader.persistence.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.kernel.kill.Halt;
import io.quantumtrader.kernel.kill.ReleaseProposal;
import java.util.List;
import org.junit.jupiter.api.Test;

class HaltsTest {

    private static final ReleaseProposal ADA = new ReleaseProposal("halt-1", "ada", "odd fills", 1_000);
    private static final Halt HALT = new Halt("halt-1", Halt.VENUE, List.of("ada", "bob"), false, "seen too", 2_000);

    @Test
    void keepsTheFirstPersonsWordWhileTheHaltStands() {
        var standing = Halts.NONE.proposed(ADA).activated(HALT);

        assertThat(standing.first()).contains(ADA);
        assertThat(standing.proposal()).isEmpty();
        assertThat(standing.proposed(new ReleaseProposal("halt-1", "bob", "well again", 3_000))
                        .first())
                .contains(ADA);
        assertThat(standing.released().first()).isEmpty();
    }

    @Test
    void aWordThatDidNotSetTheHaltIsNotTakenForIts() {
        var stranger = new ReleaseProposal("halt-1", "eve", "lapsed", 0);

        assertThat(Halts.NONE.proposed(stranger).activated(HALT).first()).isEmpty();
        assertThat(Halts.NONE.activated(HALT).first()).isEmpty();
    }
}
