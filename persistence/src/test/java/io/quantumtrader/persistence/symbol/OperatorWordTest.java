package io.quantumtrader.persistence.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OperatorWordTest {

    @Test
    void whoAndWhyAreReadBackAsTheyWereSaid() {
        var word = new OperatorWord("ann", "taking profit before CPI: half of it");

        assertThat(word.text()).isEqualTo("operator ann: taking profit before CPI: half of it");
        assertThat(OperatorWord.in(word.text())).contains(word);
    }

    @Test
    void rowsWithoutAReasonAreStillRead() {
        assertThat(OperatorWord.in("operator ann")).contains(new OperatorWord("ann", ""));
        assertThat(new OperatorWord("ann", "  ").text()).isEqualTo("operator ann");
    }

    @Test
    void whatNoOperatorCausedIsNoWord() {
        assertThat(OperatorWord.in("strategy")).isEmpty();
        assertThat(OperatorWord.in("ladder, kill switch")).isEmpty();
    }

    @Test
    void aReasonIsOneLine() {
        assertThat(new OperatorWord("ann", " one\r\ntwo\u2028three\tfour\u0007five\u0085 ").why())
                .isEqualTo("one two three four five");
    }

    @Test
    void aLongReasonIsCutAndSaysSo_neverWithinACharacter() {
        String smile = "\uD83D\uDE00";

        var word = new OperatorWord("ann", smile.repeat(300));

        assertThat(word.why()).isEqualTo(smile.repeat(OperatorWord.LONGEST_WHY - 1) + "\u2026");
        assertThat(new OperatorWord("ann", word.why())).isEqualTo(word);
    }
}
