/**
 * What nodes of a cluster need of one another: copies of the ladder, the deadline until which a node may send, and the ways to those
 * parts of a fund that live on another node. Nothing here decides anything about a position.
 */
@NullMarked
package io.quantumtrader.actors.cluster;

import org.jspecify.annotations.NullMarked;
