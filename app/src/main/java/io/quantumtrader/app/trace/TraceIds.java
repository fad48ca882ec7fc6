package io.quantumtrader.app.trace;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Ids of traces, made of what they are about: every node finds the same without being told, and so does a person with
 * {@code printf main/BTCUSDT-17 | sha256sum}.
 *
 * @param portfolio whose decisions they are
 */
public record TraceIds(String portfolio) {

    private static final int TRACE_DIGITS = 32;
    private static final int SPAN_DIGITS = 16;

    /** Of the trace of a decision: the first 32 digits of the SHA-256 of portfolio, slash, decision. */
    public String trace(String decisionId) {
        return digest(decisionId).substring(0, TRACE_DIGITS);
    }

    /** Of the span that is the whole decision: the 16 digits after those. */
    String whole(String decisionId) {
        return digest(decisionId).substring(TRACE_DIGITS, TRACE_DIGITS + SPAN_DIGITS);
    }

    /** Of the span of a decision's stage that has others within it. */
    String stage(String decisionId, String stage) {
        return digest(decisionId + "/" + stage).substring(0, SPAN_DIGITS);
    }

    private String digest(String about) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest((portfolio + "/" + about).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
