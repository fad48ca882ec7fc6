/**
 * The generated pages under docs/reference: each is made from what it describes, and a test fails when the page in the
 * repository is not what would be made now. {@code ./qt reference} writes them.
 */
@NullMarked
package io.quantumtrader.reference;

import org.jspecify.annotations.NullMarked;
