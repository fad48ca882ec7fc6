/** Views of the record as files for other programs. */
@NullMarked
package io.quantumtrader.app.export;

import org.jspecify.annotations.NullMarked;
