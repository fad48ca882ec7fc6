/**
 * The one typed configuration: {@code application.conf} over the chosen profile over {@code reference.conf}. Everything
 * that is wrong with it is found at start and told in one message: unknown keys, wrong types, broken orders, numbers that
 * a checked constructor refuses. Every value knows where it came from.
 */
@NullMarked
package io.quantumtrader.app.config;

import org.jspecify.annotations.NullMarked;
