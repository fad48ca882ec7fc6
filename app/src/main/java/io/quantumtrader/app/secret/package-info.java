/** What may hold a secret is told in one way, whoever tells it. Knows nothing of the rest of the program. */
@NullMarked
package io.quantumtrader.app.secret;

import org.jspecify.annotations.NullMarked;
