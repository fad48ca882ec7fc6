/**
 * What an operator asks of the fund. The API has checked the form of each; whether the fund grants it is the fund's
 * answer. {@code who} is the name that the operator's token stands for, never what the request's body says.
 */
@NullMarked
package io.quantumtrader.http.request;

import org.jspecify.annotations.NullMarked;
