package io.quantumtrader.actors.wire;

/**
 * A message that may go to another node, whose program may be older or newer: a record of plain values. A field that is added is
 * optional or told by a migration, one that is taken away is ignored by those that still send it.
 */
public interface Message {}
