package io.quantumtrader.http.view;

import org.jspecify.annotations.Nullable;

/**
 * A write that was asked of the API, whatever came of it.
 *
 * @param atMs when it was answered, by the clock of the wall
 * @param who by their token; empty where it was not known
 * @param role what the token is for; null where it was not known
 * @param from address that it came from
 * @param path what was asked for
 * @param status the answer's
 * @param reason in the asker's words; null where none could be read
 * @param asked what the body asked for, as name=value with blanks between, reason and phrase left out; null where nothing could be read
 */
public record WriteView(
        long atMs,
        String who,
        @Nullable String role,
        String from,
        String path,
        int status,
        @Nullable String reason,
        @Nullable String asked) {}
