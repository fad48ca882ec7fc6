/**
 * How fast the API answers: beside a bare route of the same answer size, under many clients at once, to many watchers, and over a
 * week of record. The clients live in a process of their own, so that they do not share a heap with what is measured.
 */
@NullMarked
package io.quantumtrader.app.bench.http;

import org.jspecify.annotations.NullMarked;
