package io.quantumtrader.persistence.whatif;

/**
 * How often production's limits, judging the model's book, come to what production decided over its own.
 *
 * @param judged opening decisions that were judged again
 * @param agreed those that came out the same, open or refused
 */
public record Agreement(int judged, int agreed) {}
