/** This program and others in processes of their own: started, signalled, found again by number and time of start. */
@NullMarked
package io.quantumtrader.app.process;

import org.jspecify.annotations.NullMarked;
