package io.quantumtrader.app.drill.model;

/** What may still happen of what is bounded by a number. */
record Left(
        int entries,
        int verdicts,
        boolean looseVerdict,
        int losses,
        int crashes,
        int repeats,
        int delays,
        int refusals,
        int unanswered) {

    private static final int WIDTH = 6;

    static Left of(Bounds bounds) {
        return new Left(
                bounds.entries(),
                bounds.verdicts(),
                bounds.verdicts() > 0,
                bounds.losses(),
                bounds.crashes(),
                bounds.repeats(),
                bounds.delays(),
                bounds.refusals(),
                bounds.unanswered());
    }

    Left lessEntry() {
        return new Left(entries - 1, verdicts, looseVerdict, losses, crashes, repeats, delays, refusals, unanswered);
    }

    Left lessVerdict() {
        return new Left(entries, verdicts - 1, looseVerdict, losses, crashes, repeats, delays, refusals, unanswered);
    }

    Left lessLooseVerdict() {
        return new Left(entries, verdicts, false, losses, crashes, repeats, delays, refusals, unanswered);
    }

    Left lessLoss() {
        return new Left(entries, verdicts, looseVerdict, losses - 1, crashes, repeats, delays, refusals, unanswered);
    }

    Left lessCrash() {
        return new Left(entries, verdicts, looseVerdict, losses, crashes - 1, repeats, delays, refusals, unanswered);
    }

    Left lessRepeat() {
        return new Left(entries, verdicts, looseVerdict, losses, crashes, repeats - 1, delays, refusals, unanswered);
    }

    Left lessDelay() {
        return new Left(entries, verdicts, looseVerdict, losses, crashes, repeats, delays - 1, refusals, unanswered);
    }

    Left lessRefusal() {
        return new Left(entries, verdicts, looseVerdict, losses, crashes, repeats, delays, refusals - 1, unanswered);
    }

    Left lessUnanswered() {
        return new Left(entries, verdicts, looseVerdict, losses, crashes, repeats, delays, refusals, unanswered - 1);
    }

    long bits() {
        long bits = Bits.push(entries, verdicts, WIDTH);
        bits = Bits.push(bits, looseVerdict);
        bits = Bits.push(bits, losses, WIDTH);
        bits = Bits.push(bits, crashes, WIDTH);
        bits = Bits.push(bits, repeats, WIDTH);
        bits = Bits.push(bits, delays, WIDTH);
        bits = Bits.push(bits, refusals, WIDTH);
        return Bits.push(bits, unanswered, WIDTH);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Left one && one.bits() == bits());
    }

    @Override
    public int hashCode() {
        return Bits.hash(bits());
    }
}
