package io.quantumtrader.kernel.market;

/** Order statistics without sorting everything. */
final class Selection {

    private Selection() {}

    /** Moves the element of rank {@code k} of {@code [0, length)} to place k: nothing before it is larger, nothing after smaller. */
    static void place(double[] values, int length, int k) {
        int low = 0;
        int high = length - 1;
        while (low < high) {
            double pivot = middleOfThree(values[low], values[(low + high) >>> 1], values[high]);
            int i = low;
            int j = high;
            while (i <= j) {
                while (values[i] < pivot) i++;
                while (values[j] > pivot) j--;
                if (i <= j) swap(values, i++, j--);
            }
            if (k <= j) high = j;
            else if (k >= i) low = i;
            else return;
        }
    }

    /** The smallest of {@code [from, to)}, which must not be empty. */
    static double smallest(double[] values, int from, int to) {
        double smallest = values[from];
        for (int i = from + 1; i < to; i++) smallest = Math.min(smallest, values[i]);
        return smallest;
    }

    private static double middleOfThree(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    private static void swap(double[] values, int i, int j) {
        double kept = values[i];
        values[i] = values[j];
        values[j] = kept;
    }
}
