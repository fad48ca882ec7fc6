package io.quantumtrader.persistence.postgres;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How a process has a journal: alone, or as one of the nodes of a cluster that share it. */
public sealed interface Hold {

    /** Nobody else writes. */
    record Alone() implements Hold {}

    /**
     * Other nodes write too, each under a name of its own.
     *
     * @param node its name, not blank; no two processes of a cluster have the same
     */
    record OfNode(String node) implements Hold {

        /** The rest of a session's name, which holds 63 bytes, is taken. */
        private static final int LONGEST_TAG = 18;

        private static final int HASH_DIGITS = 8;

        public OfNode {
            if (node.isBlank()) throw new IllegalArgumentException("a node needs a name");
        }

        /** What sessions of this node are told by: its name, or the beginning of a long one and a hash over all of it. */
        String tag() {
            if (node.matches("[A-Za-z0-9._:-]{1," + LONGEST_TAG + "}")) return node;
            String plain = node.replaceAll("[^A-Za-z0-9._:-]", "_");
            int kept = LONGEST_TAG - HASH_DIGITS - 1;
            return plain.substring(0, Math.min(kept, plain.length())) + "~" + hash();
        }

        private String hash() {
            try {
                var sha256 = MessageDigest.getInstance("SHA-256").digest(node.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(sha256).substring(0, HASH_DIGITS);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("every Java platform has SHA-256", impossible);
            }
        }
    }

    /** That of a node of that name; alone for an empty name. */
    static Hold of(String node) {
        return node.isEmpty() ? new Alone() : new OfNode(node);
    }
}
