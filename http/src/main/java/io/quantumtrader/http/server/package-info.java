/**
 * The server: it binds, lets requests in through the door, finds what answers them, and puts the security headers on
 * whatever comes out.
 */
@NullMarked
package io.quantumtrader.http.server;

import org.jspecify.annotations.NullMarked;
