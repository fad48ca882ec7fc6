/**
 * Events to whoever watches, as server-sent events or as messages of a WebSocket. The fund never waits for a watcher: facts are numbered and kept in
 * a ring for those who come back, snapshots are conflated, and a watcher too slow for its buffer is dropped.
 */
@NullMarked
package io.quantumtrader.http.stream;

import org.jspecify.annotations.NullMarked;
