/** The model check in its small form, its mutants, and that its gate is the real one. */
@NullMarked
package io.quantumtrader.app.drill.model;

import org.jspecify.annotations.NullMarked;
