/** What the doctor finds. */
@NullMarked
package io.quantumtrader.app.doctor;

import org.jspecify.annotations.NullMarked;
