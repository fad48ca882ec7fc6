package io.quantumtrader.app.secret;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What may hold a secret, as it may be told: by logs, by {@code ./qt doctor}, {@code ./qt config} and the API alike. Tokens and passwords
 * stand in no configuration; what somebody wrote all the same, who logs in within an address and what is asked of it, is not told.
 */
public final class Secrets {

    /** Stands where something was left out. */
    public static final String MASK = "***";

    /** Values of these keys are left out whole: the path of a webhook is its secret. */
    private static final Pattern KEY = Pattern.compile("(?i).*(password|secret|webhook|token)$");

    /** Whoever logs in stands before the host, with or without a password. */
    private static final Pattern LOGIN = Pattern.compile("//[^?#\\s]*@");

    private static final Pattern QUERY = Pattern.compile("(?i)(\\bhttps?://[^\\s?#]*\\?)[^\\s#]+");

    /** What follows a name like these in any other address, such as that of a database. */
    private static final Pattern NAMED =
            Pattern.compile("(?i)([?&;][^=&;\\s]*(?:password|secret|token|key)=)[^&;\\s]+");

    private Secrets() {}

    /** A value of the configuration without what may be a secret. */
    public static Object told(String key, Object value) {
        if (value instanceof List<?> values)
            return values.stream().map(one -> told(key, one)).toList();
        if (!(value instanceof String text)) return value;
        if (!text.isEmpty() && KEY.matcher(key).matches()) return MASK;
        return within(text);
    }

    /** A text with the addresses in it as they may be told: scheme, host, port and path. */
    public static String within(String text) {
        String noLogin = LOGIN.matcher(text).replaceAll("//" + MASK + "@");
        String noQuery = QUERY.matcher(noLogin).replaceAll("$1" + MASK);
        return NAMED.matcher(noQuery).replaceAll("$1" + MASK);
    }
}
