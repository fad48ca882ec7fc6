/**
 * The record of a fund on disk: its database owned or looked at, sealed, archived, backed up, restored, and its views kept up. It
 * touches files and PostgreSQL, tells alarms, and knows no actor.
 */
@NullMarked
package io.quantumtrader.app.fund.keep;

import org.jspecify.annotations.NullMarked;
