package io.quantumtrader.http.door;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a token is for. Whoever may act at all may tighten: no role stands between an operator and an exit. */
public enum Role {
    /** Looks. */
    VIEWER,
    /** Looks, opens, closes, kills and stops; releases nothing. */
    OPERATOR,
    /** Looks, closes, kills, stops and releases; opens nothing. */
    RISK_OFFICER,
    /** Everything. */
    ADMIN;

    public boolean may(Access access) {
        return switch (access) {
            case OPEN, READ, ASK -> true;
            case TIGHTEN -> this != VIEWER;
            case TRADE -> this == OPERATOR || this == ADMIN;
            case LOOSEN -> this == RISK_OFFICER || this == ADMIN;
        };
    }

    /** How it is written on the command line and in files, such as {@code risk-officer}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The role of a word, if there is one. */
    public static Optional<Role> named(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
