/**
 * Looks at pages in a real Chromium: one browser for all tests of a process, one context of its own for each test, and a list of
 * everything that the browser complained about. It knows nothing of any page.
 */
@NullMarked
package io.quantumtrader.http.chromium;

import org.jspecify.annotations.NullMarked;
