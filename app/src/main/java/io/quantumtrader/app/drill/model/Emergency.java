package io.quantumtrader.app.drill.model;

import io.quantumtrader.kernel.kill.EmergencyProcess;
import io.quantumtrader.kernel.kill.EmergencyStep;
import io.quantumtrader.kernel.kill.FlatReport;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The emergency stop: what its process is made of, and words of the venue.
 *
 * @param running whether a process stands
 * @param step how far it got
 * @param attempts how often the step's instruction was given; more than an alarm takes counts as that many, for the process
 *     does not tell them apart
 * @param nextAt tick of the next attempt
 * @param word the last word of the venue that it holds
 * @param alarmed whether an operator was told that it does not get flat
 * @param newest the newest word of the venue since the activation that reached it; told by the model
 * @param sinceAt tick of the activation
 * @param late a word that is still on its way
 */
record Emergency(
        boolean running,
        EmergencyStep step,
        int attempts,
        int nextAt,
        Word word,
        boolean alarmed,
        Word newest,
        int sinceAt,
        Word late) {

    static final int ALARM_ATTEMPTS = 2;

    static final Emergency NONE =
            new Emergency(false, EmergencyStep.ACTIVATED, 0, 0, Word.NONE, false, Word.NONE, 0, Word.NONE);

    /**
     * The venue's word.
     *
     * @param known whether there is one
     * @param answered whether the venue answered at all
     * @param held lots
     * @param resting orders that would open
     * @param at tick of the answer
     */
    record Word(boolean known, boolean answered, int held, int resting, int at) {

        static final Word NONE = new Word(false, false, 0, 0, 0);

        static Word silence(int at) {
            return new Word(true, false, 0, 0, at);
        }

        boolean flat() {
            return known && answered && held == 0 && resting == 0;
        }

        long push(long before) {
            long bits = Bits.push(Bits.push(before, known), answered);
            bits = Bits.push(bits, held + 2, 4);
            return Bits.push(Bits.push(bits, resting, 1), at, 5);
        }

        FlatReport report() {
            return new FlatReport(
                    Gates.PORTFOLIO, Gates.SYMBOL, answered ? held : Double.NaN, answered ? resting : -1, at);
        }

        static Word of(FlatReport report) {
            boolean answered = Double.isFinite(report.signedQuantity());
            return new Word(
                    true,
                    answered,
                    answered ? (int) report.signedQuantity() : 0,
                    answered ? report.restingEntries() : 0,
                    (int) report.atMs());
        }
    }

    Emergency activated(int now) {
        return new Emergency(true, EmergencyStep.ACTIVATED, 0, now, Word.NONE, false, Word.NONE, now, late);
    }

    EmergencyProcess process() {
        var symbols = new TreeSet<String>();
        symbols.add(Gates.PORTFOLIO + "/" + Gates.SYMBOL);
        var reports = new TreeMap<String, FlatReport>();
        if (word.known()) reports.put(word.report().key(), word.report());
        return new EmergencyProcess(
                Gates.EMERGENCY, Gates.OF_PORTFOLIO, sinceAt, step, attempts, nextAt, symbols, reports);
    }

    Emergency with(EmergencyProcess process) {
        var known =
                process.reports().values().stream().map(Word::of).findFirst().orElse(Word.NONE);
        return new Emergency(
                running,
                process.step(),
                Math.min(process.attempts(), ALARM_ATTEMPTS),
                (int) process.nextAttemptMs(),
                known,
                alarmed,
                newest,
                sinceAt,
                late);
    }

    /** A word reached it; what it makes of it is its own affair. */
    Emergency reached(Word one) {
        boolean news = one.at() >= sinceAt && one.at() >= newest.at();
        return new Emergency(running, step, attempts, nextAt, word, alarmed, news ? one : newest, sinceAt, late);
    }

    Emergency alarm() {
        return new Emergency(running, step, attempts, nextAt, word, true, newest, sinceAt, late);
    }

    Emergency forgetful() {
        return new Emergency(running, step, attempts, nextAt, Word.NONE, alarmed, Word.NONE, sinceAt, late);
    }

    Emergency late(Word one) {
        return new Emergency(running, step, attempts, nextAt, word, alarmed, newest, sinceAt, one);
    }

    Emergency ended() {
        return NONE.late(late);
    }

    long bits() {
        long bits = Bits.push(running ? 1 : 0, step, 3);
        bits = Bits.push(bits, attempts, 2);
        bits = Bits.push(bits, nextAt, 5);
        bits = word.push(bits);
        bits = Bits.push(bits, alarmed);
        bits = newest.push(bits);
        bits = Bits.push(bits, sinceAt, 5);
        return late.push(bits);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Emergency one && one.bits() == bits());
    }

    @Override
    public int hashCode() {
        return Bits.hash(bits());
    }
}
