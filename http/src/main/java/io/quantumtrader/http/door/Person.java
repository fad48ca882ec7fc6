package io.quantumtrader.http.door;

/**
 * Who a token stands for.
 *
 * @param name as it is recorded with what they do
 * @param role what they may do
 */
public record Person(String name, Role role) {

    /** Who reads without a token. */
    public static final Person NOBODY = new Person("", Role.VIEWER);
}
