package io.quantumtrader.http.view;

import io.quantumtrader.http.door.Access;
import io.quantumtrader.http.door.Role;

/**
 * Whose token a request carries, and what it may do.
 *
 * @param who name as it is recorded with what they do; empty without a token
 * @param role {@code viewer}, {@code operator}, {@code risk-officer} or {@code admin}; {@code viewer} without a token
 * @param opens whether it may open positions
 * @param tightens whether it may close, kill and stop
 * @param loosens whether it may release, confirm steps and halt
 */
public record PersonView(String who, String role, boolean opens, boolean tightens, boolean loosens) {

    public static PersonView of(String who, Role role) {
        return new PersonView(
                who, role.word(), role.may(Access.TRADE), role.may(Access.TIGHTEN), role.may(Access.LOOSEN));
    }
}
