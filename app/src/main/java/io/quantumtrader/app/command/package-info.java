/**
 * The command line: one class per command, options checked here, exit codes in one place. Commands that ask a running
 * fund use its API like anybody else; {@code up}, {@code run} and {@code replay} go through the seam in
 * {@code launch}.
 */
@NullMarked
package io.quantumtrader.app.command;

import org.jspecify.annotations.NullMarked;
