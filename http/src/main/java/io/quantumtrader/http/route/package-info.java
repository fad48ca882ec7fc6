/**
 * The addresses of the API as data, and what answers them. The list is the source of the reference page; a switch over
 * it makes sure that each has an answer.
 */
@NullMarked
package io.quantumtrader.http.route;

import org.jspecify.annotations.NullMarked;
