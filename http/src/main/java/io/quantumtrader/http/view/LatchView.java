package io.quantumtrader.http.view;

import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An activation that stands until somebody releases it.
 *
 * @param id latch id; releases go by it
 * @param layer who holds it
 * @param level 1..7
 * @param scope {@code *}, {@code portfolio} or {@code portfolio/symbol}
 * @param permission the most it allows
 * @param reasons why, with numbers
 * @param who the operator who set it, null for the fund itself
 * @param why the operator's words, null if none
 * @param sinceMs when
 * @param releasedBy who may release it and how many of them
 * @param releasePhrase what the operator must type, null if nothing
 * @param pendingRelease a release that was asked for and is not in force yet, null if none
 * @param afterRelease which state follows a release
 */
public record LatchView(
        String id,
        Layer layer,
        int level,
        String scope,
        Permission permission,
        List<ReasonView> reasons,
        @Nullable String who,
        @Nullable String why,
        long sinceMs,
        String releasedBy,
        @Nullable String releasePhrase,
        @Nullable PendingRelease pendingRelease,
        String afterRelease) {

    public LatchView {
        reasons = List.copyOf(reasons);
    }

    /**
     * A release under way.
     *
     * @param who asked for it
     * @param reason in their words
     * @param atMs when they asked
     * @param effectiveAtMs when it can be confirmed by whoever asked, null while another person is needed
     * @param untilMs when it lapses
     */
    public record PendingRelease(
            String who, String reason, long atMs, @Nullable Long effectiveAtMs, long untilMs) {}
}
