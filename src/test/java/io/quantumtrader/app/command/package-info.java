/** Commands as a person types them, and the exit codes they end with. */
@NullMarked
package io.quantumtrader.app.command;

import org.jspecify.annotations.NullMarked;
