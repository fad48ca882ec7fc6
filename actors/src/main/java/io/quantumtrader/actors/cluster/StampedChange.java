package io.quantumtrader.actors.cluster;

import io.quantumtrader.actors.safety.LadderChange;
import io.quantumtrader.actors.wire.Message;

/** A change of one copy of the ladder, and when it was made. */
public record StampedChange(Stamp stamp, LadderChange change) implements Message {}
