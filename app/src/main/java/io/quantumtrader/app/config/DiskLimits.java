package io.quantumtrader.app.config;

/**
 * From which free space on a disk counts as low.
 *
 * @param bytes below this
 * @param share of the whole disk, (0, 1]: below this where it is less
 */
public record DiskLimits(long bytes, double share) {

    /** Free space counts as enough again from here on, as a multiple of the limit. */
    private static final double BACK = 1.25;

    /** The limit of a disk, bytes. */
    public long low(long totalBytes) {
        return Math.min(bytes, (long) (share * totalBytes));
    }

    /** Where a disk that was low is not any more, bytes. */
    public long back(long totalBytes) {
        return (long) (BACK * low(totalBytes));
    }
}
