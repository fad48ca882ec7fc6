/** What stands in deploy/ against the routes, the settings and the commands that it names. */
@NullMarked
package io.quantumtrader.deploy;

import org.jspecify.annotations.NullMarked;
