package io.quantumtrader.app.drill.model;

/** What may still happen of what is bounded by a number. */
record Left(int entries, int verdicts, boolean looseVerdict, int losses, int crashes, int repeats, int delays) {

    static Left of(Bounds bounds) {
        return new Left(
                bounds.entries(),
                bounds.verdicts(),
                bounds.verdicts() > 0,
                bounds.losses(),
                bounds.crashes(),
                bounds.repeats(),
                bounds.delays());
    }

    Left lessEntry() {
        return new Left(entries - 1, verdicts, looseVerdict, losses, crashes, repeats, delays);
    }

    Left lessVerdict() {
        return new Left(entries, verdicts - 1, looseVerdict, losses, crashes, repeats, delays);
    }

    Left lessLooseVerdict() {
        return new Left(entries, verdicts, false, losses, crashes, repeats, delays);
    }

    Left lessLoss() {
        return new Left(entries, verdicts, looseVerdict, losses - 1, crashes, repeats, delays);
    }

    Left lessCrash() {
        return new Left(entries, verdicts, looseVerdict, losses, crashes - 1, repeats, delays);
    }

    Left lessRepeat() {
        return new Left(entries, verdicts, looseVerdict, losses, crashes, repeats - 1, delays);
    }

    Left lessDelay() {
        return new Left(entries, verdicts, looseVerdict, losses, crashes, repeats, delays - 1);
    }

    long bits() {
        long bits = Bits.push(entries, verdicts, 3);
        bits = Bits.push(bits, looseVerdict);
        bits = Bits.push(bits, losses, 3);
        bits = Bits.push(bits, crashes, 3);
        bits = Bits.push(bits, repeats, 3);
        return Bits.push(bits, delays, 3);
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
