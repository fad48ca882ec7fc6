/**
 * How a person hears of an alarm who does not look at the page: the port is {@link io.quantumtrader.actors.safety.SafetyAlarms}, here
 * are its adapters. They return at once and can fail without anybody noticing but the log.
 */
@NullMarked
package io.quantumtrader.app.notify;

import org.jspecify.annotations.NullMarked;
