/**
 * A fund on several nodes, all on this machine: its database, its venue and its nodes, each a process of its own, told of in a file
 * that every command finds. For trying it out, and for drills.
 */
@NullMarked
package io.quantumtrader.app.cluster;

import org.jspecify.annotations.NullMarked;
